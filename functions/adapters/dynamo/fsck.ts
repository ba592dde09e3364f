import { type Against, applicationFaults, type Breach } from './fsck/application.ts';
import { claimFault, folderFaults, orphanFiles } from './fsck/attachments.ts';
import { countRegister } from './fsck/counts.ts';
import { readEvents } from './fsck/events.ts';
import { numberRegister } from './fsck/numbers.ts';
import type { ItemSource, Partition } from './item-source.ts';
import type { Item } from './items.ts';
import { applicationPk, eventSk, folderPk, submitKey } from './keys.ts';

export type { Breach };

/** How often an application that others write to meanwhile is read again. */
const READINGS = 4;

const APPLICATION = applicationPk('');

/** A breach as one sentence, with the 受理编号 or what else it is about. */
export const sentenceOf = ({ number, fault }: Breach): string => `${number}：${fault}。`;

const keyFault = async (item: Item, source: ItemSource): Promise<string | undefined> => {
  const number = String(item['number']);
  const first = await source.get(applicationPk(number), eventSk(1));
  if (!first) return '有它的幂等键，却没有这件申请';
  const [event] = readEvents([first]).events;
  return !event || submitKey(event.intent).pk === item.pk ? undefined : '幂等键不是这件申请提交时用的';
};

/**
 * 核对数据 — every invariant of a whole store, read as a stream: memory holds one application and a bit for each number.
 * A store that is written to meanwhile is judged by what stays wrong when it is read again.
 */
export const fsck = async function* (source: ItemSource, against: Against): AsyncGenerator<Breach> {
  const register = numberRegister();
  const counts = await countRegister(source);

  const application = async function* ({ pk, items }: Partition): AsyncGenerator<Breach> {
    const number = pk.slice(APPLICATION.length);
    if (!register.see(number)) return yield { number, fault: '不是受理编号' };
    counts.see(number, items);
    let faults = await applicationFaults(number, items, source, against);
    for (let readings = 1; faults.length > 0 && readings < READINGS; readings += 1)
      faults = await applicationFaults(number, await source.partition(pk), source, against);
    for (const fault of faults) yield { number, fault };
  };

  for await (const partition of source.partitions()) {
    const { pk, items } = partition;
    const [item] = items;
    if (pk.startsWith(APPLICATION)) yield* application(partition);
    else if (pk.startsWith('YEAR#')) register.seeYear(pk.slice('YEAR#'.length));
    else if (pk.startsWith('SUBMIT#') && item) {
      const fault = await keyFault(item, source);
      if (fault) yield { number: String(item['number']), fault };
    } else if (pk.startsWith(folderPk(''))) yield* folderFaults(partition, source, against.blobs);
    else if (pk.startsWith('UPL#') && item) {
      const breach = await claimFault(item, source);
      if (breach) yield breach;
    }
  }
  yield* register.faults(source);
  yield* counts.faults();
  if (against.blobs) yield* orphanFiles(source, against.blobs);
};
