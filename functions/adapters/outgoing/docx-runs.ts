import { looksSame, WHITE } from './colours.ts';
import type { Notes } from './findings.ts';
import type { Package } from './package.ts';
import { type Tag, tagsOf } from './xml.ts';

/** In half points; smaller is not read by an eye. */
const SMALLEST = 4;

const isOn = ({ attributes }: Tag): boolean => !/^(?:0|false|off)$/.test(attributes.get('val') ?? 'true');

const groundOf = ({ attributes }: Tag): string | undefined => {
  const fill = attributes.get('fill') ?? 'auto';
  return fill === 'auto' ? undefined : fill.toUpperCase();
};

const isWhite = ({ attributes }: Tag, ground: string): boolean => {
  const theme = attributes.get('themeColor') ?? '';
  const colour = /^(?:background1|light1)$/.test(theme) ? WHITE : (attributes.get('val') ?? 'auto').toUpperCase();
  return looksSame(colour, ground);
};

/** The styles that hide their text. */
export const vanishingStyles = (file: Package): ReadonlySet<string> => {
  const styles = new Set<string>();
  if (!file.has('word/styles.xml')) return styles;
  let id = '';
  for (const tag of tagsOf(file.part('word/styles.xml'))) {
    if (tag.name === 'style' && tag.kind !== 'close') id = tag.attributes.get('styleId') ?? '';
    if (tag.name === 'vanish' && tag.kind !== 'close' && isOn(tag)) styles.add(id);
  }
  return styles;
};

interface Run {
  vanishes: boolean;
  colour: Tag | undefined;
  tiny: boolean;
  ground: string | undefined;
}

const newRun = (): Run => ({ vanishes: false, colour: undefined, tiny: false, ground: undefined });

/** 隐藏的文字 — runs marked hidden, in the colour of their ground, or too small to be seen. */
export const inspectRuns = (part: string, bytes: Buffer, vanishing: ReadonlySet<string>, { found }: Notes): void => {
  const cells: (string | undefined)[] = [];
  let paragraph: { vanishes: boolean; ground: string | undefined } = { vanishes: false, ground: undefined };
  let run: Run | undefined;
  let inCell = false;
  for (const tag of tagsOf(bytes)) {
    const { name, kind, attributes, text } = tag;
    if (name === 'tcPr') inCell = kind === 'open';
    if (name === 'tc') kind === 'open' ? cells.push(undefined) : cells.pop();
    if (name === 'p') paragraph = { vanishes: false, ground: undefined };
    if (name === 'r') run = kind === 'open' ? newRun() : undefined;
    if (kind === 'close') continue;
    if (name === 'shd') {
      const ground = groundOf(tag);
      if (inCell && cells.length > 0) cells[cells.length - 1] = ground;
      else if (run) run.ground = ground;
      else paragraph.ground = ground;
    }
    if (name === 'pStyle') paragraph.vanishes = vanishing.has(attributes.get('val') ?? '');
    if (!run) continue;
    if (/^(?:vanish|specVanish)$/.test(name)) run.vanishes = isOn(tag);
    if (name === 'rStyle' && vanishing.has(attributes.get('val') ?? '')) run.vanishes = true;
    if (name === 'color') run.colour = tag;
    if (name === 'sz') run.tiny = Number(attributes.get('val')) <= SMALLEST;
    if (name === 'highlight' && attributes.get('val') !== 'none') run.ground = 'highlight';
    if (name !== 't' || text.trim() === '') continue;
    if (run.vanishes || paragraph.vanishes) found('hiddenText', part, text);
    const ground = run.ground ?? paragraph.ground ?? cells.at(-1) ?? WHITE;
    if (run.tiny || (run.colour && isWhite(run.colour, ground))) found('invisibleText', part, text);
  }
};
