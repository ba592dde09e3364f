import type { Inspection, OutgoingFile } from '../../usecases/ports/outgoing.ts';
import { inspectDocx } from './docx.ts';
import { type Notes, noteBook, Unjudged } from './findings.ts';
import { imageKind, inspectImage } from './image.ts';
import { openPackage } from './package.ts';
import { inspectPdf } from './pdf/inspect.ts';
import { inspectCsv, inspectText } from './text.ts';
import { inspectXlsx } from './xlsx.ts';

const OLE = 'd0cf11e0a1b11ae1';

type Type = 'docx' | 'xlsx' | 'pdf' | 'image' | 'csv' | 'tsv' | 'txt';

const TYPES: Readonly<Record<string, Type>> = {
  docx: 'docx',
  xlsx: 'xlsx',
  pdf: 'pdf',
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  webp: 'image',
  csv: 'csv',
  tsv: 'tsv',
  txt: 'txt',
};

const IMAGE_NAMES: Readonly<Record<string, RegExp>> = { jpeg: /^jpe?g$/, png: /^png$/, webp: /^webp$/ };

const inspectOffice = (bytes: Buffer, type: Type, notes: Notes): void => {
  const file = openPackage(bytes);
  const isDocument = file.has('word/document.xml');
  if (!isDocument && !file.has('xl/workbook.xml'))
    throw new Unjudged('unknownType', file.has('OFD.xml') ? 'OFD' : '压缩包');
  if (type !== (isDocument ? 'docx' : 'xlsx')) throw new Unjudged('wrongType');
  if (isDocument) inspectDocx(file, notes);
  else inspectXlsx(file, notes);
};

/** By what the bytes say first, then by the name: only text has no mark of its own. */
const inspectAs = async (bytes: Buffer, extension: string, megabytes: number, notes: Notes): Promise<void> => {
  const type = TYPES[extension];
  if (bytes.length === 0) throw new Unjudged('unreadable', '文件是空的');
  if (bytes.toString('hex', 0, 8) === OLE) throw new Unjudged('encrypted', '旧格式（DOC、XLS、WPS）或有密码的文件');
  if (!type) throw new Unjudged('unknownType', extension ? `.${extension}` : '没有扩展名');
  const image = imageKind(bytes);
  if (image) {
    if (!IMAGE_NAMES[image]?.test(extension)) throw new Unjudged('wrongType');
    return notes.add(inspectImage(bytes), '图片');
  }
  if (bytes.toString('latin1', 0, 2) === 'PK') return inspectOffice(bytes, type, notes);
  if (bytes.subarray(0, 1024).includes('%PDF-')) {
    if (type !== 'pdf') throw new Unjudged('wrongType');
    return inspectPdf(bytes, megabytes, notes);
  }
  if (type === 'csv' || type === 'tsv') return inspectCsv(bytes, type === 'csv' ? ',;' : '\t', notes);
  if (type === 'txt') return inspectText(bytes, notes);
  throw new Unjudged('wrongType');
};

/** 检查文件 — what it cannot judge is a finding too; only a fault of our own is thrown. `megabytes` bounds what a PDF takes. */
export const inspectFile = async ({ name, bytes }: OutgoingFile, megabytes = 768): Promise<Inspection> => {
  const { notes, inspection } = noteBook();
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  try {
    await inspectAs(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), extension, megabytes, notes);
  } catch (error) {
    if (!(error instanceof Unjudged)) throw error;
    notes.found(error.kind, '整个文件', error.message);
  }
  return inspection();
};
