import { createHash } from 'node:crypto';
import type { AttachmentType, UploadFault } from '#domain/attachment-rules.ts';
import type { Upload } from '../../usecases/ports/uploads.ts';
import { archiveFault, isAlsoArchive } from './archive.ts';
import { jpegPixels, type Pixels, pngPixels } from './picture.ts';

const MOST_PIXELS = 100_000_000;

const pictureFault = (pixels: Pixels | undefined): UploadFault | undefined => {
  if (!pixels) return 'broken';
  return pixels.width * pixels.height > MOST_PIXELS ? 'tooManyPixels' : undefined;
};

const MARKUP = /<(?:!doctype|html|svg|script|\?xml|iframe|body)\b/i;

/** Plain words: UTF-8 without control characters, and no page in disguise. */
const textFault = (bytes: Buffer): UploadFault | undefined => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'notWhatItSays';
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u0008\u000e-\u001f]/.test(text) || MARKUP.test(text) ? 'notWhatItSays' : undefined;
};

interface Form {
  /** The bytes it begins with; text has none. */
  readonly magic?: string;
  readonly fault: (bytes: Buffer, type: AttachmentType) => UploadFault | undefined;
}

const ZIP: Form = { magic: 'PK\x03\x04', fault: archiveFault };

const FORMS: Readonly<Record<AttachmentType, Form>> = {
  pdf: {
    magic: '%PDF-1.',
    fault: (bytes) => (bytes.subarray(-2048).includes('%%EOF') ? undefined : 'broken'),
  },
  jpg: { magic: '\xff\xd8\xff', fault: (bytes) => pictureFault(jpegPixels(bytes)) },
  png: { magic: '\x89PNG\r\n\x1a\n', fault: (bytes) => pictureFault(pngPixels(bytes)) },
  docx: ZIP,
  xlsx: ZIP,
  ofd: ZIP,
  txt: { fault: textFault },
};

/** What is wrong with a file of the type its name says: what it is, not what it carries, which a scanner judges. */
export const inspectUpload = (
  given: Uint8Array,
  { type, sizeBytes, sha256 }: Pick<Upload, 'type' | 'sizeBytes' | 'sha256'>,
): UploadFault | undefined => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length === 0) return 'empty';
  if (bytes.length !== sizeBytes || createHash('sha256').update(bytes).digest('hex') !== sha256) return 'changed';
  const { magic, fault } = FORMS[type];
  if (magic && bytes.toString('latin1', 0, magic.length) !== magic) return 'notWhatItSays';
  if (magic !== ZIP.magic && isAlsoArchive(bytes)) return 'twoInOne';
  return fault(bytes, type);
};
