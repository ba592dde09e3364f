import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** One line of a file, numbered from 1; without bytes when it is too long to be taken. */
export interface Line {
  readonly no: number;
  readonly bytes: Buffer | undefined;
}

/** A document with all its text is far below; a line beyond it is a file that was meant to be something else. */
export const MOST_LINE_BYTES = 32 * 1024 * 1024;

const NEWLINE = 10;

const chunks = async function* (path: string, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    onBytes(chunk.length);
    yield chunk;
  }
};

const unzipped = (source: AsyncIterable<Buffer>): AsyncIterable<Buffer> => {
  const gunzip = createGunzip();
  const readable = Readable.from(source);
  readable.on('error', (error) => gunzip.destroy(error));
  return readable.pipe(gunzip);
};

/** The lines of a file, gzip or not, holding one at a time. @throws Error when the gzip is broken */
export const readLines = async function* (
  path: string,
  gzipped: boolean,
  onBytes: (count: number) => void = () => {},
  mostBytes = MOST_LINE_BYTES,
): AsyncGenerator<Line> {
  let no = 1;
  let held: Buffer[] = [];
  let bytes = 0;
  const take = (part: Buffer): void => {
    bytes += part.length;
    if (bytes > mostBytes) held = [];
    else if (part.length > 0) held.push(part);
  };
  const line = (): Line => {
    const whole = { no, bytes: bytes > mostBytes ? undefined : Buffer.concat(held) };
    no += 1;
    held = [];
    bytes = 0;
    return whole;
  };
  const read = chunks(path, onBytes);
  for await (const chunk of gzipped ? unzipped(read) : read) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, to));
      yield line();
      from = to + 1;
    }
    take(Buffer.from(chunk.subarray(from)));
  }
  if (bytes > 0) yield line();
};
