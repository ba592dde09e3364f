import { dirname } from 'node:path';
import { decode } from '../decode.ts';
import { htmlToMarkdown } from '../html.ts';
import type { Input } from '../inputs.ts';
import type { Item, Miss } from '../item.ts';
import { readLines } from '../lines.ts';
import { type FileTaker, fileTaker } from '../local-files.ts';
import { asText, rename } from '../names.ts';
import type { Notes } from '../notes.ts';

const BLOCK_TAG = /<(?:p|div|br|table|h[1-6]|ul|ol|section|article)\b[^<>]*>/i;

const miss = (where: string, why: string, value?: string): Miss => ({
  where,
  notes: [{ how: 'skipped', field: 'row', why, value }],
});

/** What a collection knows a document by. Numbers and paths mean something within their collection only, addresses anywhere. */
const refOf = (row: Readonly<Record<string, unknown>>, own: string | undefined, within: string): string | undefined =>
  own === undefined || /^https?:\/\//.test(own) ? own : `${asText(row['coll']) ?? within} ${own}`;

const attachedFiles = (value: unknown, taker: FileTaker): void => {
  for (const it of Array.isArray(value) ? value : [value]) {
    const { file, href, url, path, title, name } = (typeof it === 'object' && it ? it : { file: it }) as Record<
      string,
      unknown
    >;
    const target = asText(file ?? href ?? url ?? path);
    if (target) taker.resolve(target, 'image', asText(title ?? name) ?? '');
  }
};

/** Where a row was read. */
export interface Place {
  readonly where: string;
  readonly root: string;
  readonly dir: string;
  /** The name of the collection, stable from run to run. */
  readonly within: string;
  readonly notes: Notes;
}

/** A row of named values as an item: JSON Lines and the front matter of Markdown alike. */
export const itemOfRow = (row: Readonly<Record<string, unknown>>, source: Place, text?: string): Item => {
  const { where, root, dir, notes } = source;
  const { values, disclosure, unknown } = rename(row);
  for (const key of unknown) notes.push({ how: 'dropped', field: key.slice(0, 40), why: '没有对应的字段' });
  const taker = fileTaker(root, dir, notes);
  attachedFiles(values.attachments, taker);
  const raw = text ?? asText(values.html) ?? asText(values.body) ?? '';
  const isHtml = text === undefined && (values.html !== undefined || BLOCK_TAG.test(raw));
  const body = isHtml ? htmlToMarkdown(raw, taker.resolve) : raw;
  const form = isHtml || text !== undefined ? 'markdown' : 'lines';
  return {
    where,
    ref: refOf(row, asText(values.ref) ?? asText(values.id), source.within),
    values,
    disclosure,
    body,
    form,
    files: taker.files,
    notes,
  };
};

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** JSON Lines: one document a line. A line that cannot be read is a miss with its number. */
export const readJsonLines = async function* (
  { path, name, root, ref, gzipped }: Input,
  onBytes: (count: number) => void,
): AsyncGenerator<Item | Miss> {
  for await (const { no, bytes } of readLines(path, gzipped, onBytes)) {
    const where = `${name} 第 ${no} 行`;
    if (!bytes) {
      yield miss(where, '一行长于 32 MB');
      continue;
    }
    const notes: Notes = [];
    const text = decode(bytes, notes)
      .replace(/^\uFEFF/, '')
      .trim();
    if (!text) continue;
    const row = parse(text);
    if (isRow(row)) {
      try {
        yield itemOfRow(row, { where, root, dir: dirname(path), within: ref, notes });
      } catch (error) {
        if (error instanceof RangeError) yield miss(where, '正文的 HTML 嵌套过深');
        else yield miss(where, '不能转换，请核对来源', String(error));
      }
    } else yield miss(where, row === undefined ? '不是合法的 JSON' : '不是一个 JSON 对象', text.slice(0, 60));
  }
};
