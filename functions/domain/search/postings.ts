import type { BitReader, BitWriter } from './bits.ts';

/*
 * One of `size` values takes so many bits, or one more: the shorter codes are for those in the middle, so values are
 * turned by as many as stand before it. Written out in both directions, for this is done a million times a second.
 */
const writeOne = (writer: BitWriter, value: number, size: number): void => {
  const bits = 31 - Math.clz32(size);
  const least = 2 ** bits;
  const turned = value - size + least;
  const code = turned < 0 ? turned + size : turned;
  const short = 2 * least - size;
  if (code < short) writer.write(code, bits);
  else writer.write(code + short, bits + 1);
};

const readOne = (reader: BitReader, size: number): number => {
  const bits = 31 - Math.clz32(size);
  const least = 2 ** bits;
  const short = 2 * least - size;
  const begun = reader.read(bits);
  const code = begun < short ? begun : begun * 2 + reader.read(1) - short;
  const value = code + size - least;
  return value < size ? value : value - size;
};

/**
 * Writes numbers that ascend, all below `limit`: first the middle one, then each half within what it leaves (binary
 * interpolative coding; Moffat, Stuiver 2000). Where they lie close together a number may take no bit at all.
 */
export const writePostings = (writer: BitWriter, values: ArrayLike<number>, limit: number): void => {
  const write = (from: number, to: number, least: number, most: number): void => {
    if (from >= to) return;
    const middle = (from + to) >> 1;
    const value = values[middle] ?? 0;
    const low = least + middle - from;
    writeOne(writer, value - low, most - (to - 1 - middle) - low + 1);
    write(from, middle, least, value - 1);
    write(middle + 1, to, value + 1, most);
  };
  write(0, values.length, 0, limit - 1);
};

/** The numbers of `writePostings`, so many of them. */
export const readPostings = (reader: BitReader, count: number, limit: number): Uint32Array => {
  const values = new Uint32Array(count);
  const read = (from: number, to: number, least: number, most: number): void => {
    if (from >= to) return;
    const middle = (from + to) >> 1;
    const low = least + middle - from;
    const value = low + readOne(reader, most - (to - 1 - middle) - low + 1);
    values[middle] = value;
    read(from, middle, least, value - 1);
    read(middle + 1, to, value + 1, most);
  };
  read(0, count, 0, limit - 1);
  return values;
};
