import type { UploadFault } from '#domain/attachment-rules.ts';
import type { Scanner } from './ports/scanner.ts';
import type { Blobs, Upload, Uploads } from './ports/uploads.ts';

interface World {
  readonly uploads: Uploads;
  readonly blobs: Blobs;
  readonly scanner: Scanner;
  /** What is wrong with the bytes of an upload, but for what they carry. */
  readonly inspect: (bytes: Uint8Array, upload: Upload) => UploadFault | undefined;
}

const faultOf = async (
  { scanner, inspect }: World,
  upload: Upload,
  bytes: Uint8Array,
): Promise<UploadFault | 'unavailable' | undefined> => {
  const fault = inspect(bytes, upload);
  if (fault) return fault;
  const verdict = await scanner.scan(bytes);
  if (verdict === 'clean') return undefined;
  return verdict === 'unavailable' ? verdict : 'forbidden';
};

/**
 * 检查上传的文件 — judges what lies in quarantine: kept when it is what it says and the scanner finds nothing, thrown away
 * when not. Without the scanner's word it stays where it is, and is no attachment yet.
 *
 * @returns the upload as it is then; undefined for an unknown one, or one whose bytes have not come
 */
export const settleUpload =
  (world: World) =>
  async (id: string): Promise<Upload | undefined> => {
    const { uploads, blobs } = world;
    const upload = await uploads.load(id);
    if (upload?.state !== 'waiting') return upload;
    const bytes = await blobs.quarantined(id);
    if (!bytes) {
      // Another may have settled it in the meantime.
      const again = await uploads.load(id);
      return again?.state === 'waiting' ? undefined : again;
    }
    const fault = await faultOf(world, upload, bytes);
    if (fault === 'unavailable') return upload;
    // In this order a process that dies in between leaves something to begin again from.
    if (!fault) await blobs.keep(id, upload.sha256);
    await uploads.settle(id, fault ? 'refused' : 'clean', fault);
    await blobs.discard(id);
    return uploads.load(id);
  };
