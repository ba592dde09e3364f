import type { AttachmentType, UploadFault } from '#domain/attachment-rules.ts';
import { readZip, type ZipEntry, ZipFault } from '../zip.ts';

/** The part each of the packed types is known by. */
const MAIN_PART: Readonly<Partial<Record<AttachmentType, string>>> = {
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
  ofd: 'OFD.xml',
};

const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;
/** Text packs well; beyond this only what was made to. */
const MOST_RATIO = 200;
const RATIO_FROM_BYTES = 4 * 1024 * 1024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STRANGE_NAME = /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|\\|^[A-Za-z]:|[\u0000-\u001f]/;
const PROGRAM = /vbaProject\.bin$|vbaData\.xml$|\/activeX\/|\.(?:exe|dll|js|vbs|bat|cmd|ps1|scr|jar|hta|lnk|msi|com)$/i;
const MACRO_TYPE = /macroEnabled|vnd\.ms-office\.vbaProject|oleObject/;

const isBomb = (entries: readonly ZipEntry[]): boolean => {
  const unpacked = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const isDense = ({ sizeBytes, packedBytes }: ZipEntry): boolean =>
    sizeBytes > RATIO_FROM_BYTES && sizeBytes > packedBytes * MOST_RATIO;
  return unpacked > MOST_UNPACKED_BYTES || entries.some(isDense);
};

/** Entries that share their bytes unpack to far more than the file holds. */
const overlaps = (entries: readonly ZipEntry[]): boolean => {
  let end = 0;
  return entries
    .toSorted((a, b) => a.offset - b.offset)
    .some(({ offset, packedBytes }) => {
      const overlapping = offset < end;
      end = offset + packedBytes;
      return overlapping;
    });
};

const faultOf = (entries: readonly ZipEntry[], type: AttachmentType): UploadFault | undefined => {
  if (isBomb(entries) || overlaps(entries)) return 'bomb';
  if (entries.some(({ name }) => STRANGE_NAME.test(name))) return 'strangePath';
  if (entries.some(({ name }) => PROGRAM.test(name))) return 'macro';
  const main = MAIN_PART[type];
  if (!entries.some(({ name }) => name === main)) return 'notWhatItSays';
  const types = entries.find(({ name }) => name === '[Content_Types].xml');
  if (types && MACRO_TYPE.test(types.read().toString('utf8'))) return 'macro';
  for (const entry of entries) entry.read();
  return undefined;
};

/** What is wrong with a packed document: bombs are known by the directory before anything is unpacked, liars when it is. */
export const archiveFault = (bytes: Buffer, type: AttachmentType): UploadFault | undefined => {
  try {
    return faultOf(readZip(bytes), type);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    if (error.message.includes('密码')) return 'locked';
    return error.message.includes('解开后') ? 'bomb' : 'broken';
  }
};

/** An archive's end record, with its longest comment. */
const END_BYTES = 22 + 65_535;

/** Whether bytes of another type end as an archive does: some programs read them as one. */
export const isAlsoArchive = (bytes: Buffer): boolean =>
  bytes.subarray(-END_BYTES).includes('PK\x05\x06', 0, 'latin1') && bytes.includes('PK\x01\x02', 0, 'latin1');
