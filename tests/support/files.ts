import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** One file of an archive made for a test; `claims` is what its directory says instead of the truth. */
export interface Packed {
  readonly name: string;
  readonly content: string | Buffer;
  readonly claims?: number;
  readonly locked?: true;
}

const header = (signature: number, size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(signature);
  return bytes;
};

/** An archive, honest but for what it is told to claim. */
export const zipOf = (files: readonly Packed[]): Buffer => {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims, locked } of files) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const title = Buffer.from(name);
    const local = header(0x04034b50, 30);
    const entry = header(0x02014b50, 46);
    for (const [bytes, at] of [
      [local, 6],
      [entry, 8],
    ] as const) {
      bytes.writeUInt16LE(locked ? 1 : 0, at);
      bytes.writeUInt16LE(8, at + 2);
      bytes.writeUInt32LE(crc32(raw), at + 8);
      bytes.writeUInt32LE(packed.length, at + 12);
      bytes.writeUInt32LE(claims ?? raw.length, at + 16);
      bytes.writeUInt16LE(title.length, at + 20);
    }
    entry.writeUInt32LE(offset, 42);
    locals.push(local, title, packed);
    entries.push(entry, title);
    offset += local.length + title.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = header(0x06054b50, 22);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

export const docxOf = (...more: readonly Packed[]): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', content: TYPES },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);

const chunk = (type: string, body: Buffer): Buffer => {
  const tagged = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(tagged));
  return Buffer.concat([length, tagged, sum]);
};

/** A PNG that declares so many pixels. */
export const pngOf = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(Math.min(width + 1, 1000)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

export const pdfOf = (...objects: readonly string[]): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${objects.join('\n')}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  );

/** What no harm is in and every scanner finds (EICAR), put together here so that none finds this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-');

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
