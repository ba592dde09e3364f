import { fork } from 'node:child_process';
import { join } from 'node:path';

interface Told {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly ready?: true;
}

const WAIT_MS = 60_000;

/** A packed function in a process of its own, with the environment that the template gives it and none of ours. */
export const startLambda = async (folder: string, environment: Readonly<Record<string, string>>) => {
  const child = fork(join(import.meta.dirname, 'runner.mjs'), {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const waiting = new Map<number, (told: Told) => void>();
  let begin: () => void;
  const ready = new Promise<void>((resolve, reject) => {
    begin = resolve;
    child.once('exit', (code) => reject(new Error(`${folder} ended with ${code}: ${said}`)));
  });
  child.on('message', (told: Told) => {
    if (told.ready) begin();
    else waiting.get(told.id ?? -1)?.(told);
  });
  await ready;
  let last = 0;
  return {
    /** What is logged. */
    said: () => said,
    invoke: async <T>(event: unknown): Promise<T> => {
      last += 1;
      const id = last;
      const told = await new Promise<Told>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no answer from ${folder}: ${said}`)), WAIT_MS);
        waiting.set(id, (answer) => {
          clearTimeout(late);
          resolve(answer);
        });
        child.send({ id, event });
      });
      if (told.error) throw new Error(told.error);
      return told.result as T;
    },
    stop: () => void child.kill('SIGKILL'),
  };
};

export type Lambda = Awaited<ReturnType<typeof startLambda>>;
