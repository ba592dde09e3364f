import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './settings.ts';

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The exit code of a child as a shell counts it, 128 and more for a signal; our own signals are passed on to it. */
export const exitCodeOf = (child: ChildProcess): Promise<number> => {
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, passOn);
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']));
  }).finally(() => {
    for (const signal of SIGNALS) process.off(signal, passOn);
  });
};

/** Runs a script under this same Node from the project's folder, with options of Node's own. */
export const runTool = (script: string, nodeOptions: readonly string[] = []) =>
  exitCodeOf(spawn(process.execPath, [...nodeOptions, script], { cwd: ROOT, stdio: 'inherit' }));
