import { createHash, timingSafeEqual } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { KeyService } from '../usecases/ports/keys.ts';
import type { Blobs, LinkWords } from '../usecases/ports/uploads.ts';
import { type BlobPlace, openBlob, sealBlob } from './sealed-blob.ts';
import { createWhole } from './whole-file.ts';

interface DiskBlobs {
  readonly folder: string;
  readonly nowSeconds: () => number;
  readonly keys: Pick<KeyService, 'newDataKey' | 'unwrap' | 'mac'>;
}

/** Long enough for 20 MB over a slow telephone. */
const LINK_SECONDS = 900;

const SAFE_ID = /^[A-Za-z0-9_-]{20,60}$/;

const readIfThere = async (path: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The upload whose bytes a file is, and in which part of the folder. */
export const blobPlaceOf = (path: string): BlobPlace => {
  const name = basename(path);
  const id = name.replace(/^[0-9a-f]{64}\./, '');
  return { id, area: id === name ? 'quarantine' : 'kept' };
};

/**
 * 附件 on one machine: sealed files in a folder of their owner's, written once, whole or not at all; links of our own that
 * expire.
 */
export const diskBlobs = ({ folder, nowSeconds, keys }: DiskBlobs) => {
  const quarantine = join(folder, 'quarantine');
  const sign = async (text: string): Promise<string> => (await keys.mac('link', text)).mac;
  const write = async (path: string, bytes: Uint8Array): Promise<void> =>
    void (await createWhole(path, await sealBlob(keys, blobPlaceOf(path), bytes)));
  const open = async (path: string): Promise<Buffer | undefined> => {
    const sealed = await readIfThere(path);
    return sealed && openBlob(keys, blobPlaceOf(path), sealed);
  };
  const waiting = (id: string): string => {
    if (!SAFE_ID.test(id)) throw new RangeError('not the id of an upload');
    return join(quarantine, id);
  };
  const kept = (id: string, sha256: string): string => join(folder, sha256.slice(0, 2), `${sha256}.${id}`);
  const words = ({ id, until, sizeBytes }: Omit<LinkWords, 'mac'>): string => `upload|${id}|${until}|${sizeBytes}`;

  const read: Blobs['read'] = async ({ id, sha256 }) => {
    const bytes = await open(kept(id, sha256));
    if (bytes && createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`the bytes of upload ${id} are not those that were kept`);
    return bytes;
  };

  const blobs: Blobs = {
    uploadLink: async ({ id, sizeBytes }) => {
      const until = nowSeconds() + LINK_SECONDS;
      const mac = await sign(words({ id, until, sizeBytes }));
      return { url: `/uploads/${id}?${new URLSearchParams({ until: `${until}`, size: `${sizeBytes}`, mac })}` };
    },
    quarantine: async (id, bytes) => write(waiting(id), bytes),
    quarantined: (id) => open(waiting(id)),
    keep: async (id, sha256) => {
      const bytes = await open(waiting(id));
      if (bytes) await write(kept(id, sha256), bytes);
    },
    discard: (id) => rm(waiting(id), { force: true }),
    read,
    give: read,
  };

  return {
    ...blobs,
    /** Whether a link is one of ours, and still holds. */
    isOurs: async ({ mac, ...link }: LinkWords): Promise<boolean> =>
      link.until >= nowSeconds() && same(await sign(words(link)), mac),
  };
};

/** What nobody took within `olderThanSeconds` goes: files of uploads that `isClaimed` denies. */
export const sweepBlobs = async (
  folder: string,
  {
    nowSeconds,
    olderThanSeconds,
    isClaimed,
  }: { nowSeconds: number; olderThanSeconds: number; isClaimed: (id: string) => Promise<boolean> },
): Promise<readonly string[]> => {
  const removed: string[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const { id } = blobPlaceOf(path);
    const { mtimeMs } = await stat(path);
    if (mtimeMs / 1000 > nowSeconds - olderThanSeconds || (await isClaimed(id))) continue;
    await rm(path, { force: true });
    removed.push(id);
  }
  return removed;
};

/** What was kept, in quarantine or half-written left out. */
export const keptBlobs = async function* (folder: string): AsyncGenerator<{ id: string; sha256: string }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const { name } of entries.filter((each) => each.isFile() && !each.name.endsWith('.tmp'))) {
    const [, sha256, id] = /^([0-9a-f]{64})\.(.+)$/.exec(name) ?? [];
    if (sha256 && id) yield { id, sha256 };
  }
};
