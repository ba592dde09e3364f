import type { Notes } from './findings.ts';
import type { Package } from './package.ts';
import { tagsOf, textOf } from './xml.ts';

const RELATIONS = 'word/_rels/document.xml.rels';

const hasText = (file: Package, part: string): boolean => textOf(file.part(part), new Set()).trim() !== '';

/** The headers and footers that some page shows: `first` and `even` only where a setting asks for them. */
const shown = (file: Package): ReadonlySet<string> => {
  const even =
    file.has('word/settings.xml') &&
    Array.from(tagsOf(file.part('word/settings.xml'))).some(({ name }) => name === 'evenAndOddHeaders');
  const ids = new Set<string>();
  let references: { type: string; id: string }[] = [];
  let first = false;
  for (const { name, kind, attributes } of tagsOf(file.part('word/document.xml'))) {
    if (/^(?:header|footer)Reference$/.test(name) && kind !== 'close')
      references.push({ type: attributes.get('type') ?? 'default', id: attributes.get('id') ?? '' });
    if (name === 'titlePg' && kind !== 'close') first = true;
    if (name !== 'sectPr' || kind !== 'close') continue;
    for (const { type, id } of references)
      if (type === 'default' || (type === 'first' && first) || (type === 'even' && even)) ids.add(id);
    references = [];
    first = false;
  }
  return ids;
};

/** 残留的页眉页脚 — those with words that no page shows. */
export const inspectHeaders = (file: Package, { found }: Notes): void => {
  const ids = shown(file);
  const seen = new Set<string>();
  if (file.has(RELATIONS))
    for (const { attributes } of tagsOf(file.part(RELATIONS)))
      if (ids.has(attributes.get('Id') ?? '')) seen.add(`word/${attributes.get('Target')}`);
  for (const part of file.names.filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name)))
    if (!seen.has(part) && hasText(file, part)) found('remnantHeader', part);
};
