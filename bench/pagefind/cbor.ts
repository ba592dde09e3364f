/** The little of CBOR (RFC 8949) that Pagefind's own tables are written in: whole numbers, text and lists. */
export type Cbor = number | string | readonly Cbor[];

const UNSIGNED = 0;
const TEXT = 3;
const LIST = 4;

/** Reads one value. @throws RangeError on a kind that Pagefind does not use. */
export const decodeCbor = (bytes: Uint8Array): Cbor => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const readLength = (low: number): number => {
    if (low < 24) return low;
    const size = 2 ** (low - 24);
    at += size;
    if (size === 1) return view.getUint8(at - 1);
    if (size === 2) return view.getUint16(at - 2);
    if (size === 4) return view.getUint32(at - 4);
    throw new RangeError(`CBOR: a length of ${size} bytes`);
  };
  const readValue = (): Cbor => {
    const head = view.getUint8(at++);
    const kind = head >> 5;
    const value = readLength(head & 31);
    if (kind === UNSIGNED) return value;
    if (kind === LIST) return Array.from({ length: value }, readValue);
    if (kind !== TEXT) throw new RangeError(`CBOR: kind ${kind}`);
    at += value;
    return new TextDecoder().decode(bytes.subarray(at - value, at));
  };
  return readValue();
};

const head = (kind: number, value: number): Buffer => {
  const high = kind << 5;
  if (value < 24) return Buffer.of(high | value);
  if (value < 0x100) return Buffer.of(high | 24, value);
  const bytes = Buffer.alloc(value < 0x10000 ? 3 : 5);
  bytes[0] = high | (bytes.length === 3 ? 25 : 26);
  bytes.writeUIntBE(value, 1, bytes.length - 1);
  return bytes;
};

export const encodeCbor = (value: Cbor): Buffer => {
  if (typeof value === 'number') return head(UNSIGNED, value);
  if (typeof value !== 'string') return Buffer.concat([head(LIST, value.length), ...value.map(encodeCbor)]);
  const text = Buffer.from(value);
  return Buffer.concat([head(TEXT, text.length), text]);
};
