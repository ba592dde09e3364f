/**
 * Marks a cell puts around its text, for the table to read back: HTML is converted from the inside out.
 * Texts cannot contain them, they are control characters.
 */
const CELL = '\u0001';
const SPAN = '\u0002';
const ROW = '\u0003';

/** A cell that spans more is a mistake, and a table of that size would be one too. */
const MOST_SPAN = 50;
/** A cell with more text than this lays out a page; it is no table of figures. */
const LAYOUT_CHARS = 1200;

const spanOf = (node: HTMLElement, name: string): number =>
  Math.min(MOST_SPAN, Math.max(1, Number(node.getAttribute(name)) || 1));

export const markCell = (text: string, node: HTMLElement): string =>
  `${CELL}${spanOf(node, 'colspan')},${spanOf(node, 'rowspan')}${SPAN}${text.trim()}`;

export const markRow = (cells: string): string => `${ROW}${cells}`;

interface Cell {
  readonly columns: number;
  readonly rows: number;
  readonly text: string;
}

const cellsOf = (row: string): Cell[] =>
  row
    .split(CELL)
    .slice(1)
    .map((cell) => {
      const [span = '', text = ''] = cell.split(SPAN);
      const [columns = 1, rows = 1] = span.split(',').map(Number);
      return { columns, rows, text: text.trim() };
    });

/** Cells in their places: what spans rows is repeated in each, what spans columns stands in the first. */
const gridOf = (rows: readonly (readonly Cell[])[]): string[][] => {
  const grid: string[][] = rows.map(() => []);
  for (const [at, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[at]?.[column] !== undefined) column += 1;
      for (let down = 0; down < cell.rows; down += 1)
        for (let right = 0; right < cell.columns; right += 1) {
          const row = grid[at + down];
          if (row) row[column + right] = right === 0 ? cell.text : '';
        }
      column += cell.columns;
    }
  }
  return grid;
};

/** One line without pipes: Markdown tables have no other. */
const flat = (text: string): string => text.replace(/\\?\|/g, '\\|').replace(/\s*\n\s*/g, ' ');

const isLayout = (rows: readonly (readonly Cell[])[]): boolean =>
  rows.every((cells) => cells.length <= 1) ||
  rows.some((cells) => cells.some(({ text }) => text.length > LAYOUT_CHARS || /^\|.*\|$/m.test(text)));

/** A marked table as Markdown; one that only lays out a page becomes its texts, one after the other. */
export const tableMarkdown = (marked: string): string => {
  const rows = marked.split(ROW).slice(1).map(cellsOf);
  if (isLayout(rows)) return `\n\n${rows.flatMap((cells) => cells.map(({ text }) => text)).join('\n\n')}\n\n`;
  const grid = gridOf(rows);
  const width = Math.max(...grid.map((row) => row.length));
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, column) => flat(row[column] ?? '')).join(' | ')} |`;
  const [head = [], ...body] = grid;
  return `\n\n${[line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n')}\n\n`;
};
