import { inspectExif } from './exif.ts';
import { type Notes, Unjudged } from './findings.ts';

const EXIF = 'Exif\0\0';
const START_OF_SCAN = 0xda;
const END = 0xd9;

/** Application segments that say only how the picture is coded: JFIF, colour profile, Adobe's transform. */
const isCoding = (marker: number, body: Buffer): boolean => {
  const name = body.toString('latin1', 0, 12);
  if (marker === 0xe0) return name.startsWith('JFIF\0') && body.length === 14;
  return (
    (marker === 0xe2 && name === 'ICC_PROFILE\0') || (marker === 0xee && name.startsWith('Adobe') && body.length === 12)
  );
};

const inspectSegment = (marker: number, body: Buffer, notes: Notes): void => {
  const isApplication = (marker & 0xf0) === 0xe0;
  if (marker === 0xe1 && body.toString('latin1', 0, 6) === EXIF) inspectExif(body.subarray(6), notes);
  else if (marker === 0xe0 && body.toString('latin1', 0, 4) === 'JFIF' && body.length > 14)
    notes.found('thumbnail', 'JFIF');
  else if (marker === 0xe0 && body.toString('latin1', 0, 4) === 'JFXX') notes.found('thumbnail', 'JFXX');
  else if (isApplication && !isCoding(marker, body))
    notes.found(
      'imageMetadata',
      `APP${marker & 0x0f}`,
      body.toString('latin1', 0, 28).replaceAll(/[^\x20-\x7e].*/gs, ''),
    );
  else if (marker === 0xfe) {
    notes.found('imageMetadata', '注释', body.toString('utf8'));
  } else return;
  notes.read('图片元数据', body.toString('utf8'));
};

/** The end of a scan's coded data: a marker that is neither a stuffed byte nor a restart. */
const afterScan = (bytes: Buffer, begin: number): number => {
  for (let at = bytes.indexOf(0xff, begin); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next & 0xf8) !== 0xd0) return at;
  }
  throw new Unjudged('unreadable', 'JPEG 没有结束');
};

/** JPEG — everything between its marks that is not the picture, and what follows its end. */
export const inspectJpeg = (bytes: Buffer, notes: Notes): void => {
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw new Unjudged('unreadable', 'JPEG 的分段不对');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) break;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) throw new Unjudged('unreadable', 'JPEG 的分段不对');
    inspectSegment(marker, bytes.subarray(at + 4, at + 2 + length), notes);
    at += 2 + length;
    if (marker === START_OF_SCAN) at = afterScan(bytes, at);
  }
  const rest = bytes.length - at - 2;
  if (rest > 0) notes.found('trailingData', '图片末尾', `${rest} 字节`);
};
