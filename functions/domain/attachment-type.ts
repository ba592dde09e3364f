import type { AttachmentType } from './attachment-rules.ts';

const HEADS: readonly (readonly [readonly number[], AttachmentType])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'pdf'],
  [[0xff, 0xd8, 0xff], 'jpg'],
  [[0x89, 0x50, 0x4e, 0x47], 'png'],
];

/** What only an archive of that type has among its names. */
const MEMBERS: readonly (readonly [string, AttachmentType])[] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['OFD.xml', 'ofd'],
];

/** The type that bytes show, where no name came with them; undefined for none that is taken. Whether they are sound is judged as of any file. */
export const typeOfBytes = (bytes: Uint8Array): AttachmentType | undefined => {
  const headed = HEADS.find(([head]) => head.every((byte, at) => bytes[at] === byte));
  if (headed) return headed[1];
  const text = new TextDecoder('latin1').decode(bytes);
  if (text.startsWith('PK')) return MEMBERS.find(([name]) => text.includes(name))?.[1];
  return text.includes('\0') ? undefined : 'txt';
};
