import { closeSync, openSync, readSync, writeSync } from 'node:fs';
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
  readonly parts: number;
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

/** Pages one after another in a file: written once, read in any order, so that none need be held in memory. */
export class Spool {
  readonly #file: number;
  readonly #writer = new ByteWriter(1 << 20);
  #length = 0;

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
    writeSync(this.#file, bytes, 0, bytes.length, at);
    this.#length += bytes.length;
    return { at, length: bytes.length };
  }

  bytes({ at, length }: Pick<Slot, 'at' | 'length'>): Uint8Array {
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
    closeSync(this.#file);
  }
}
