/** A thread that looks at the pages of one file; see `isolated.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { PdfFault } from '../pdf/engine.ts';
import { drawPage, findWords, pageSizes } from './pages.ts';

const { file, ask } = workerData.input;
const { megabytes } = workerData;
try {
  const answer =
    'page' in ask
      ? await drawPage(file, ask.page, megabytes)
      : 'words' in ask
        ? await findWords(file, ask.words, megabytes)
        : await pageSizes(file, megabytes);
  parentPort?.postMessage(answer);
} catch (error) {
  if (!(error instanceof PdfFault)) throw error;
  parentPort?.postMessage(undefined);
}
