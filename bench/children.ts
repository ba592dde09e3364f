import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 100;
const TICKS_PER_SECOND = 100;

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const childIds = (): string[] =>
  readdirSync('/proc/self/task').flatMap((task) => read(`/proc/self/task/${task}/children`).split(' ').filter(Boolean));

export interface ChildUsage {
  readonly cpuSeconds: number;
  /** The largest one of them ever was. */
  readonly peakMegabytes: number;
}

/** Watches the processes this one starts, by what Linux says of them. */
export const watchChildren = (): { readonly stop: () => ChildUsage } => {
  const cpu = new Map<string, number>();
  let peak = 0;
  const look = () => {
    for (const id of childIds()) {
      const times = read(`/proc/${id}/stat`).split(') ')[1]?.split(' ') ?? [];
      cpu.set(id, (Number(times[11] ?? 0) + Number(times[12] ?? 0)) / TICKS_PER_SECOND);
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0) / 1024);
    }
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return { cpuSeconds: [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0), peakMegabytes: peak };
    },
  };
};
