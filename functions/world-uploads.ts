import { sweepBlobs } from './adapters/blobs-disk.ts';
import { inspectUpload } from './adapters/inspection/inspect-upload.ts';
import { clamavScanner } from './adapters/scanner-clamav.ts';
import { embeddedScanner } from './adapters/scanner-embedded.ts';
import { once, setting, store } from './world-base.ts';
import { blobs, disk, folder, uploads } from './world-blobs.ts';

const scanner = once(() => {
  const address = setting('CLAMAV');
  return address ? clamavScanner(address) : embeddedScanner;
});

const A_DAY_SECONDS = 86_400;

/** The part of the world that takes files from strangers. */
export const uploadWorld = {
  inspect: inspectUpload,
  get uploads() {
    return uploads();
  },
  get blobs() {
    return blobs();
  },
  get scanner() {
    return scanner();
  },
  /** Undefined where a bucket takes uploads by its own links. */
  get isOurs() {
    return setting('BLOBS_BUCKET') ? undefined : disk().isOurs;
  },
  /** Files on this machine that no application took within a day. */
  sweep: async (): Promise<readonly string[]> => {
    if (setting('BLOBS_BUCKET')) return [];
    const isClaimed = async (id: string): Promise<boolean> => (await uploads().load(id))?.claimedBy !== undefined;
    const removed = await sweepBlobs(folder, {
      nowSeconds: store().nowSeconds(),
      olderThanSeconds: A_DAY_SECONDS,
      isClaimed,
    });
    for (const id of removed) await uploads().forget(id);
    return removed;
  },
};
