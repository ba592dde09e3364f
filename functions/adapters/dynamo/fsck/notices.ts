import { evolve } from '#domain/application/evolve.ts';
import type { Application } from '#domain/application/facts.ts';
import { noticesOf } from '#domain/application/notices.ts';
import { nameOfStep } from '#domain/application/view.ts';
import type { StoredEvent } from '../../../usecases/ports/applications.ts';
import { canonicalText } from '../chain.ts';
import { type Item, noticeItems } from '../items.ts';
import { outboxShard } from '../keys.ts';

/** Events of one transaction: they share intent and instant. */
const writesOf = (events: readonly StoredEvent[]): StoredEvent[][] => {
  const writes: StoredEvent[][] = [];
  for (const event of events) {
    const last = writes.at(-1);
    if (last?.[0]?.intent === event.intent && last[0].at === event.at) last.push(event);
    else writes.push([event]);
  }
  return writes;
};

/** What each write had to tell, as items. */
const expectedItems = (number: string, events: readonly StoredEvent[]): Item[] => {
  const expected: Item[] = [];
  let before: Application | undefined;
  for (const write of writesOf(events)) {
    const application = write.reduce<Application | undefined>((state, { event }) => evolve(state, event), before);
    const last = write.at(-1);
    if (!application || !last) continue;
    const notices = write.flatMap(({ event }) => noticesOf(application, event));
    const { at, intent } = last;
    expected.push(
      ...noticeItems(
        { number, events: [], at, intent, application, placement: { units: [] }, released: [], notices },
        last.seq,
      ),
    );
    before = application;
  }
  return expected;
};

const stepOf = ({ body }: Item): string => nameOfStep(JSON.parse(String(body)).step).name;

const waitsRightly = ({ state, watch }: Item, number: string): boolean =>
  (state === 'waiting') === (watch === outboxShard(number));

/** What is wrong with the notices of an application whose events are whole. */
export const noticeFaults = (number: string, events: readonly StoredEvent[], items: readonly Item[]): string[] => {
  const expected = new Map(expectedItems(number, events).map((item) => [item.sk, item]));
  const found = new Map(items.map((item) => [item.sk, item]));
  const lost = [...expected.values()]
    .filter(({ sk, body }) => found.get(sk)?.['body'] !== body)
    .map((item) => `“${stepOf(item)}”的通知（${item.sk}）${found.has(item.sk) ? '被改动过' : '不见了'}`);
  const strange = items.filter(({ sk }) => !expected.has(sk)).map(({ sk }) => `通知 ${sk} 没有对应的办理记录`);
  const stuck = items
    .filter((item) => expected.has(item.sk) && !waitsRightly(item, number))
    .map(
      ({ sk, state }) =>
        `通知 ${sk} 的状态是 ${canonicalText(state)}，却${state === 'waiting' ? '不' : '还'}在待发队列里`,
    );
  return [...lost, ...strange, ...stuck];
};
