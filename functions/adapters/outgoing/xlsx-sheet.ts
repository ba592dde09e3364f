import type { Notes } from './findings.ts';
import { tagsOf } from './xml.ts';

/** Narrower, or lower, than a character can be read in: widths in characters, heights in points. */
const NARROWEST_WIDTH = 1;
const LOWEST_HEIGHT = 3;

export interface Sheet {
  readonly name: string;
  readonly bytes: Buffer;
  /** 打印区域, as `A1:C9`, when the sheet has one of a single rectangle. */
  readonly printArea: string | undefined;
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const within = (area: string | undefined): ((cell: string) => boolean) => {
  const [, left, top, right, bottom] = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(area ?? '') ?? [];
  if (!left || !top) return () => true;
  return (cell) => {
    const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const column = columnOf(letters);
    const isColumn = column >= columnOf(left) && column <= columnOf(right ?? left);
    return isColumn && Number(row) >= Number(top) && Number(row) <= Number(bottom ?? top);
  };
};

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** 工作表 — hidden and folded rows and columns, filters, cells that do not show, and what lies outside the print area. */
export const inspectSheet = (
  { name: sheet, bytes, printArea }: Sheet,
  shared: readonly string[],
  invisible: ReadonlySet<number>,
  { found, read }: Notes,
): void => {
  const where = `工作表“${sheet}”`;
  const isPrinted = within(printArea);
  const hiddenRows: string[] = [];
  const lines: string[] = [];
  let filtered = false;
  let cell: { at: string; shared: boolean; style: number } | undefined;
  for (const { name, kind, attributes, text } of tagsOf(bytes)) {
    if (name === 'c') {
      const style = Number(attributes.get('s') ?? 0);
      cell =
        kind === 'open' ? { at: attributes.get('r') ?? '', shared: attributes.get('t') === 's', style } : undefined;
    }
    if (kind === 'close') continue;
    if (name === 'sheetFormatPr' && isOn(attributes.get('zeroHeight'))) found('hiddenRow', where, '默认行高为零');
    if (name === 'row') {
      const height = Number(attributes.get('ht') ?? 15);
      if (isOn(attributes.get('hidden')) || height < LOWEST_HEIGHT) hiddenRows.push(attributes.get('r') ?? '?');
    }
    if (name === 'col') {
      const width = Number(attributes.get('width') ?? 9);
      if (isOn(attributes.get('hidden')) || width < NARROWEST_WIDTH)
        found('hiddenColumn', where, `第 ${attributes.get('min')}–${attributes.get('max')} 列`);
    }
    if (name === 'autoFilter') filtered = true;
    if (name === 'legacyDrawing' || name === 'legacyDrawingHF') found('comment', where, '旧式批注框');
    if (cell && (name === 'v' || name === 't') && text !== '') {
      const said = cell.shared ? (shared[Number(text)] ?? '') : text;
      lines.push(said);
      if (invisible.has(cell.style) && said.trim() !== '') found('invisibleCell', where, cell.at);
      if (!isPrinted(cell.at) && said.trim() !== '') found('outsidePrint', where, cell.at);
    }
    if (!cell && /^(?:odd|even|first)(?:Header|Footer)$/.test(name)) lines.push(text);
    if (cell && name === 'f' && /\[\d+\]|https?:|file:|\\\\|DDE|WEBSERVICE/i.test(text))
      found('externalLink', where, cell.at);
  }
  if (hiddenRows.length > 0)
    found(
      filtered ? 'filteredRows' : 'hiddenRow',
      where,
      `第 ${hiddenRows.slice(0, 10).join('、')} 行等 ${hiddenRows.length} 行`,
    );
  read(where, lines.join('\n'));
};
