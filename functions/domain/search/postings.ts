import { ByteReader, ByteWriter } from './bytes.ts';

/** Packs ascending numbers as the steps between them. */
export const packPostings = (values: ArrayLike<number>, writer = new ByteWriter()): Uint8Array => {
  let before = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    writer.varint(value - before);
    before = value;
  }
  return writer.done();
};

/** The ascending numbers of `packPostings`. */
export const unpackPostings = (bytes: Uint8Array): Uint32Array => {
  let count = 0;
  for (const byte of bytes) if (byte < 128) count++;
  const values = new Uint32Array(count);
  const reader = new ByteReader(bytes);
  let before = 0;
  for (let at = 0; at < count; at++) {
    before += reader.varint();
    values[at] = before;
  }
  return values;
};
