import type { Application } from '#domain/application/facts.ts';
import { placementOf } from '#domain/application/placement.ts';
import { isOpen } from '#domain/application/states.ts';
import type { WorkCalendar } from '#domain/work-calendar.ts';
import type { Stored } from '../../../usecases/ports/applications.ts';
import { canonicalText } from '../chain.ts';
import { assistItems, type Item, snapshotItem } from '../items.ts';

type Head = Pick<Stored, 'version' | 'head'>;

/** Whether the snapshot says what the events say. */
export const foldFaults = (snapshot: Item, application: Application, { version, head }: Head): string[] => [
  ...(snapshot['version'] === version
    ? []
    : [`摘要的版本是 ${canonicalText(snapshot['version'])}，办理记录有 ${version} 条`]),
  ...(snapshot['head'] === head ? [] : ['摘要记的最后一条哈希与办理记录的不同']),
  ...(snapshot['body'] === canonicalText(application) ? [] : ['摘要的内容与办理记录推出的不同']),
];

const QUEUE = ['desk', 'deskOrder', 'unit', 'unitOrder', 'line', 'watch', 'watchOrder'] as const;

const shown = (value: unknown): string => (value === undefined ? '没有' : canonicalText(value));

const queueFault = (where: string, expected: Item, found: Item): string[] =>
  QUEUE.filter((name) => expected[name] !== found[name]).map(
    (name) => `${where}的队列属性 ${name} 应是 ${shown(expected[name])}，现在是 ${shown(found[name])}`,
  );

/** Whether it waits where it should: desk, units, due date, the sweep's next day; and in no other queue. */
export const queueFaults = (
  snapshot: Item,
  assist: readonly Item[],
  application: Application,
  calendar: WorkCalendar,
): string[] => {
  const { number } = application;
  const write = { number, application, placement: placementOf(application, calendar) };
  const expected = new Map(assistItems(write).map((item) => [item.sk, item]));
  const found = new Map(assist.map((item) => [item.sk, item]));
  return [
    ...queueFault('摘要', snapshotItem(write, { version: 0, head: '' }), snapshot),
    ...[...expected].flatMap(([sk, item]) => {
      const line = found.get(sk);
      return line ? queueFault(sk, item, line) : [`协办单位的列表里缺 ${sk}`];
    }),
    ...[...found.keys()].filter((sk) => !expected.has(sk)).map((sk) => `${sk} 不是现在的协办单位`),
  ];
};

/** Exactly one leaf when it is closed; none before it ever was. */
export const outcomeFaults = ({ state, outcome, closedOn, supplementaryReplies }: Application): string[] => {
  const wasClosed = !isOpen(state) || supplementaryReplies.length > 0;
  return [
    ...(wasClosed === (outcome !== undefined) ? [] : [wasClosed ? '已办结却没有办理结果' : '没有办结却已有办理结果']),
    ...(isOpen(state) === (closedOn === undefined) ? [] : ['办结日期与状态不符']),
  ];
};
