import { inspectExif } from './exif.ts';
import { type Notes, Unjudged } from './findings.ts';

const CODING = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);

const withoutName = (body: Buffer): Buffer => (body.toString('latin1', 0, 6) === 'Exif\0\0' ? body.subarray(6) : body);

/** WebP — its chunks but those of the picture, and what follows its end. */
export const inspectWebp = (bytes: Buffer, notes: Notes): void => {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) throw new Unjudged('unreadable', 'WebP 没有结束');
  if (end < bytes.length) notes.found('trailingData', '图片末尾', `${bytes.length - end} 字节`);
  for (let at = 12; at < end; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end) throw new Unjudged('unreadable', 'WebP 的分块不对');
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'EXIF') inspectExif(withoutName(body), notes);
    else if (type === 'XMP ') {
      notes.found('imageMetadata', 'XMP');
      notes.read('XMP', body.toString('utf8'));
    } else if (!CODING.has(type)) notes.found('unknownPart', `WebP ${type.trim()}`);
    at += 8 + length + (length % 2);
  }
};
