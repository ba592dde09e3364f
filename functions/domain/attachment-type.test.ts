import { describe, expect, it } from 'vitest';
import { typeOfBytes } from './attachment-type.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the type that bytes show', () => {
  it.each([
    ['%PDF-1.7 …', 'pdf'],
    ['\xff\xd8\xff\xe0', 'jpg'],
    ['\x89PNG\r\n', 'png'],
    ['PK\x03\x04 word/document.xml', 'docx'],
    ['PK\x03\x04 xl/workbook.xml', 'xlsx'],
    ['PK\x03\x04 OFD.xml', 'ofd'],
    ['\xe5\xa7\x94\xe6\x89\x98\xe4\xb9\xa6', 'txt'],
    ['', 'txt'],
  ])('%j is %s', (text, type) => {
    expect(typeOfBytes(bytes(text))).toBe(type);
  });

  it.each(['PK\x03\x04 something.class', 'MZ\x90\0\x03'])('%j is none that is taken', (text) => {
    expect(typeOfBytes(bytes(text))).toBeUndefined();
  });
});
