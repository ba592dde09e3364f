import { createHash } from 'node:crypto';
import type { Area, Inspection, OutgoingFile, Redaction } from '../../usecases/ports/outgoing.ts';
import { Unjudged } from '../outgoing/findings.ts';
import { imageKind } from '../outgoing/image.ts';
import { inspectFile } from '../outgoing/inspect.ts';
import { structureOf } from '../outgoing/pdf/structure.ts';
import { PdfFault } from '../pdf/engine.ts';
import { redactImage } from './redact-image.ts';
import { redactPdf } from './redact-pdf.ts';
import { Refused } from './refused.ts';

const FAULTS: Readonly<Record<PdfFault['kind'], string>> = {
  unreadable: 'PDF 打不开：请重新导出。',
  encrypted: 'PDF 有密码：请去掉密码后再遮盖。',
  tooLarge: 'PDF 过大：请拆分后再遮盖。',
};

/** What our own reader refuses at once may keep the engine busy for minutes. */
const checkStructure = (bytes: Buffer): void => {
  try {
    structureOf(bytes);
  } catch (error) {
    if (!(error instanceof Unjudged)) throw error;
    throw new PdfFault(
      error.kind === 'encrypted' || error.kind === 'tooLarge' ? error.kind : 'unreadable',
      error.message,
    );
  }
};

/** Shorter than this, the same characters elsewhere say nothing. */
const LEAST_WORD = 2;
const plain = (text: string): string => text.replaceAll(/\s/g, '');

const MOST_PLACES = 5;

/** 别处仍有 — hidden words that still stand where no area is, with the first places. */
const elsewhere = (removed: readonly string[], { passages }: Inspection): string[] =>
  [...new Set(removed.map(plain))]
    .filter((word) => word.length >= LEAST_WORD)
    .flatMap((word) => {
      const places = passages.filter(({ text }) => plain(text).includes(word)).map(({ where }) => where);
      return places.length > 0 ? [`${places.slice(0, MOST_PLACES).join('、')}仍有“${word}”`] : [];
    });

const rename = (name: string, extension: string): string => `${name.replace(/\.[^.]*$/, '')}（已遮盖）.${extension}`;

const redactAs = async (
  { name, bytes }: OutgoingFile,
  areas: readonly Area[],
  megabytes: number,
): Promise<Redaction> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const image = imageKind(buffer);
  const isPdf = buffer.subarray(0, 1024).includes('%PDF-');
  if (!image && !isPdf) throw new Refused('notRedactable', '只能遮盖 PDF 和图片：Word、Excel 文件请先导出为 PDF。');
  if (!image) checkStructure(buffer);
  const { removed, pages, ...made } = image
    ? { bytes: await redactImage(buffer, image, areas), pages: 1, removed: [] }
    : await redactPdf(buffer, areas, megabytes);
  const file = { name: rename(name, image ? (image === 'jpeg' ? 'jpg' : image) : 'pdf'), bytes: made.bytes };
  const inspection = await inspectFile(file, megabytes);
  if (inspection.findings.length > 0)
    throw new Refused(
      'notRemoved',
      `遮盖后的文件没有通过检查：${inspection.findings[0]?.words}。请拆分后重试，或打印后扫描。`,
    );
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return { kind: 'redacted', file, sha256, pages, elsewhere: elsewhere(removed, inspection) };
};

/** Redacts a file and checks what was made; a result that is not clean is not given. */
export const redactFile = async (file: OutgoingFile, areas: readonly Area[], megabytes = 1024): Promise<Redaction> => {
  try {
    return await redactAs(file, areas, megabytes);
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', reason: error.reason, words: error.message };
    if (error instanceof PdfFault) return { kind: 'refused', reason: error.kind, words: FAULTS[error.kind] };
    throw error;
  }
};
