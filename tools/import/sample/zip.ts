import { crc32, deflateRawSync } from 'node:zlib';

const local = (name: Buffer, packed: Buffer, size: number, crc: number): Buffer => {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc, 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(size, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name, packed]);
};

const entry = (name: Buffer, packed: Buffer, size: number, crc: number, at: number): Buffer => {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 6);
  head.writeUInt16LE(8, 10);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed.length, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, name]);
};

/** A zip archive of the given files; `claimed` lets its directory lie about a size. */
export const zip = (files: Record<string, string | Buffer>, claimed: Record<string, number> = {}): Buffer => {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [file, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const size = claimed[file] ?? bytes.length;
    const name = Buffer.from(file);
    const packed = deflateRawSync(bytes);
    const body = local(name, packed, size, crc32(bytes));
    entries.push(entry(name, packed, size, crc32(bytes), at));
    bodies.push(body);
    at += body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
};
