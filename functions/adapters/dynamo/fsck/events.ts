import type { StoredEvent } from '../../../usecases/ports/applications.ts';
import { GENESIS, type Link, readLink } from '../chain.ts';
import type { Item } from '../items.ts';
import { queueOf } from '../items.ts';
import { eventSk } from '../keys.ts';

/** The events of an application as far as they are whole, and what is wrong with the first that is not. */
export interface ReadEvents {
  readonly events: readonly StoredEvent[];
  readonly faults: readonly string[];
}

const linkFault = (item: Item, seq: number, previous: string): string | StoredEvent => {
  if (item.sk !== eventSk(seq)) return `缺第 ${seq} 条办理记录，接着的是 ${item.sk}`;
  let event: StoredEvent;
  try {
    event = readLink(item as unknown as Link);
  } catch {
    return `第 ${seq} 条办理记录被改动过：它的内容与哈希不符`;
  }
  if (event.previous !== previous) return `第 ${seq} 条办理记录接不上第 ${seq - 1} 条：它记的前一条哈希不同`;
  return event.seq === seq ? event : `第 ${seq} 条办理记录写的序号是 ${event.seq}`;
};

/** Reads events in order, each chained to the one before; the first breach ends it, for what follows hangs on it. */
export const readEvents = (items: readonly Item[]): ReadEvents => {
  const events: StoredEvent[] = [];
  for (const item of items) {
    const read = linkFault(item, events.length + 1, events.at(-1)?.hash ?? GENESIS);
    if (typeof read === 'string') return { events, faults: [read] };
    events.push(read);
  }
  return events.length > 0 ? { events, faults: [] } : { events, faults: ['没有办理记录'] };
};

/** What is not found by who looked, or by what it asks for. */
export const foundFaults = (events: readonly StoredEvent[], items: readonly Item[]): string[] =>
  events.flatMap(({ seq, event }, at) =>
    items[at]?.['watch'] === queueOf(event)
      ? []
      : [`第 ${seq} 条办理记录不在，或不该在，查看个人信息或者相同申请的名录里`],
  );
