import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { traditionalConverter } from '#site/build/traditional.ts';
import { type Entry, loadContent } from '#site/library/load.ts';
import { readBody } from '#site/library/read.ts';
import { filesUnder } from './demo-site.ts';

/** What gives a withheld document away: any of its words, or any file of its own, byte for byte. */
export interface Secret {
  readonly id: string;
  readonly words: readonly string[];
  /** SHA-256. */
  readonly files: readonly string[];
}

export interface Leak {
  readonly file: string;
  readonly id: string;
  readonly what: string;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A line this long belongs to one document only. */
const OWN_LINE = 16;

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

const toSecret = (dir: string, entry: Entry<'documents'>): Secret => {
  const lines = readBody(dir, entry)
    .split('\n')
    .filter((line) => letters(line).length >= OWN_LINE);
  const { id, fields } = entry;
  const { title, titleEn, docNo, indexNo, attachments } = fields;
  const names = [id, title, letters(title), titleEn, docNo, indexNo];
  return {
    id,
    words: [...names, ...lines, ...attachments.flatMap((it) => [it.title, it.file])].filter(
      (word) => word !== undefined,
    ),
    files: attachments.map(({ file }) => sha256(readFileSync(join(dir, 'files', file)))),
  };
};

/** Every document of a content folder that is not 主动公开, read past the site's own rule of visibility. */
export const secretsOf = (dir: string): Secret[] => {
  const documents = loadContent(dir).content?.entries.documents ?? [];
  return documents.filter(({ fields }) => fields.disclosure !== '主动公开').map((entry) => toSecret(dir, entry));
};

const UNREADABLE = new Set(['.wasm', '.pdf', '.docx', '.xlsx', '.ofd', '.zip', '.jpg', '.png', '.webm', '.mp4']);

/** A file's text, unpacked where it is packed; undefined where it is of a kind known to hold none. @throws for any other */
const textOf = (file: string, bytes: Buffer): string | undefined => {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  if (UNREADABLE.has(extname(file))) return undefined;
  // What the search index packs has its words in UTF-8 between numbers that are not.
  if (/(?:^|\/)find\//.test(file)) return plain.toString('utf8');
  return new TextDecoder('utf-8', { fatal: true }).decode(plain);
};

const percentDecoded = (run: string): string => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');

/** Undoes the ways in which text is written in addresses, scripts and markup. */
const decoded = (text: string): string =>
  text
    .replace(/(?:%[0-9a-f]{2})+/gi, percentDecoded)
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, decimal) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    );

/** Latin names are looked for whole, so that `a-1` is not found in `a-12`. */
const occursIn = (text: string, word: string): boolean =>
  /^[\w-]+$/.test(word) ? new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text) : text.includes(word);

/** Where anything of the secrets is found in a built site: every file of it, whatever its kind, 繁體 too. */
export const leaksIn = (distDir: string, secrets: readonly Secret[]): Leak[] => {
  const toTraditional = [traditionalConverter('tw'), traditionalConverter('hk')];
  const wanted = secrets.map(({ id, words, files }) => ({
    id,
    words: [...new Set(words.flatMap((word) => [word, ...toTraditional.map((convert) => convert(word))]))],
    files,
  }));
  return filesUnder(distDir).flatMap((file) => {
    const bytes = readFileSync(join(distDir, file));
    const hash = sha256(bytes);
    const text = textOf(file, bytes) ?? '';
    const all = `${file}\n${text}\n${decoded(text)}`;
    return wanted.flatMap(({ id, words, files }) => [
      ...words.filter((word) => occursIn(all, word)).map((word) => ({ file, id, what: word })),
      ...(files.includes(hash) ? [{ file, id, what: 'its file' }] : []),
    ]);
  });
};
