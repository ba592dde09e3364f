import type { Notes } from './notes.ts';

/** What old systems leave in texts. Rows with a name are reported; the others only tidy white space. */
const RUBBISH: readonly { readonly name?: string; readonly pattern: RegExp; readonly to: string }[] = [
  { pattern: /\r\n?|[\u0085\u2028\u2029]/g, to: '\n' },
  { name: '控制文字方向的字符', pattern: /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, to: '' },
  { name: '看不见的字符', pattern: /[\u00AD\u200B-\u200D\u2060-\u2064\uFEFF]|[\u{E0000}-\u{E007F}]/gu, to: '' },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  { name: '控制字符', pattern: /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, to: '' },
  {
    name: '没有编码的字（以□代替，请对照原件）',
    pattern: /[\uE000-\uF8FF]|[\u{F0000}-\u{10FFFD}]/gu,
    to: '□',
  },
  { pattern: /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F]/g, to: ' ' },
];

/** The entities that turn up in Chinese government pages; numbers are decoded beside them. */
const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: '　',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  times: '×',
  deg: '°',
  permil: '‰',
  bull: '•',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));/g;

const decodeEntity = (whole: string, decimal?: string, hex?: string, name?: string): string => {
  if (name) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
};

/** Text as a reader should get it; what was taken out is noted once a kind, with its count. */
export const cleanText = (source: string, field: string, notes: Notes): string => {
  let text = source.toWellFormed();
  let entities = 0;
  text = text.replace(ENTITY, (...parts: string[]) => {
    const decoded = decodeEntity(parts[0] ?? '', parts[1], parts[2], parts[3]);
    if (decoded !== parts[0]) entities += 1;
    return decoded;
  });
  if (entities > 0) notes.push({ how: 'cleaned', field, why: 'HTML 实体换成了字符', value: `${entities} 处` });
  for (const { name, pattern, to } of RUBBISH) {
    const before = name ? (text.match(pattern)?.length ?? 0) : 0;
    text = text.replace(pattern, to);
    if (before > 0) notes.push({ how: 'cleaned', field, why: `去掉了${name}`, value: `${before} 处` });
  }
  return text;
};

/** One line of text: a title, a name, a number. */
export const cleanLine = (source: string, field: string, notes: Notes): string =>
  cleanText(source, field, notes).replace(/\s+/gu, ' ').trim();
