import { Worker } from 'node:worker_threads';

export interface Limits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export type Isolated<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'tooMuch' | 'failed' };

/** What a parser meets in a broken file: reading past its end, a fault inside WebAssembly. Anything else is our own. */
const FAULTS_OF_FILES = new Set(['RangeError', 'RuntimeError']);

/**
 * Runs a script in a thread of its own on one input and waits for its one message. A script that takes too long, takes
 * too much memory or breaks ends alone, and nothing but its message comes back.
 *
 * @param script a file of this program, as it lies on disk
 * @throws what the script throws, unless a broken file can cause it
 */
export const isolated = <T>(script: URL, input: unknown, { milliseconds, megabytes }: Limits): Promise<Isolated<T>> =>
  new Promise((resolve, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: megabytes, stackSizeMb: 4 };
    const worker = new Worker(script, { workerData: { input, megabytes }, resourceLimits });
    const end = (result: Isolated<T>): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ kind: 'tooMuch' }), milliseconds);
    worker.once('message', (value: T) => end({ kind: 'done', value }));
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end({ kind: 'tooMuch' });
      if (FAULTS_OF_FILES.has(error.name)) return end({ kind: 'failed' });
      clearTimeout(timer);
      reject(error);
    });
    worker.once('exit', () => end({ kind: 'failed' }));
  });
