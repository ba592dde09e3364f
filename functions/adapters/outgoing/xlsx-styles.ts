import { colourOf, looksSame, WHITE } from './colours.ts';
import type { Package } from './package.ts';
import { tagsOf } from './xml.ts';

const STYLES = 'xl/styles.xml';
/** A number format whose every section is empty shows nothing. */
const SHOWS_NOTHING = /^;{2,3}$/;

/** 不显示的单元格格式 — the styles whose text has the colour of its ground, or whose format shows nothing. */
export const invisibleStyles = (file: Package): ReadonlySet<number> => {
  const inks: string[] = [];
  const grounds: string[] = [];
  const silent = new Set<string>();
  const invisible = new Set<number>();
  if (!file.has(STYLES)) return invisible;
  let list = '';
  let style = 0;
  let solid = false;
  for (const { name, kind, attributes } of tagsOf(file.part(STYLES))) {
    if (kind === 'open' && /^(?:fonts|fills|cellXfs|cellStyleXfs|dxfs)$/.test(name)) list = name;
    if (kind === 'close' && name === list) list = '';
    if (kind === 'close') continue;
    if (name === 'numFmt' && SHOWS_NOTHING.test(attributes.get('formatCode') ?? ''))
      silent.add(attributes.get('numFmtId') ?? '');
    if (list === 'fonts' && name === 'font') inks.push('000000');
    if (list === 'fonts' && name === 'color') inks[inks.length - 1] = colourOf(attributes);
    if (list === 'fills' && name === 'fill') grounds.push(WHITE);
    if (list === 'fills' && name === 'patternFill') solid = attributes.get('patternType') === 'solid';
    if (list === 'fills' && name === 'fgColor' && solid) grounds[grounds.length - 1] = colourOf(attributes);
    if (list === 'fills' && name === 'gradientFill') grounds[grounds.length - 1] = 'gradient';
    if (list === 'cellXfs' && name === 'xf') {
      const ink = inks[Number(attributes.get('fontId') ?? 0)] ?? '000000';
      const ground = grounds[Number(attributes.get('fillId') ?? 0)] ?? WHITE;
      if (looksSame(ink, ground) || silent.has(attributes.get('numFmtId') ?? '')) invisible.add(style);
      style += 1;
    }
  }
  return invisible;
};
