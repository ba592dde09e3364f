import { ATTACHMENT_TYPES, type AttachmentType, dispositionOf } from '#domain/attachment-rules.ts';

/** Gives a file, or leads to where a bucket gives it. */
export const attached = (content: Uint8Array | URL, name: string, type: AttachmentType): Response => {
  if (content instanceof URL)
    return new Response(null, { status: 303, headers: { Location: content.href, 'Cache-Control': 'no-store' } });
  return new Response(content as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': ATTACHMENT_TYPES[type].media,
      'Content-Disposition': dispositionOf(name, type),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
};
