import { inflateRawSync } from 'node:zlib';

/** One file in an archive, as its directory tells. */
export interface ZipEntry {
  readonly name: string;
  readonly sizeBytes: number;
  /** Where its header begins in the archive, and how long its packed content is. */
  readonly offset: number;
  readonly packedBytes: number;
  readonly read: () => Buffer;
}

/** An archive that is broken or meant to do harm; the message says which, in Chinese. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 10_000;
/** Unpacked, all together. A policy document with scanned pages stays far below. */
const MOST_BYTES = 256 * 1024 * 1024;

const endOf = (zip: Buffer): number => {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 65_557); at -= 1)
    if (zip.readUInt32LE(at) === END) return at;
  throw new ZipFault('不是完整的压缩包');
};

const contentOf = (zip: Buffer, header: number, method: number, packed: number, sizeBytes: number): Buffer => {
  if (zip.readUInt32LE(header) !== LOCAL) throw new ZipFault('压缩包的目录与内容不符');
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const bytes = zip.subarray(start, start + packed);
  if (method === 0 && packed === sizeBytes) return bytes;
  if (method !== 8) throw new ZipFault('压缩包用了不认识的压缩方法');
  try {
    const unpacked = inflateRawSync(bytes, { maxOutputLength: Math.max(1, sizeBytes) });
    if (unpacked.length === sizeBytes) return unpacked;
  } catch {
    // Said below: too long, too short and broken are one fault.
  }
  throw new ZipFault('压缩包的目录与内容不符');
};

const entryAt = (zip: Buffer, at: number): { entry: ZipEntry; next: number } => {
  if (zip.readUInt32LE(at) !== ENTRY) throw new ZipFault('压缩包的目录坏了');
  if (zip.readUInt16LE(at + 8) & 1) throw new ZipFault('压缩包有密码');
  const method = zip.readUInt16LE(at + 10);
  const packed = zip.readUInt32LE(at + 20);
  const sizeBytes = zip.readUInt32LE(at + 24);
  const nameLength = zip.readUInt16LE(at + 28);
  const header = zip.readUInt32LE(at + 42);
  const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
  const next = at + 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  const read = (): Buffer => contentOf(zip, header, method, packed, sizeBytes);
  return { entry: { name, sizeBytes, offset: header, packedBytes: packed, read }, next };
};

/**
 * The files of an archive. Nothing is unpacked until an entry is read, and then never more than the directory says.
 *
 * @throws ZipFault when it is broken, locked, or would unpack to more than 256 MB
 */
export const readZip = (zip: Buffer): readonly ZipEntry[] => {
  try {
    const end = endOf(zip);
    const count = zip.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw new ZipFault(`压缩包里的文件多于 ${MOST_ENTRIES} 个`);
    const entries: ZipEntry[] = [];
    for (let at = zip.readUInt32LE(end + 16); entries.length < count; ) {
      const { entry, next } = entryAt(zip, at);
      entries.push(entry);
      at = next;
    }
    const bytes = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (bytes > MOST_BYTES) throw new ZipFault(`压缩包解开后有 ${Math.round(bytes / 1024 / 1024)} MB，超过 256 MB`);
    return entries;
  } catch (error) {
    throw error instanceof RangeError ? new ZipFault('不是完整的压缩包') : error;
  }
};
