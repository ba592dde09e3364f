import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const EVERY_MS = 50;
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;
/** Fields of /proc/PID/stat after the name in brackets, counted from the state (proc_pid_stat(5)). */
const STAT = { utime: 11, stime: 12, cutime: 13, cstime: 14 };

/** What a command and all it started took. */
export interface Usage {
  readonly wallSeconds: number;
  /** User and system time of all its processes. */
  readonly cpuSeconds: number;
  /** The most its processes held in memory at one time, shared pages counted in each. */
  readonly peakMegabytes: number;
  readonly stdout: string;
}

/** Nothing where the process is gone: it ends when it likes. */
const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const ticks = (pid: number | 'self', ...fields: (keyof typeof STAT)[]): number => {
  const values = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return fields.reduce((sum, field) => sum + Number(values[STAT[field]] ?? 0), 0);
};

const tasks = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

const childrenOf = (pid: number): number[] =>
  tasks(pid).flatMap((task) => read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number));

const familyOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(familyOf)];

const megabytes = (pid: number): number =>
  (Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES) / 1_000_000;

/** Looks at a process and its descendants until told to stop. */
const watch = (pid: number): (() => { readonly ticks: number; readonly peakMegabytes: number }) => {
  const seen = new Map<number, number>();
  let peakMegabytes = 0;
  const look = (): void => {
    const family = familyOf(pid);
    for (const id of family) seen.set(id, Math.max(seen.get(id) ?? 0, ticks(id, 'utime', 'stime')));
    peakMegabytes = Math.max(
      peakMegabytes,
      family.reduce((sum, id) => sum + megabytes(id), 0),
    );
  };
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    return { ticks: [...seen.values()].reduce((sum, own) => sum + own, 0), peakMegabytes };
  };
};

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command to its end and tells what it took, by what Linux says of it.
 * What a parent has waited for is exact to 10 ms; a process nobody waited for is counted as last seen.
 *
 * @throws Error with all it said when it fails
 */
export const measure = async ({ file, args, cwd, env }: Command): Promise<Usage> => {
  const before = ticks('self', 'cutime', 'cstime');
  const startedAtMs = performance.now();
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const stop = watch(child.pid ?? process.pid);
  const [exitCode, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  const wallSeconds = (performance.now() - startedAtMs) / 1000;
  const watched = stop();
  if (exitCode !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${exitCode}:\n${stdout}${stderr}`);
  const waitedFor = ticks('self', 'cutime', 'cstime') - before;
  const cpuSeconds = Math.max(waitedFor, watched.ticks) / TICKS_PER_SECOND;
  return { wallSeconds, cpuSeconds, peakMegabytes: watched.peakMegabytes, stdout };
};
