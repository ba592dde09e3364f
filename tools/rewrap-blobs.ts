import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobPlaceOf } from '#functions/adapters/blobs-disk.ts';
import { BlobError, rewrapBlob } from '#functions/adapters/sealed-blob.ts';
import { replaceWhole } from '#functions/adapters/whole-file.ts';
import type { KeyService } from '#functions/usecases/ports/keys.ts';
import { filesUnder } from './backup/blobs.ts';
import { isBroken, type RewrapCounts } from './rewrap-keys.ts';

type Keys = Pick<KeyService, 'rewrap'>;

const rewrapFile = async (keys: Keys, path: string): Promise<Exclude<keyof RewrapCounts, 'broken'> | 'broken'> => {
  try {
    const rewrapped = await rewrapBlob(keys, blobPlaceOf(path).id, await readFile(path));
    if (rewrapped) await replaceWhole(path, rewrapped);
    return rewrapped ? 'rewrapped' : 'upToDate';
  } catch (error) {
    // Emptied out of quarantine meanwhile: it needs no key any more.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'upToDate';
    if (error instanceof BlobError || isBroken(error)) return 'broken';
    throw error;
  }
};

/** Brings the key of every attachment on this machine under the current master key; the attachment itself stays as it is. */
export const rewrapBlobs = async (folder: string, keys: Keys): Promise<RewrapCounts> => {
  let [rewrapped, upToDate] = [0, 0];
  const broken: string[] = [];
  for (const path of await filesUnder(folder)) {
    const outcome = await rewrapFile(keys, join(folder, path));
    if (outcome === 'rewrapped') rewrapped += 1;
    else if (outcome === 'upToDate') upToDate += 1;
    else broken.push(path);
  }
  return { rewrapped, upToDate, broken };
};
