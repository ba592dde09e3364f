import { fork, type StdioOptions } from 'node:child_process';

export interface Limits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export type Isolated<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'tooMuch' | 'failed' };

/** `name` goes by itself: on its way a fault keeps its name only where it is one of JavaScript's own. */
type Told<T> = { readonly value: T } | { readonly fault: Error; readonly name: string };

/** What a parser meets in a broken file: reading past its end, a fault inside WebAssembly. Anything else is our own. */
const FAULTS_OF_FILES = new Set(['RangeError', 'RuntimeError']);

/** V8 aborts a process whose heap is full; without signals that is an exit code. */
const isOutOfMemory = (code: number | null, signal: string | null): boolean => signal === 'SIGABRT' || code === 134;

/**
 * Runs a script (`answer`) in a process of its own on one input and waits for its one answer. A script that takes too
 * long, takes too much memory or breaks, be it in native code, ends alone, and nothing but its answer comes back. It is
 * given nothing of the environment: no key, no address.
 *
 * @param script a file of this program, as it lies on disk
 * @throws what the script throws, unless a broken file can cause it
 */
export const isolated = <T>(script: URL, input: unknown, { milliseconds, megabytes }: Limits): Promise<Isolated<T>> =>
  new Promise((resolve, reject) => {
    const execArgv = [`--max-old-space-size=${megabytes}`];
    const stdio: StdioOptions = ['ignore', 'ignore', 'ignore', 'ipc'];
    const child = fork(script, { env: {}, execArgv, serialization: 'advanced', stdio });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => end(() => resolve({ kind: 'tooMuch' })), milliseconds);
    child.once('message', (told: Told<T>) => {
      if ('value' in told) return end(() => resolve({ kind: 'done', value: told.value }));
      if (FAULTS_OF_FILES.has(told.name)) return end(() => resolve({ kind: 'failed' }));
      end(() => reject(told.fault));
    });
    child.once('error', (error) => end(() => reject(error)));
    child.once('exit', (code, signal) => {
      if (code === 1) return end(() => reject(new Error(`${script.pathname} did not start`)));
      end(() => resolve({ kind: isOutOfMemory(code, signal) ? 'tooMuch' : 'failed' }));
    });
    child.send({ input, megabytes }, () => undefined);
  });

/** The script of that name beside a module, as it lies there: a source, or packed. */
export const scriptBeside = (module: string, name: string): URL =>
  new URL(`./${name}${module.slice(module.lastIndexOf('.'))}`, module);

/** The other end of `isolated`: answers its one question with what `work` makes of it, and then stays until it is ended. */
export const answer = <Input>(work: (input: Input, megabytes: number) => Promise<unknown>): void => {
  process.on('message', async ({ input, megabytes }: { input: Input; megabytes: number }) => {
    const told = await work(input, megabytes).then(
      (value) => ({ value }),
      (fault: Error) => ({ fault, name: fault.name }),
    );
    process.send?.(told);
  });
};
