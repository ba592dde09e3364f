import { fold } from '#domain/application/evolve.ts';
import type { Application, PersonalField } from '#domain/application/facts.ts';
import type { WorkCalendar } from '#domain/work-calendar.ts';
import type { StoredEvent } from '../../../usecases/ports/applications.ts';
import type { Vault } from '../../../usecases/ports/vault.ts';
import type { Instant } from '../../../usecases/ports.ts';
import type { ItemSource } from '../item-source.ts';
import type { Item } from '../items.ts';
import { DATA_KEY_SK, SNAPSHOT_SK, submitKey } from '../keys.ts';
import { sealText } from '../seal-text.ts';
import { attachmentFaults, type BlobSource } from './attachments.ts';
import { markFaults } from './counts.ts';
import { foundFaults, readEvents } from './events.ts';
import { noticeFaults } from './notices.ts';
import { foldFaults, outcomeFaults, queueFaults } from './snapshot.ts';

/** One invariant that does not hold. */
export interface Breach {
  readonly number: string;
  readonly fault: string;
}

/** What is looked at beyond what the store says of itself. */
export interface Against {
  /** The places in the queues are judged by it; without it they are not looked at. */
  readonly calendar?: WorkCalendar | undefined;
  /** Whoever last changed before this instant is counted by now; without it, that one is not counted is no fault. */
  readonly countedBefore?: Instant | undefined;
  /** Without it, the files of attachments are not looked at. */
  readonly blobs?: BlobSource | undefined;
  /** Without it, sealed fields are not opened. */
  readonly vault?: Pick<Vault, 'reopen'> | undefined;
  /** Without it, seals are not looked at. */
  readonly isSealed?: ((text: string, seal: string) => Promise<boolean>) | undefined;
}

const folded = (events: readonly StoredEvent[]): Application | undefined => {
  try {
    return fold(events.map(({ event }) => event));
  } catch {
    return undefined;
  }
};

const sealFaults = async (number: string, snapshot: Item, { isSealed }: Against): Promise<string[]> => {
  if (!isSealed) return [];
  const { version, head, seal } = snapshot;
  if (typeof seal !== 'string') return ['摘要没有审计印章'];
  const text = sealText(number, { version: Number(version), head: String(head) });
  return (await isSealed(text, seal)) ? [] : ['摘要的审计印章不符：办理记录的条数或最后一条被改动过'];
};

/** Whether the data key and what is sealed under it open; what they hold is not looked at. */
const personalFaults = async (
  { number, personal }: Application,
  wrapped: unknown,
  { vault }: Against,
): Promise<string[]> => {
  if (!vault || typeof wrapped !== 'string' || !wrapped) return [];
  const box = await vault.reopen(number, wrapped).catch(() => undefined);
  if (!box) return ['数据密钥打不开，个人信息也打不开'];
  return Object.entries(personal).flatMap(([field, sealed]) => {
    try {
      box.open(field as PersonalField, sealed);
      return [];
    } catch {
      return [`个人信息 ${field} 打不开`];
    }
  });
};

const keyFaults = async (
  number: string,
  events: readonly StoredEvent[],
  items: readonly Item[],
  source: ItemSource,
) => {
  const { pk, sk } = submitKey(events[0]?.intent ?? '');
  const key = await source.get(pk, sk);
  const dataKey = items.find((item) => item.sk === DATA_KEY_SK);
  return [
    ...(key?.['number'] === number ? [] : ['提交时的幂等键不见了，或指向别的申请']),
    ...(typeof dataKey?.['wrapped'] === 'string' && dataKey['wrapped'] ? [] : ['数据密钥不见了，个人信息打不开']),
  ];
};

/** Everything that is wrong with one application, each in half a sentence; none when all holds. */
export const applicationFaults = async (
  number: string,
  items: readonly Item[],
  source: ItemSource,
  against: Against,
): Promise<readonly string[]> => {
  const ordered = items.toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
  const under = (beginning: string) => ordered.filter(({ sk }) => sk.startsWith(beginning));
  const snapshot = items.find(({ sk }) => sk === SNAPSHOT_SK);
  if (!snapshot) return ['没有摘要'];
  const sealed = await sealFaults(number, snapshot, against);
  const { events, faults } = readEvents(under('EVT#'));
  if (faults.length > 0) return [...faults, ...sealed];
  const application = folded(events);
  if (!application) return ['办理记录不合办理流程，推不出现在的状态', ...sealed];
  if (application.number !== number) return [`办理记录属于另一件申请（${application.number}）`, ...sealed];
  const { calendar } = against;
  return [
    ...foldFaults(snapshot, application, { version: events.length, head: events.at(-1)?.hash ?? '' }),
    ...sealed,
    ...outcomeFaults(application),
    ...(calendar ? queueFaults(snapshot, under('ASSIST#'), application, calendar) : []),
    ...(await keyFaults(number, events, items, source)),
    ...noticeFaults(number, events, under('OUT#')),
    ...foundFaults(events, under('EVT#')),
    ...(await personalFaults(application, items.find(({ sk }) => sk === DATA_KEY_SK)?.['wrapped'], against)),
    ...(await attachmentFaults(application, source, against.blobs)),
    ...markFaults(events, under('COUNT#'), against.countedBefore),
  ];
};
