/** A thread that redacts one file; see `isolated.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { redactFile } from './redact.ts';

const { file, areas } = workerData.input;
parentPort?.postMessage(await redactFile(file, areas, workerData.megabytes));
