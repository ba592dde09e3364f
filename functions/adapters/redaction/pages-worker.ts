/** A process that looks at the pages of one file; see `isolated.ts`. */
import type { OutgoingFile } from '../../usecases/ports/outgoing.ts';
import { answer } from '../isolated.ts';
import { PdfFault } from '../pdf/engine.ts';
import type { Ask } from './page-reader.ts';
import { drawPage, findWords, pageSizes } from './pages.ts';

answer(async ({ file, ask }: { file: OutgoingFile; ask: Ask }, megabytes) => {
  try {
    if ('page' in ask) return await drawPage(file, ask.page, megabytes);
    if ('words' in ask) return await findWords(file, ask.words, megabytes);
    return await pageSizes(file, megabytes);
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error;
    return undefined;
  }
});
