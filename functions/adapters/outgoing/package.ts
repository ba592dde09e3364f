import { readZip, type ZipEntry, ZipFault } from '../zip.ts';
import { Unjudged } from './findings.ts';

/** Unpacked, all together; a document that an office gives with a reply stays far below. */
const MOST_BYTES = 96 * 1024 * 1024;
/** After an entry may stand its sizes once more. */
const DESCRIPTOR_BYTES = 24;

/** An Office file: its parts by name, and whether the archive holds bytes that no part owns. */
export interface Package {
  readonly names: readonly string[];
  /** @throws Unjudged when there is no such part, or it is broken */
  readonly part: (name: string) => Buffer;
  readonly has: (name: string) => boolean;
  readonly leftover: boolean;
}

const hasLeftover = (bytes: Buffer, entries: readonly ZipEntry[]): boolean => {
  const sorted = entries.toSorted((a, b) => a.offset - b.offset);
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const directory = bytes.readUInt32LE(end + 16);
  if (end + 22 !== bytes.length || (sorted[0]?.offset ?? 0) !== 0) return true;
  return sorted.some(({ offset, packedBytes }, at) => {
    const next = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28) + packedBytes;
    return (sorted[at + 1]?.offset ?? directory) - next > DESCRIPTOR_BYTES;
  });
};

const broken = (error: unknown): never => {
  if (error instanceof ZipFault)
    throw new Unjudged(error.message.includes('密码') ? 'encrypted' : 'unreadable', error.message);
  throw error;
};

/** @throws Unjudged when it is broken, locked or too large */
export const openPackage = (bytes: Buffer): Package => {
  try {
    const entries = readZip(bytes);
    if (entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > MOST_BYTES)
      throw new Unjudged('tooLarge', '解开后超过 96 MB');
    const byName = new Map(entries.filter(({ name }) => !name.endsWith('/')).map((entry) => [entry.name, entry]));
    if (byName.size !== entries.filter(({ name }) => !name.endsWith('/')).length)
      throw new Unjudged('unreadable', '压缩包里有同名的文件');
    const part = (name: string): Buffer => {
      const entry = byName.get(name);
      if (!entry) throw new Unjudged('unreadable', `缺少 ${name}`);
      try {
        return entry.read();
      } catch (error) {
        return broken(error);
      }
    };
    return { names: [...byName.keys()], part, has: (name) => byName.has(name), leftover: hasLeftover(bytes, entries) };
  } catch (error) {
    return broken(error);
  }
};
