import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { ItemJson } from '#functions/local/attribute-json.ts';
import { Complaint } from '../terminal.ts';
import type { BlobCount } from './blobs.ts';

/** What a line between header and footer does to the table; a later line about the same item holds. */
export type Line = { readonly put: ItemJson } | { readonly delete: ItemJson };

export interface Header {
  readonly format: 'mingbai-backup';
  readonly version: 1;
  readonly table: string;
  readonly takenAt: string;
}

interface Footer {
  readonly lines: number;
  readonly blobs: BlobCount;
  /** Of header and lines, each with its newline. */
  readonly sha256: string;
}

export interface Contents extends Footer {
  readonly header: Header;
}

const hashed = async function* (header: Header, lines: AsyncIterable<Line>, blobs: () => Promise<BlobCount>) {
  const hash = createHash('sha256');
  let count = 0;
  const textOf = (value: object): string => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  yield textOf(header);
  for await (const line of lines) {
    count += 1;
    yield textOf(line);
  }
  yield textOf({ lines: count, blobs: await blobs(), sha256: hash.copy().digest('hex') } satisfies Footer);
};

/** Writes lines as they come, then what `blobs` counts; all of it is on the disk when it returns. */
export const writeLines = async (
  path: string,
  header: Header,
  lines: AsyncIterable<Line>,
  blobs: () => Promise<BlobCount>,
): Promise<void> => {
  await pipeline(
    hashed(header, lines, blobs),
    createGzip(),
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
};

/** Only at newlines: an item's text may hold any other mark that ends a line. */
const textLines = async function* (path: string) {
  const file = createReadStream(path);
  const text = createGunzip().setEncoding('utf8');
  file.once('error', (error) => text.destroy(error));
  let rest = '';
  for await (const chunk of file.pipe(text)) {
    const pieces = (rest + chunk).split('\n');
    rest = pieces.pop() ?? '';
    yield* pieces;
  }
  if (rest) yield rest;
};

const isHeader = (value: Partial<Header>): value is Header => value.format === 'mingbai-backup' && value.version === 1;

/** Reads it all, to its footer. @throws Complaint when it is no backup, or not all of one */
export const verifyLines = async (path: string): Promise<Contents> => {
  const hash = createHash('sha256');
  let header: Header | undefined;
  let before: string | undefined;
  let lines = -1;
  try {
    for await (const line of textLines(path)) {
      if (before !== undefined) {
        hash.update(`${before}\n`);
        lines += 1;
      }
      before = line;
      header ??= JSON.parse(line) as Header;
    }
    const footer = JSON.parse(before ?? '') as Footer;
    if (header && isHeader(header) && footer.lines === lines && footer.sha256 === hash.digest('hex'))
      return { header, ...footer };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Complaint(`没有找到 ${path}：请核对 --from。`);
    if (!(error instanceof SyntaxError) && !code?.startsWith('Z_') && code !== 'ERR_STREAM_PREMATURE_CLOSE')
      throw error;
  }
  throw new Complaint(`备份 ${path} 不完整或被改动过，什么都没有恢复：请换一份备份。`);
};

/** The lines between header and footer of a file that has been verified. */
export const readLines = async function* (path: string, { lines }: Contents): AsyncGenerator<Line> {
  let place = 0;
  for await (const text of textLines(path)) {
    if (place > 0 && place <= lines) yield JSON.parse(text) as Line;
    place += 1;
  }
};
