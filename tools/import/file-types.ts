import { extname } from 'node:path';
import type { ATTACHMENT_TYPES } from '#content/schema/index.ts';
import { readZip, type ZipEntry, ZipFault } from '#functions/adapters/zip.ts';
import { isPlainSvg } from '#site/library/svg.ts';

type Type = (typeof ATTACHMENT_TYPES)[number];

/** What the first bytes of a file say it is. */
const MAGIC: readonly { readonly start: string; readonly type: Type | 'zip' }[] = [
  { start: '25504446', type: 'pdf' },
  { start: '89504e47', type: 'png' },
  { start: 'ffd8ff', type: 'jpg' },
  { start: '1a45dfa3', type: 'webm' },
  { start: '504b0304', type: 'zip' },
];

/** A package of files by the part that makes it what it is. */
const PACKAGES: readonly { readonly part: RegExp; readonly type: Type }[] = [
  { part: /^word\/document\.xml$/, type: 'docx' },
  { part: /^xl\/workbook\.xml$/, type: 'xlsx' },
  { part: /^OFD\.xml$/, type: 'ofd' },
];

const TEXTS: readonly Type[] = ['csv', 'txt', 'vtt', 'svg'];

/** What must not leave the house in a released file, by the part that shows it. */
const HIDDEN: readonly { readonly part: RegExp; readonly content?: RegExp; readonly fault: string }[] = [
  { part: /vbaProject\.bin$/i, fault: '含有宏' },
  { part: /^xl\/workbook\.xml$/, content: /state="(?:very)?hidden"/i, fault: '含有隐藏的工作表' },
  { part: /^xl\/pivotCache\//, fault: '含有数据透视表的缓存' },
  { part: /^word\/(?:document|footnotes|endnotes)\.xml$/, content: /<w:(?:ins|del|moveFrom)\s/, fault: '含有修订痕迹' },
  { part: /^(?:word|xl)\/comments\d*\.xml$/, fault: '含有批注' },
];

const hiddenIn = (entries: readonly ZipEntry[]): string | undefined =>
  HIDDEN.find(({ part, content }) =>
    entries.some((entry) => part.test(entry.name) && (!content || content.test(entry.read().toString('utf8')))),
  )?.fault;

const textType = (bytes: Buffer, name: string): Type | undefined => {
  const type = extname(name).slice(1).toLowerCase() as Type;
  return TEXTS.includes(type) && !bytes.includes(0) ? type : undefined;
};

/** The type of a file that may be published, or why it may not. The content decides; a name only tells texts apart. */
export const publishable = (bytes: Buffer, name: string): { type: Type } | { fault: string } => {
  const start = bytes.subarray(0, 4).toString('hex');
  const magic = MAGIC.find((row) => start.startsWith(row.start))?.type;
  if (magic && magic !== 'zip') return { type: magic };
  if (magic === 'zip') {
    try {
      const entries = readZip(bytes);
      const type = PACKAGES.find(({ part }) => entries.some((entry) => part.test(entry.name)))?.type;
      const fault = hiddenIn(entries);
      if (fault) return { fault };
      if (type) return { type };
      return extname(name).toLowerCase() === '.zip' ? { type: 'zip' } : { fault: '类型不允许发布' };
    } catch (error) {
      if (error instanceof ZipFault) return { fault: error.message };
      throw error;
    }
  }
  const type = textType(bytes, name);
  if (!type) return { fault: '类型不允许发布' };
  return type === 'svg' && !isPlainSvg(bytes) ? { fault: '含有脚本或外部引用' } : { type };
};
