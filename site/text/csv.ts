/** A cell that neither breaks the row nor runs as a formula in a spreadsheet. */
const cell = (value: string): string => {
  const safe = /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One row of CSV (RFC 4180). */
export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** CSV (RFC 4180) with the byte order mark that spreadsheet programs need to read Chinese. */
export const csvOf = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map(csvRow).join('')}`;
