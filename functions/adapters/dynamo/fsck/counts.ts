import { type AnyCell, cellsOf } from '#domain/annual-table.ts';
import { evolve } from '#domain/application/evolve.ts';
import type { Application } from '#domain/application/facts.ts';
import type { StoredEvent } from '../../../usecases/ports/applications.ts';
import type { CountMark } from '../../../usecases/ports/counts.ts';
import type { Instant } from '../../../usecases/ports.ts';
import { cellSk } from '../counts.ts';
import type { ItemSource } from '../item-source.ts';
import type { Item } from '../items.ts';
import { countShard, countShards } from '../keys.ts';
import type { Breach } from './application.ts';

const MARKS = { opened: '新收', closed: '办结', punctual: '按期' } as const satisfies Record<CountMark, string>;

type Mark = CountMark;

interface Cells {
  /** It could have been counted in, at any point of its way: a later outcome is not counted again. */
  readonly possible: Record<Mark, Set<string>>;
  /** It is to be counted in as it is now. */
  readonly due: Readonly<Partial<Record<Mark, AnyCell>>>;
}

const cellsFrom = (events: readonly StoredEvent[]): Cells => {
  const possible = { opened: new Set<string>(), closed: new Set<string>(), punctual: new Set<string>() };
  let application: Application | undefined;
  for (const { event } of events) {
    application = evolve(application, event);
    for (const [mark, cell] of Object.entries(cellsOf(application)) as [Mark, AnyCell][])
      possible[mark].add(cellSk(cell));
  }
  return { possible, due: application ? cellsOf(application) : {} };
};

/** What is wrong with how an application is marked as counted; one that changed after `countedBefore` may not be so yet. */
export const markFaults = (
  events: readonly StoredEvent[],
  items: readonly Item[],
  countedBefore: Instant | undefined,
): string[] => {
  const { possible, due } = cellsFrom(events);
  const isSettled = countedBefore !== undefined && (events.at(-1)?.at ?? '') < countedBefore;
  return (Object.keys(MARKS) as Mark[]).flatMap((mark) => {
    const cell = items.find(({ sk }) => sk === `COUNT#${mark}`)?.['cell'];
    const [expected] = possible[mark];
    if (cell === undefined) return due[mark] && isSettled ? [`没有计入年度统计的${MARKS[mark]}（${expected}）`] : [];
    if (possible[mark].has(String(cell))) return [];
    return [`年度统计的${MARKS[mark]}记在 ${cell}，应是 ${expected ?? '没有'}`];
  });
};

type Totals = ReadonlyMap<string, number>;

const totalsOf = async (source: ItemSource): Promise<Totals> => {
  const totals = new Map<string, number>();
  for (const shard of countShards())
    for (const { sk, times } of await source.partition(shard)) totals.set(`${shard} ${sk}`, Number(times));
  return totals;
};

/**
 * The totals of the annual table against the marks of all applications. Each mark and its count are one transaction and
 * neither is ever taken back: what is marked lies between the totals before and after all were read.
 */
export const countRegister = async (source: ItemSource) => {
  const before = await totalsOf(source);
  const marked = new Map<string, number>();
  return {
    see: (number: string, items: readonly Item[]): void => {
      for (const { sk, cell } of items.filter((item) => item.sk.startsWith('COUNT#'))) {
        const key = `${countShard(number)} ${cell}`;
        marked.set(key, (marked.get(key) ?? 0) + (Object.hasOwn(MARKS, sk.slice('COUNT#'.length)) ? 1 : 0));
      }
    },
    faults: async function* (): AsyncGenerator<Breach> {
      const after = await totalsOf(source);
      for (const key of new Set([...marked.keys(), ...after.keys(), ...before.keys()])) {
        const times = marked.get(key) ?? 0;
        const [least, most] = [before.get(key) ?? 0, after.get(key) ?? 0];
        if (least <= times && times <= most) continue;
        yield { number: '年度统计', fault: `${key} 记了 ${most} 件，申请里标着 ${times} 件` };
      }
    },
  };
};
