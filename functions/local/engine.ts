import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const ANSWER_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 10;
const STOP_WITHIN_MS = 5_000;

/**
 * Runs the engine in a process group of its own, so that Ctrl-C reaches us first, and ends it when descriptor 3 closes:
 * that happens when we say so, and when we are killed.
 */
const KEEPER = `
"$@" >/dev/null 3<&- & engine=$!
( read -r word <&3; kill "$engine" ) 2>/dev/null &
watcher=$!
exec 3<&-
echo "$engine"
wait "$engine"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"`;

export interface Engine {
  readonly pid: number;
  /** Resolves when the process is gone, with what it said last; also when it was told to stop. */
  readonly ended: Promise<string>;
  /** Lets it finish what it writes, and resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

const textOf = async (child: ChildProcess): Promise<string> => {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-500);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...how) => resolve(how));
  });
  return said.trim().split('\n').at(-1) || `exit ${code ?? signal}`;
};

/** Whatever is left of the group: the engine outlives a keeper that was killed. */
const killGroup = (child: ChildProcess): void => {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
};

/**
 * Starts the engine on `port` of this machine, and waits until it answers.
 *
 * @returns what it said instead, when it ended
 */
export const startEngine = async (binary: string, database: string, port: number): Promise<Engine | string> => {
  const command = [
    '-c',
    KEEPER,
    'engine',
    binary,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--db-path',
    database,
  ];
  const child = spawn('/bin/sh', command, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], detached: true });
  const line = child.stdio[3] as Socket;
  line.on('error', () => undefined);
  const ended = textOf(child).finally(() => killGroup(child));
  const pid = new Promise<number>((resolve) => child.stdout?.once('data', (chunk: Buffer) => resolve(Number(chunk))));
  const stop = async (): Promise<void> => {
    const patience = setTimeout(() => killGroup(child), STOP_WITHIN_MS);
    line.destroy();
    await ended;
    clearTimeout(patience);
  };
  const endpoint = `http://127.0.0.1:${port}/`;
  for (let waitedMs = 0; waitedMs < ANSWER_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    const over = await Promise.race([ended, pause(LOOK_EVERY_MS)]);
    if (over !== undefined) return over;
    if (await answers(endpoint)) return { pid: await pid, ended, stop };
  }
  await stop();
  return 'no answer';
};
