import { type Notes, Unjudged } from './findings.ts';

/** A table program takes a cell that begins so for a formula; in Chinese and Japanese settings, full-width signs too. */
const FORMULA = /^[\s"]*[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^\s*[+-]?(?:\d[\d,]*)?\.?\d+(?:[eE][+-]?\d+)?%?\s*$/;

const encodingOf = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};

/** UTF-8, UTF-16 with its mark, or GB 18030; anything else is no text. */
const decode = (bytes: Buffer): string => {
  for (const encoding of [encodingOf(bytes), 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no text has
      if (!/[\u0000-\u0008\u000e-\u001f]/.test(text)) return text;
    } catch {
      // The next encoding is tried.
    }
  throw new Unjudged('unreadable', '不是 UTF-8、UTF-16 或 GB 18030 编码的文字');
};

/** The cells of a table in text; a quoted one may hold separators and line ends. */
function* cellsOf(text: string, separator: string): Generator<{ row: number; column: number; cell: string }> {
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))([${separator}]|\\r\\n?|\\n|$)`, 'g');
  let row = 1;
  let column = 1;
  for (const [, quoted, plain = '', end = ''] of text.matchAll(cells)) {
    yield { row, column, cell: quoted?.replaceAll('""', '"') ?? plain };
    const isLine = /[\r\n]/.test(end);
    row += isLine ? 1 : 0;
    column = isLine ? 1 : column + 1;
  }
}

export const inspectText = (bytes: Buffer, { read }: Notes): void => read('正文', decode(bytes));

/** 逗号分隔的表 — cells that a table program would execute. A number with a sign is a number. */
export const inspectCsv = (bytes: Buffer, separator: ',;' | '\t', { found, read }: Notes): void => {
  const text = decode(bytes);
  for (const { row, column, cell } of cellsOf(text, separator))
    if (FORMULA.test(cell) && !NUMBER.test(cell)) found('formula', `第 ${row} 行第 ${column} 列`, cell.trim());
  read('正文', text);
};
