import { setTimeout as pause } from 'node:timers/promises';

export interface Repeated {
  /** Lets what is under way finish. */
  readonly stop: () => Promise<void>;
}

/** Does `work` now and every so often, never twice at once; what fails is logged, and tried at the next turn. */
export const repeat = (
  everyMs: number,
  work: () => Promise<void>,
  log: (line: Readonly<Record<string, unknown>>) => void,
): Repeated => {
  const quitting = new AbortController();
  const { signal } = quitting;
  const turns = async (): Promise<void> => {
    while (!signal.aborted) {
      await work().catch((error: Error) => log({ level: 'error', error: error.stack }));
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const done = turns();
  return {
    stop: () => {
      quitting.abort();
      return done;
    },
  };
};
