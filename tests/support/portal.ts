import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../../tools/settings.ts';

/** The tests' own build of the site, so that they never touch the one being served. */
export const TEST_DIST = 'dist.test';

export interface Portal {
  readonly child: ChildProcess;
  /** All it has said so far, on both streams. */
  readonly output: () => string;
  /** Resolves with the exit code, null after a signal. */
  readonly ended: Promise<number | null>;
}

/** `tools/start.ts` as a real process, on a port the system chooses unless `env` says another. */
export const startPortal = (env: Readonly<Record<string, string>> = {}): Portal => {
  const child = spawn(process.execPath, ['tools/start.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', DIST_DIR: TEST_DIST, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
};

/** The address from the portal's ready line. @throws what it said instead */
export const readyUrl = async ({ child, output, ended }: Portal): Promise<string> => {
  const find = (): string | undefined => /^Mingbai is ready: (\S+)$/m.exec(output())?.[1];
  const said = new Promise<void>((resolve) => {
    child.stdout?.on('data', () => {
      if (find()) resolve();
    });
  });
  await Promise.race([said, ended]);
  const url = find();
  if (!url) throw new Error(`the portal did not start:\n${output()}`);
  return url;
};
