import type { Random } from './random.ts';
import { thing, type Writer } from './sentence.ts';
import type { Build } from './text.ts';
import { THEMES } from './themes.ts';
import { HEADS, QUALITIES, TITLE_FORMS, VERBS } from './words.ts';

/** What the content of a city offers to choose from. */
export interface Choices {
  readonly agencies: readonly {
    readonly id: string;
    readonly name: string;
    readonly mark: string;
    readonly orgCode: string;
  }[];
  readonly themes: readonly { readonly id: string; readonly children: readonly string[] }[];
}

/** A document before it is numbered and written. */
export interface Plan {
  readonly seed: number;
  readonly agency: Choices['agencies'][number];
  readonly joint: Choices['agencies'][number] | undefined;
  readonly theme: string;
  readonly subTheme: string;
  readonly topic: string;
  readonly title: string;
  readonly genre: string;
  readonly column: string;
  readonly item: string;
  readonly build: Build;
  readonly keywords: readonly string[];
  readonly summary: string;
  readonly writtenOn: string;
  readonly publishedOn: string;
}

const FIRST_YEAR = 2010;
const LAST_YEAR = 2026;
/** The last year ends with October. */
const LAST_MONTH_AT = 9;
const DAY_MS = 86_400_000;
/** 成文 to 发布, in days; well inside the 20 working days of 条例第二十六条. */
const LATEST_PUBLICATION_DAYS = 14;
const JOINT_SHARE = 0.05;

/** Each year a little more is published than in the one before. */
const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => ({
  year: FIRST_YEAR + at,
  weight: 4 + at,
}));

const COLUMNS = [
  { weight: 60, column: 'policy-documents' },
  { weight: 28, column: 'normative-documents' },
  { weight: 9, column: 'plans' },
  { weight: 3, column: 'government-rules' },
];

const GENRES: readonly { readonly weight: number; readonly genre: string; readonly build?: Build }[] = [
  { weight: 66, genre: '通知' },
  { weight: 10, genre: '意见', build: 'measures' },
  { weight: 8, genre: '公告', build: 'plain' },
  { weight: 6, genre: '通告', build: 'plain' },
  { weight: 4, genre: '批复', build: 'plain' },
  { weight: 3, genre: '决定', build: 'plain' },
  { weight: 3, genre: '函', build: 'plain' },
];

const ARTICLED = /(?:办法|细则|规定|规则|规程)$/;

const civilDate = (time: number): string => new Date(time).toISOString().slice(0, 10);

const dates = ({ between, weighted }: Random): Pick<Plan, 'writtenOn' | 'publishedOn'> => {
  const { year } = weighted(YEARS);
  const written = Date.UTC(year, between(0, year === LAST_YEAR ? LAST_MONTH_AT : 11), between(1, 28));
  const published = written + between(1, LATEST_PUBLICATION_DAYS) * DAY_MS;
  return { writtenOn: civilDate(written), publishedOn: civilDate(published) };
};

/** The nouns of a theme; a city may have themes this vocabulary does not know. */
export const nounsOf = (theme: string): readonly string[] =>
  (THEMES[theme] ?? (THEMES['other'] as (typeof THEMES)[string])).nouns;

/** Chooses what one document is about. */
export const planDocument = (seed: number, random: Random, { agencies, themes }: Choices): Plan => {
  const { pick, next, weighted } = random;
  const { theme, item } = weighted(
    themes.map((theme) => ({
      theme,
      weight: THEMES[theme.id]?.weight ?? 1,
      item: THEMES[theme.id]?.item ?? 'otherStatutory',
    })),
  );
  const writer: Writer = { random, nouns: nounsOf(theme.id) };
  const agency = pick(agencies);
  const other = pick(agencies);
  const noun = pick(writer.nouns);
  const topic = `${pick(QUALITIES)}${noun}${pick(HEADS)}`;
  const { genre, build } = weighted(GENRES);
  const form = pick(TITLE_FORMS);
  const about = genre === '通知' ? `印发《${topic}${form}》` : `${pick(VERBS)}${topic}`;
  return {
    seed,
    agency,
    joint: next() < JOINT_SHARE && other !== agency ? other : undefined,
    theme: theme.id,
    subTheme: pick(theme.children),
    topic,
    title: `${agency.name}关于${about}的${genre}`,
    genre,
    column: weighted(COLUMNS).column,
    item: next() < 0.5 ? item : 'rules',
    build: build ?? (ARTICLED.test(form) ? 'articles' : 'measures'),
    keywords: [...new Set([noun, topic, `${noun}${pick(HEADS)}`, thing(writer)])],
    summary: `${pick(VERBS)}${thing(writer)}，${pick(VERBS)}${thing(writer)}，明确${thing(writer)}的要求。`,
    ...dates(random),
  };
};
