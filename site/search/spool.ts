import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { ByteReader, ByteWriter } from '#domain/search/bytes.ts';
import type { Row } from '#domain/search/manifest.ts';
import type { Entry } from './entry.ts';

/** A page as it lies in the spool: what results show, and its tokens. */
export type Spooled = Omit<Entry, 'parts'>;

/** Where a page lies in the spool, and what its place in the index is decided by. */
export interface Slot {
  readonly url: string;
  readonly hash: string;
  readonly at: number;
  readonly length: number;
  /** Names of the files of its text. */
  readonly parts: readonly string[];
  readonly category: string;
  readonly agency: string;
  readonly publishedOn: string;
  readonly authority: number;
  readonly isVoid: boolean;
}

const LISTS = ['aside', 'agency', 'number', 'title', 'nameEnd'] as const;

const writeList = (writer: ByteWriter, list: Uint32Array): void => {
  writer.varint(list.length);
  for (const token of list) writer.varint(token);
};

const readList = (reader: ByteReader): Uint32Array => reader.varints(reader.varint());

const readSpooled = (reader: ByteReader): Spooled => {
  const byPart = (): Uint32Array[] => Array.from({ length: reader.varint() }, () => readList(reader));
  const [text, heading] = [byPart(), byPart()];
  const lists = Object.fromEntries(LISTS.map((name) => [name, readList(reader)])) as Record<
    (typeof LISTS)[number],
    Uint32Array
  >;
  return { text, heading, ...lists, nameLetters: reader.varint() };
};

const writeSpooled = (writer: ByteWriter, entry: Spooled): void => {
  for (const byPart of [entry.text, entry.heading]) {
    writer.varint(byPart.length);
    for (const list of byPart) writeList(writer, list);
  }
  for (const name of LISTS) writeList(writer, entry[name]);
  writer.varint(entry.nameLetters);
};

/** A file of no more than so many bytes is read in one go; of a larger one each page by itself. */
const HELD_BYTES = 128 << 20;

/** What is written at one time. */
const AT_ONCE_BYTES = 4 << 20;

/** Pages one after another in a file: written once, read in any order, so that not all need be held in memory. */
export class Spool {
  readonly #file: number;
  readonly #writer = new ByteWriter(1 << 20);
  readonly #waiting = new ByteWriter(AT_ONCE_BYTES);
  #length = 0;
  #held: Uint8Array | undefined;

  constructor(path: string, flags: 'r' | 'w+') {
    this.#file = openSync(path, flags);
  }

  add(row: Row, entry: Spooled): { at: number; length: number } {
    this.#writer.clear();
    this.#writer.text(JSON.stringify(row));
    writeSpooled(this.#writer, entry);
    return this.addBytes(this.#writer.done());
  }

  addBytes(bytes: Uint8Array): { at: number; length: number } {
    const at = this.#length;
    this.#waiting.raw(bytes);
    this.#length += bytes.length;
    if (this.#waiting.length >= AT_ONCE_BYTES) this.#write();
    return { at, length: bytes.length };
  }

  #write(): void {
    const bytes = this.#waiting.done();
    writeSync(this.#file, bytes, 0, bytes.length, this.#length - bytes.length);
    this.#waiting.clear();
  }

  bytes({ at, length }: Pick<Slot, 'at' | 'length'>): Uint8Array {
    if (this.#waiting.length > 0) this.#write();
    const size = this.#held?.length ?? fstatSync(this.#file).size;
    if (size > HELD_BYTES) return this.#read(at, length);
    if (!this.#held || at + length > size) this.#held = this.#read(0, fstatSync(this.#file).size);
    return this.#held.subarray(at, at + length);
  }

  #read(at: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    readSync(this.#file, bytes, 0, length, at);
    return bytes;
  }

  row(slot: Slot): Row {
    return JSON.parse(new ByteReader(this.bytes(slot)).text());
  }

  tokens(slot: Slot): Spooled {
    const reader = new ByteReader(this.bytes(slot));
    reader.raw(reader.varint());
    return readSpooled(reader);
  }

  close(): void {
    if (this.#waiting.length > 0) this.#write();
    closeSync(this.#file);
  }
}
