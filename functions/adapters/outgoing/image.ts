import type { Inspection } from '../../usecases/ports/outgoing.ts';
import { type Notes, noteBook, Unjudged } from './findings.ts';
import { inspectJpeg } from './jpeg.ts';
import { inspectPng } from './png.ts';
import { inspectWebp } from './webp.ts';

export type ImageKind = 'jpeg' | 'png' | 'webp';

export const imageKind = (bytes: Buffer): ImageKind | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'jpeg';
  if (bytes.toString('latin1', 0, 8) === '\u0089PNG\r\n\u001a\n') return 'png';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  return undefined;
};

const INSPECTORS: Readonly<Record<ImageKind, (bytes: Buffer, notes: Notes) => void>> = {
  jpeg: inspectJpeg,
  png: inspectPng,
  webp: inspectWebp,
};

/** 图片 — what it carries beside its pixels; also of one inside a document. */
export const inspectImage = (bytes: Buffer): Inspection => {
  const { notes, inspection } = noteBook();
  try {
    const kind = imageKind(bytes);
    if (!kind) throw new Unjudged('unknownType', '图片');
    INSPECTORS[kind](bytes, notes);
  } catch (error) {
    if (!(error instanceof Unjudged || error instanceof RangeError)) throw error;
    notes.found(
      error instanceof Unjudged ? error.kind : 'unreadable',
      '图片',
      error instanceof Unjudged ? error.message : '',
    );
  }
  return inspection();
};
