/** Of one font; code 0 is left out. */
const MOST_CODES = 255;
const GLYPH = 3;
const FIRST_FONT = 10;
const MOST_ROWS = 100;

/** Fonts whose every glyph is an empty square of one em: they say what a character is, and draw nothing. */
export interface PlainFonts {
  readonly objects: readonly { readonly number: number; readonly dictionary: string; readonly content?: string }[];
  /** The entries of a page's dictionary of fonts. */
  readonly resources: string;
  readonly codeOf: (text: string) => { readonly font: string; readonly code: string };
}

const hexadecimal = (code: number): string => code.toString(16).padStart(2, '0');
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

const toUnicode = (texts: readonly string[]): string => {
  const rows = texts.map((text, at) => `<${hexadecimal(at + 1)}> <${utf16(text)}>`);
  const blocks = Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, at) => {
    const block = rows.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS);
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`;
  });
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`;
};

const fontOf = (count: number, map: number): string => {
  const glyphs = '/g '.repeat(count);
  const widths = '1000 '.repeat(count);
  return `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /Resources << >> /CharProcs << /g ${GLYPH} 0 R >> /Encoding << /Type /Encoding /Differences [1 ${glyphs}] >> /FirstChar 1 /LastChar ${count} /Widths [${widths}] /ToUnicode ${map} 0 R >>`;
};

/** Fonts for the given characters (Type 3), as many as it takes. */
export const plainFonts = (texts: readonly string[]): PlainFonts => {
  const all = [...new Set(texts)];
  const places = new Map(all.map((text, at) => [text, at]));
  const fonts = Array.from({ length: Math.ceil(all.length / MOST_CODES) }, (_, at) => {
    const some = all.slice(at * MOST_CODES, (at + 1) * MOST_CODES);
    const number = FIRST_FONT + at * 2;
    const objects = [
      { number, dictionary: fontOf(some.length, number + 1) },
      { number: number + 1, dictionary: '', content: toUnicode(some) },
    ];
    return { resource: `/T${at} ${number} 0 R`, objects };
  });
  return {
    objects: [
      ...(fonts.length > 0 ? [{ number: GLYPH, dictionary: '', content: '1000 0 0 0 1000 1000 d1' }] : []),
      ...fonts.flatMap(({ objects }) => objects),
    ],
    resources: fonts.map(({ resource }) => resource).join(' '),
    codeOf: (text) => {
      const at = places.get(text) ?? 0;
      return { font: `T${Math.floor(at / MOST_CODES)}`, code: hexadecimal((at % MOST_CODES) + 1) };
    },
  };
};
