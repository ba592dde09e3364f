/** A thread that inspects one file; see `isolated.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { inspectFile } from './inspect.ts';

parentPort?.postMessage(await inspectFile(workerData.input, workerData.megabytes));
