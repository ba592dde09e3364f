import { inspectExif } from './exif.ts';
import { type Notes, Unjudged } from './findings.ts';

/** Chunks that say only how the picture is coded and shown. */
const CODING = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT'.split(' '),
);

const inspectChunk = (type: string, body: Buffer, notes: Notes): void => {
  if (CODING.has(type)) return;
  if (type === 'eXIf') inspectExif(body, notes);
  else if (/^(?:tEXt|zTXt|iTXt)$/.test(type)) {
    const keyword = body.toString('latin1', 0, Math.max(0, body.indexOf(0)));
    notes.found('imageMetadata', type, keyword);
    notes.read(`PNG ${type}`, body.toString('utf8'));
  } else notes.found(type === 'tIME' ? 'imageMetadata' : 'unknownPart', `PNG ${type}`);
};

/** PNG — its chunks but those of the picture, and what follows its end. */
export const inspectPng = (bytes: Buffer, notes: Notes): void => {
  for (let at = 8; ; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) throw new Unjudged('unreadable', 'PNG 的分块不对');
    inspectChunk(type, bytes.subarray(at + 8, end - 4), notes);
    if (type === 'IEND') {
      if (end < bytes.length) notes.found('trailingData', '图片末尾', `${bytes.length - end} 字节`);
      return;
    }
    at = end;
  }
};
