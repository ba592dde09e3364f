/** Small outgoing files, made where they are tested. */
import { zip } from '../../tools/import/sample/zip.ts';

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetSample {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Before the rows: columns, formats. */
  readonly before?: string;
  readonly rows?: string;
  /** After the rows: filters, drawings. */
  readonly after?: string;
}

export interface WorkbookSample {
  readonly sheets?: readonly SheetSample[];
  readonly names?: string;
  readonly parts?: Readonly<Record<string, string | Buffer>>;
}

export const row = (at: number, text: string, attributes = '', style = 0): string =>
  `<row r="${at}" ${attributes}><c r="A${at}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c></row>`;

/** An XLSX workbook; with nothing given, one sheet of one cell that hides nothing. */
export const xlsx = ({ sheets = [{}], names = '', parts = {} }: WorkbookSample = {}): Buffer =>
  zip({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${R}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${R}"><sheets>${sheets
      .map(
        ({ name = '表', state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${state ? ` state="${state}"` : ''}/>`,
      )
      .join('')}</sheets><definedNames>${names}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map((_, at) => `<Relationship Id="r${at}" Type="${R}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ before = '', rows = row(1, '公开'), after = '' }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...parts,
  });

/** A styles part: style 0 plain, 1 white on nothing, 2 white on red, 3 shows nothing, 4 red on red. */
export const STYLES = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts>
<fonts><font/><font><color rgb="FFFFFFFF"/></font><font><color rgb="FFC00000"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFC00000"/></patternFill></fill></fills>
<cellXfs><xf/><xf fontId="1"/><xf fontId="1" fillId="1"/><xf numFmtId="170"/><xf fontId="2" fillId="1"/></cellXfs></styleSheet>`;
