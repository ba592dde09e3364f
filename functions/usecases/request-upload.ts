import { type AttachmentType, announcedFault, typeOfName, type UploadFault } from '#domain/attachment-rules.ts';
import type { Blobs, UploadLink, Uploads } from './ports/uploads.ts';
import type { Clock } from './ports.ts';

interface World extends Clock {
  readonly uploads: Uploads;
  readonly blobs: Blobs;
}

/** A file before it is sent. Its name says the type, and is not kept. */
export interface Announced {
  readonly name: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** 申请上传 — a place for one file of an application, and the link that takes it there. */
export const requestUpload =
  ({ uploads, blobs, now }: World) =>
  async ({
    name,
    sizeBytes,
    sha256,
  }: Announced): Promise<{ readonly id: string; readonly link: UploadLink } | { readonly fault: UploadFault }> => {
    const fault = announcedFault(name, sizeBytes);
    if (fault) return { fault };
    const type = typeOfName(name) as AttachmentType;
    const id = await uploads.announce({ type, sizeBytes, sha256 }, now());
    return { id, link: await blobs.uploadLink({ id, sizeBytes, sha256 }) };
  };
