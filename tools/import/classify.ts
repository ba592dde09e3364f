import { type DocumentFields, GENRES } from '#content/schema/document.ts';
import type { Column, Theme } from '#content/schema/site.ts';
import { STATUTORY_IDS, type StatutoryItem } from '#content/schema/statutory.ts';
import { asText, type Name } from './names.ts';
import type { Notes } from './notes.ts';
import { CATEGORY_RULES, STATUTORY_RULES, TITLE_RULES, TITLE_TAIL } from './rules.ts';
import { THEME_WORDS } from './theme-rules.ts';

/** The tables of the target a stated class is looked up in, by id or by name. */
export interface Classes {
  readonly columns: readonly Column[];
  readonly themes: readonly Theme[];
  readonly statutory: readonly StatutoryItem[];
}

export type Classified = Pick<
  DocumentFields,
  'genre' | 'column' | 'theme' | 'subTheme' | 'statutoryItem' | 'keywords'
> & {
  /** The organ that makes documents of this category. */
  readonly agency: string | undefined;
};

const HEAD_CHARS = 600;
const MOST_HEAD_HITS = 3;
const LEAST_HEAD_WEIGHT = 6;

const hits = (text: string, word: string): number => Math.min(MOST_HEAD_HITS, text.split(word).length - 1);

/** The theme whose words weigh most, and those of them that stand in the title. */
const themeOf = (title: string, head: string): { theme: string; words: readonly string[] } | undefined => {
  const best = (text: string, least: number) =>
    Object.entries(THEME_WORDS)
      .map(([theme, words]) => {
        const found = words.filter((word) => text.includes(word));
        return { theme, words: found, weight: found.reduce((sum, word) => sum + word.length * hits(text, word), 0) };
      })
      .filter(({ weight }) => weight >= least)
      .reduce<{ theme: string; words: readonly string[]; weight: number } | undefined>(
        (most, row) => (most && most.weight >= row.weight ? most : row),
        undefined,
      );
  const told = best(title, 1);
  if (told) return told;
  const hinted = best(head.slice(Math.max(0, head.indexOf('第一条'))).slice(0, HEAD_CHARS), LEAST_HEAD_WEIGHT);
  return hinted && { ...hinted, words: [] };
};

const byIdOrName = <T extends { readonly id: string; readonly name: string }>(
  rows: readonly T[],
  said: string,
): T | undefined => rows.find(({ id, name }) => id === said || name === said);

/** Genre, column, theme and the item of 条例第二十条: what is stated, then what the rules tell; every guess is noted. */
export const classify = (
  { title, head, values }: { title: string; head: string; values: Partial<Record<Name, unknown>> },
  classes: Classes,
  notes: Notes,
): Classified => {
  const said = (name: Name): string => asText(values[name])?.trim() ?? '';
  const guess = (field: string, value: string, why: string) => notes.push({ how: 'guessed', field, why, value });
  const category = said('category');
  const bare = title.replace(TITLE_TAIL, '');
  const byCategory = CATEGORY_RULES.find((row) => row.category.test(category));
  const byTitle = TITLE_RULES.find((row) => row.title.test(bare));
  const stated = GENRES.find((genre) => genre === category);

  const genre = stated ?? byCategory?.genre ?? byTitle?.genre ?? '其他';
  if (!stated && byCategory?.genre) guess('genre', `${category} → ${genre}`, '按来源的类别对应');
  else if (!stated && byTitle) guess('genre', genre, '按标题推断');
  else if (!stated)
    notes.push({ how: 'defaulted', field: 'genre', why: '类别和标题都看不出体裁，写作“其他”', value: category });

  const statedColumn = byIdOrName(
    classes.columns.filter(({ kind }) => kind === 'documents'),
    said('column'),
  );
  const column = statedColumn?.id ?? byCategory?.column ?? byTitle?.column ?? 'policy-documents';
  if (said('column') && !statedColumn)
    notes.push({ how: 'dropped', field: 'column', why: '没有这个栏目', value: said('column') });
  if (!statedColumn) guess('column', column, byCategory ? '按来源的类别对应' : '按标题推断');

  const statedItem = STATUTORY_IDS.find((id) => id === byIdOrName(classes.statutory, said('statutoryItem'))?.id);
  const statutoryItem =
    statedItem ?? byCategory?.statutoryItem ?? STATUTORY_RULES.find((row) => row.title.test(bare))?.item ?? 'rules';
  if (!statedItem) guess('statutoryItem', statutoryItem, byCategory ? '按来源的类别对应' : '按标题推断');

  const statedTheme = byIdOrName(classes.themes, said('theme').split(/[\\/]/)[0]?.trim() ?? '');
  const told = statedTheme ? undefined : themeOf(title, head);
  const theme = statedTheme?.id ?? told?.theme ?? byCategory?.theme ?? 'other';
  const subTheme = (said('subTheme') || said('theme').split(/[\\/]/)[1]?.trim()) ?? '';
  if (said('theme') && !statedTheme)
    notes.push({ how: 'dropped', field: 'theme', why: '没有这个主题', value: said('theme') });
  if (told) guess('theme', theme, '按关键词推断');
  else if (!statedTheme && theme !== 'other') guess('theme', theme, '按来源的类别对应');
  else if (!statedTheme)
    notes.push({ how: 'defaulted', field: 'theme', why: '关键词都看不出主题，写作“其他”', value: title });

  return {
    genre,
    column,
    theme,
    subTheme: statedTheme?.children.includes(subTheme) ? subTheme : undefined,
    statutoryItem,
    keywords: told?.words.slice(0, 5).map(String) ?? [],
    agency: byCategory?.agency,
  };
};
