import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ZipFault } from '#functions/adapters/zip.ts';
import { decode } from './decode.ts';
import { readDocx } from './formats/docx.ts';
import { readHtmlFile } from './formats/html.ts';
import { readJsonLines } from './formats/json-lines.ts';
import { readMarkdownFile } from './formats/markdown.ts';
import type { Item, Miss } from './item.ts';
import type { Notes } from './notes.ts';

type Kind = 'json-lines' | 'docx' | 'html' | 'markdown' | 'unknown';

/** One file to read from. */
export interface Input {
  readonly path: string;
  /** The folder it was found in, beyond which nothing it refers to is taken. */
  readonly root: string;
  /** As the report calls it. */
  readonly name: string;
  /** What it is known by from one run to the next. */
  readonly ref: string;
  readonly kind: Kind;
  readonly gzipped: boolean;
  readonly sizeBytes: number;
}

const GZIP = '1f8b';
const PACKAGE = '504b0304';
/** JSON Lines have no bound: they are read line by line. Any other file is read whole. */
const MOST_BYTES = 64 * 1024 * 1024;
const HEAD_BYTES = 4096;

const TEXT_KINDS: Record<string, Kind> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'markdown',
  '.htm': 'html',
  '.html': 'html',
  '.shtml': 'html',
  '.jsonl': 'json-lines',
  '.ndjson': 'json-lines',
};

const headOf = (path: string): Buffer => {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.subarray(0, readSync(handle, bytes, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(handle);
  }
};

/** The kind of a file: what its beginning shows, then what its name says. */
const kindOf = (head: Buffer, name: string): Kind => {
  if (head.subarray(0, 4).toString('hex') === PACKAGE)
    return extname(name).toLowerCase() === '.docx' ? 'docx' : 'unknown';
  if (head.includes(0)) return 'unknown';
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^\{\s*"/.test(text)) return 'json-lines';
  if (/^(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype )?html)/i.test(text)) return 'html';
  return TEXT_KINDS[extname(name.replace(/\.gz$/i, '')).toLowerCase()] ?? 'unknown';
};

const inputOf = (path: string, root: string): Input => {
  const head = headOf(path);
  const gzipped = head.subarray(0, 2).toString('hex') === GZIP;
  const name = relative(root, path).replaceAll('\\', '/');
  const unzipped = gzipped ? beginningOf(head) : head;
  return {
    path,
    root,
    name,
    ref: `${basename(root)}/${name}`,
    kind: kindOf(unzipped, name),
    gzipped,
    sizeBytes: statSync(path).size,
  };
};

/** As much as the first kilobytes of a gzip unpack to. */
const beginningOf = (head: Buffer): Buffer => {
  try {
    return gunzipSync(head, { finishFlush: 2, maxOutputLength: 1024 * 1024 });
  } catch {
    return Buffer.alloc(0);
  }
};

/** The files below a folder in a stable order; links are not followed. */
const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.')) return [];
      if (entry.isDirectory()) return filesBelow(join(dir, entry.name));
      return entry.isFile() ? [join(dir, entry.name)] : [];
    });

/** Every file to read, in order: those named, and those below the folders named. */
export const listInputs = (from: readonly string[]): Input[] =>
  from.flatMap((path) =>
    lstatSync(path).isDirectory()
      ? filesBelow(path).map((file) => inputOf(file, path))
      : [inputOf(path, dirname(path))],
  );

const whole = async (input: Input, notes: Notes): Promise<Item> => {
  const packed = readFileSync(input.path);
  const bytes = input.gzipped ? gunzipSync(packed, { maxOutputLength: MOST_BYTES }) : packed;
  if (input.kind === 'docx') return await readDocx(input, bytes, notes);
  const text = decode(bytes, notes);
  return input.kind === 'html' ? readHtmlFile(input, text, notes) : readMarkdownFile(input, text, notes);
};

const skipped = (where: string, why: string, value?: string): Miss => ({
  where,
  notes: [{ how: 'skipped', field: 'file', why, value }],
});

/** The documents of one file. Whatever cannot be read is a miss; the next file goes on. */
export const readInput = async function* (input: Input, onBytes: (count: number) => void): AsyncGenerator<Item | Miss> {
  const { kind, name, sizeBytes } = input;
  try {
    if (kind === 'json-lines') yield* readJsonLines(input, onBytes);
    else {
      onBytes(sizeBytes);
      if (kind === 'unknown') yield skipped(name, '不是 JSON Lines、docx、HTML 或 Markdown', extname(basename(name)));
      else if (sizeBytes > MOST_BYTES) yield skipped(name, '文件大于 64 MB');
      else yield await whole(input, []);
    }
  } catch (error) {
    if (error instanceof ZipFault) yield skipped(name, error.message);
    else if (error instanceof RangeError) yield skipped(name, '嵌套过深或解开后过大，不能转换');
    else if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      yield skipped(name, '压缩文件不完整或已损坏');
    else if (kind === 'docx') yield skipped(name, 'Word 文件已损坏，不能转换', String(error).slice(0, 120));
    else if (kind === 'json-lines') throw error;
    else yield skipped(name, '不能转换，请核对来源', String(error).slice(0, 120));
  }
};
