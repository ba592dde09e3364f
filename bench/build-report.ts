import type { Usage } from './measure.ts';

/** One line of the table; what was not measured is left empty. */
export interface Line extends Partial<Pick<Usage, 'wallSeconds' | 'cpuSeconds' | 'peakMegabytes'>> {
  readonly name: string;
  readonly pages?: number;
}

interface Column {
  readonly head: string;
  readonly cell: (line: Line) => string;
}

const fixed = (value: number | undefined, digits: number): string =>
  value === undefined || !Number.isFinite(value) ? '' : value.toFixed(digits);

const perPage = (seconds: number | undefined, { pages }: Line): string =>
  seconds === undefined || !pages ? '' : fixed((1000 * seconds) / pages, 2);

const COLUMNS: readonly Column[] = [
  { head: 'wall s', cell: ({ wallSeconds }) => fixed(wallSeconds, 1) },
  { head: 'CPU s', cell: ({ cpuSeconds }) => fixed(cpuSeconds, 1) },
  { head: 'peak MB', cell: ({ peakMegabytes }) => fixed(peakMegabytes, 0) },
  { head: 'pages', cell: ({ pages }) => fixed(pages, 0) },
  { head: 'ms wall/page', cell: (line) => perPage(line.wallSeconds, line) },
  { head: 'ms CPU/page', cell: (line) => perPage(line.cpuSeconds, line) },
];

/** The table in Markdown, aligned for a terminal too. */
export const table = (title: string, lines: readonly Line[]): string => {
  const rows = [
    [title, ...COLUMNS.map(({ head }) => head)],
    ...lines.map((line) => [line.name, ...COLUMNS.map(({ cell }) => cell(line))]),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  const pad = (text: string, at: number): string =>
    at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0);
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [rows[0] ?? [], rule, ...rows.slice(1)].map((row) => `| ${row.map(pad).join(' | ')} |`).join('\n');
};

/** A figure beside its bar, and whether it is met. */
export const verdict = (what: string, figure: number, unit: string, bar: number, strictly = false): string => {
  const met = strictly ? figure < bar : figure <= bar;
  return `${met ? 'met   ' : 'MISSED'}  ${what}: ${figure.toFixed(2)}${unit} (${strictly ? '<' : '≤'} ${bar}${unit})`;
};
