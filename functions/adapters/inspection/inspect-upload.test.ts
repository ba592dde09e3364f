import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { AttachmentType } from '#domain/attachment-rules.ts';
import { docxOf, EICAR, pdfOf, pngOf, sha256, zipOf } from '../../../tests/support/files.ts';
import { embeddedScanner } from '../scanner-embedded.ts';
import { inspectUpload } from './inspect-upload.ts';

const inspect = (type: AttachmentType, given: Buffer | string) => {
  const bytes = Buffer.from(given);
  return inspectUpload(bytes, { type, sizeBytes: bytes.length, sha256: sha256(bytes) });
};

const JPEG_HEAD = '\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x0b\x08';
const jpegOf = (size: string) => Buffer.from(`${JPEG_HEAD}${size}\x01\x01\x11\x00\xff\xd9`, 'latin1');

describe('what is taken', () => {
  it.each([
    ['pdf', pdfOf()],
    ['png', pngOf(800, 600)],
    ['jpg', jpegOf('\x02\x58\x03\x20')],
    ['docx', docxOf()],
    ['xlsx', zipOf([{ name: 'xl/workbook.xml', content: '<workbook/>' }])],
    ['ofd', zipOf([{ name: 'OFD.xml', content: '<ofd/>' }])],
    ['txt', '关于道路养护计划的说明\n第一条 …'],
  ] as const)('%s', (type, bytes) => {
    expect(inspect(type, bytes as Buffer)).toBeUndefined();
  });
});

describe('what is refused', () => {
  const big = Buffer.alloc(120 * 1024 * 1024);
  it.each([
    ['another type behind the extension', 'pdf', pngOf(1, 1), 'notWhatItSays'],
    ['a page as text', 'txt', '<html><script>alert(1)</script>', 'notWhatItSays'],
    ['SVG with script as a picture', 'png', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'notWhatItSays'],
    ['SVG with script as text', 'txt', '<?xml version="1.0"?><svg><script/></svg>', 'notWhatItSays'],
    ['bytes as text', 'txt', Buffer.from([0xff, 0xfe, 0, 1]), 'notWhatItSays'],
    ['an archive that is no document', 'docx', zipOf([{ name: 'a.txt', content: 'a' }]), 'notWhatItSays'],
    ['a cut PDF', 'pdf', pdfOf().subarray(0, 40), 'broken'],
    ['a picture behind whose end an archive hangs', 'png', Buffer.concat([pngOf(1, 1), docxOf()]), 'twoInOne'],
    ['a PDF that is an archive too', 'pdf', Buffer.concat([pdfOf(), docxOf(), Buffer.from('%%EOF')]), 'twoInOne'],
    ['a flood of pixels', 'png', pngOf(60_000, 60_000), 'tooManyPixels'],
    ['a flood of pixels', 'jpg', jpegOf('\xff\xff\xff\xff'), 'tooManyPixels'],
    ['an honest bomb', 'docx', docxOf({ name: 'word/media/a.bin', content: big }), 'bomb'],
    ['a bomb whose directory lies', 'docx', docxOf({ name: 'word/a.bin', content: big, claims: 100 }), 'broken'],
    ['a path out of the folder', 'docx', docxOf({ name: '../../etc/passwd', content: 'x' }), 'strangePath'],
    ['a path of another system', 'docx', docxOf({ name: 'C:\\autoexec.bat', content: 'x' }), 'strangePath'],
    ['macros', 'docx', docxOf({ name: 'word/vbaProject.bin', content: 'x' }), 'macro'],
    ['a program inside', 'docx', docxOf({ name: 'word/embeddings/a.exe', content: 'MZ' }), 'macro'],
    ['a password', 'docx', docxOf({ name: 'word/a.xml', content: 'x', locked: true }), 'locked'],
  ] as const)('%s, as %s', (_, type, bytes, fault) => {
    expect(inspect(type, bytes as Buffer)).toBe(fault);
  });

  it('overlapping entries, each of which unpacks the same bytes', () => {
    const zip = zipOf([
      { name: 'word/document.xml', content: 'x'.repeat(1000) },
      { name: 'b', content: 'y'.repeat(1000) },
    ]);
    const second = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    zip.writeUInt32LE(0, second + 42);
    expect(inspect('docx', zip)).toBe('bomb');
  });

  it('another size or another hash than was announced, and nothing at all', () => {
    const bytes = pdfOf();
    const right = { type: 'pdf', sizeBytes: bytes.length, sha256: sha256(bytes) } as const;
    expect(inspectUpload(bytes, { ...right, sizeBytes: 3 })).toBe('changed');
    expect(inspectUpload(bytes, { ...right, sha256: '0'.repeat(64) })).toBe('changed');
    expect(inspectUpload(Buffer.alloc(0), { ...right, sizeBytes: 0 })).toBe('empty');
  });
});

describe('内置检查', () => {
  const verdict = (bytes: Buffer | string) => embeddedScanner.scan(Buffer.from(bytes));
  const hidden = deflateSync(Buffer.from('5 0 << /S /JavaScript /JS (app.alert(1)) >>'));

  it('passes what is plain', async () => {
    expect(await verdict(pdfOf())).toBe('clean');
    expect(await verdict(docxOf())).toBe('clean');
    expect(await verdict('平常的文字')).toBe('clean');
  });

  it('a picture’s bytes in a PDF that look like a name are none', async () => {
    expect(await verdict(pdfOf('4 0 obj\n<< /Length 4 >>\nstream\n/JS \nendstream\nendobj'))).toBe('clean');
  });

  it.each([
    ['EICAR', EICAR],
    ['EICAR in a document', docxOf({ name: 'word/a.xml', content: EICAR })],
    ['a program', 'MZ\x90\x00'],
    ['a PDF with script', pdfOf('4 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj')],
    ['a PDF with script under another spelling', pdfOf('4 0 obj\n<< /S /J#61vaScript >>\nendobj')],
    ['a PDF that starts a program', pdfOf('4 0 obj\n<< /S /Launch >>\nendobj')],
    ['a PDF that carries a file', pdfOf('4 0 obj\n<< /Type /Filespec /EF << /F 5 0 R >> >> /EmbeddedFiles\nendobj')],
    [
      'a PDF with script in a packed object',
      Buffer.concat([
        Buffer.from('%PDF-1.7\n4 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n'),
        hidden,
        Buffer.from('\nendstream\nendobj\n%%EOF'),
      ]),
    ],
  ] as const)('finds %s', async (_, bytes) => {
    expect(await verdict(bytes as Buffer)).toMatchObject({ forbidden: expect.any(String) });
  });
});
