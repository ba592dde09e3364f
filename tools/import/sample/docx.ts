import { zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The smallest PNG there is: one transparent point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELS = `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`;
const DOCUMENT_RELS = `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="${R}/image" Target="media/image1.png"/></Relationships>`;

export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A passage someone deleted with changes tracked. */
export const deleted = (text: string): string =>
  `<w:p><w:del w:id="1" w:author="a" w:date="2020-01-01T00:00:00Z"><w:r><w:delText>${text}</w:delText></w:r></w:del></w:p>`;

/** Rows of cells; `2:文字` spans two columns. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const cell = (text: string): string => {
    const [, span, words = text] = /^(\d):(.*)$/.exec(text) ?? [];
    const properties = span ? `<w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>` : '';
    return `<w:tc>${properties}${paragraph(words)}</w:tc>`;
  };
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
};

export const picture = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="p" descr="办理流程"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="${R}" r:embed="rId7"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** A workbook; `hidden` hides its only sheet. */
export const workbook = (hidden = false): Buffer =>
  zip({
    '[Content_Types].xml': XML,
    'xl/workbook.xml': `${XML}<workbook><sheets><sheet name="表" sheetId="1"${hidden ? ' state="hidden"' : ''}/></sheets></workbook>`,
  });

/** A Word document with the given content and further parts. */
export const docx = (content: string, parts: Record<string, string | Buffer> = {}): Buffer =>
  zip({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELS,
    'word/document.xml': `${XML}<w:document ${W}><w:body>${content}</w:body></w:document>`,
    'word/_rels/document.xml.rels': DOCUMENT_RELS,
    'word/media/image1.png': PNG,
    ...parts,
  });
