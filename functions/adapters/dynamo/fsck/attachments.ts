import type { Application } from '#domain/application/facts.ts';
import type { Blobs, Upload } from '../../../usecases/ports/uploads.ts';
import type { ItemSource, Partition } from '../item-source.ts';
import type { Item } from '../items.ts';
import { applicationPk, folderPk, SNAPSHOT_SK, uploadKey } from '../keys.ts';
import type { Breach } from './application.ts';

/** The files beside a store. */
export interface BlobSource extends Pick<Blobs, 'read'> {
  /** What lies there; undefined where it cannot be listed. */
  readonly kept: (() => AsyncIterable<Pick<Upload, 'id' | 'sha256'>>) | undefined;
}

const uploadOf = async (source: ItemSource, id: string): Promise<Item | undefined> => {
  const { pk, sk } = uploadKey(id);
  return source.get(pk, sk);
};

const fileFault = async (attachment: Pick<Upload, 'id' | 'sha256'>, blobs: BlobSource): Promise<string | undefined> => {
  try {
    return (await blobs.read(attachment)) ? undefined : '文件不见了';
  } catch {
    return '文件打不开，或者不是当时收下的内容（SHA-256 不符）';
  }
};

/** What is wrong with a file that an application has: it is claimed by it alone, and its content is what was taken. */
const holdingFault = async (
  number: string,
  { id, sha256 }: Pick<Upload, 'id' | 'sha256'>,
  source: ItemSource,
  blobs: BlobSource | undefined,
): Promise<string | undefined> => {
  const upload = await uploadOf(source, id);
  const isClaimed = upload?.['claimedBy'] === number && upload['sha256'] === sha256;
  return isClaimed ? blobs && (await fileFault({ id, sha256 }, blobs)) : '记录不见了，或者属于别的申请';
};

/** What is wrong with the attachments of an application. */
export const attachmentFaults = async (
  { number, attachments }: Application,
  source: ItemSource,
  blobs: BlobSource | undefined,
): Promise<string[]> => {
  const faults: string[] = [];
  for (const [at, attachment] of attachments.entries()) {
    const fault = await holdingFault(number, attachment, source, blobs);
    if (fault) faults.push(`附件 ${at + 1}（${attachment.id}）的${fault}`);
  }
  return faults;
};

/** What is wrong with the files that are kept to be released with a reply. */
export const folderFaults = async function* (
  { pk, items }: Partition,
  source: ItemSource,
  blobs: BlobSource | undefined,
): AsyncGenerator<Breach> {
  const number = pk.slice(folderPk('').length);
  for (const { body } of items) {
    const file = JSON.parse(String(body)) as Pick<Upload, 'id' | 'sha256'>;
    const fault = await holdingFault(number, file, source, blobs);
    if (fault) yield { number, fault: `随答复公开的文件 ${file.id} 的${fault}` };
  }
};

/** What is wrong with an upload that says an application has it. */
export const claimFault = async (item: Item, source: ItemSource): Promise<Breach | undefined> => {
  const [id, number] = [String(item['id']), item['claimedBy']];
  if (typeof number !== 'string') return undefined;
  const snapshot = await source.get(applicationPk(number), SNAPSHOT_SK);
  const body = String(snapshot?.['body'] ?? '');
  const isHeld = body.includes(`"${id}"`) || (await source.get(folderPk(number), id)) !== undefined;
  return isHeld ? undefined : { number, fault: `附件 ${id} 记着属于这件申请，申请里却没有它` };
};

/** Files that belong to no upload. */
export const orphanFiles = async function* (source: ItemSource, { kept }: BlobSource): AsyncGenerator<Breach> {
  for await (const { id, sha256 } of kept?.() ?? [])
    if ((await uploadOf(source, id))?.['sha256'] !== sha256)
      yield { number: `附件 ${id}`, fault: '有文件，却没有它的记录，或者记录的是别的内容' };
};
