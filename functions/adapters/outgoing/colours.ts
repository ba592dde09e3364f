/** 主题颜色 — 0 is the paper, 1 the ink (in that order in a workbook). */
const THEME: Readonly<Record<string, string>> = { '0': 'FFFFFF', '1': '000000' };
const INDEXED: Readonly<Record<string, string>> = {
  '0': '000000',
  '1': 'FFFFFF',
  '8': '000000',
  '9': 'FFFFFF',
  '64': '000000',
  '65': 'FFFFFF',
};

export const WHITE = 'FFFFFF';

const parse = (colour: string): number[] => [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** A colour of a style as six digits, or a name of its own when only the theme knows it. */
export const colourOf = (attributes: ReadonlyMap<string, string>): string => {
  const rgb = attributes.get('rgb');
  if (rgb) return rgb.slice(-6).toUpperCase();
  const theme = attributes.get('theme');
  const tint = Number(attributes.get('tint') ?? 0);
  if (theme !== undefined) return (tint === 0 ? THEME[theme] : undefined) ?? `theme ${theme} ${tint.toFixed(2)}`;
  const indexed = attributes.get('indexed');
  return indexed === undefined ? '000000' : (INDEXED[indexed] ?? `indexed ${indexed}`);
};

/** The largest difference of one channel below which no eye tells text from paper. */
const SAME = 24;

export const looksSame = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [a, b] = [parse(one), parse(other)];
  return a.every((channel, at) => Math.abs(channel - (b[at] ?? Number.NaN)) <= SAME);
};
