import type { Application } from '#domain/application/facts.ts';
import type { Blobs, Upload } from '../../../usecases/ports/uploads.ts';
import type { ItemSource } from '../item-source.ts';
import type { Item } from '../items.ts';
import { applicationPk, SNAPSHOT_SK, uploadKey } from '../keys.ts';
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

/** What is wrong with the attachments of an application: each is claimed by it alone, and its file is what was taken. */
export const attachmentFaults = async (
  { number, attachments }: Application,
  source: ItemSource,
  blobs: BlobSource | undefined,
): Promise<string[]> => {
  const faults: string[] = [];
  for (const [at, { id, sha256 }] of attachments.entries()) {
    const upload = await uploadOf(source, id);
    const isClaimed = upload?.['claimedBy'] === number && upload['sha256'] === sha256;
    const fault = isClaimed ? blobs && (await fileFault({ id, sha256 }, blobs)) : '记录不见了，或者属于别的申请';
    if (fault) faults.push(`附件 ${at + 1}（${id}）的${fault}`);
  }
  return faults;
};

/** What is wrong with an upload that says an application has it. */
export const claimFault = async (item: Item, source: ItemSource): Promise<Breach | undefined> => {
  const [id, number] = [String(item['id']), item['claimedBy']];
  if (typeof number !== 'string') return undefined;
  const snapshot = await source.get(applicationPk(number), SNAPSHOT_SK);
  const body = String(snapshot?.['body'] ?? '');
  return body.includes(`"${id}"`) ? undefined : { number, fault: `附件 ${id} 记着属于这件申请，申请里却没有它` };
};

/** Files that belong to no upload. */
export const orphanFiles = async function* (source: ItemSource, { kept }: BlobSource): AsyncGenerator<Breach> {
  for await (const { id, sha256 } of kept?.() ?? [])
    if ((await uploadOf(source, id))?.['sha256'] !== sha256)
      yield { number: `附件 ${id}`, fault: '有文件，却没有它的记录，或者记录的是别的内容' };
};
