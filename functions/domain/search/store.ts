import { arrange, joinFound, joinValues } from './arrange.ts';
import type { RegionalTable } from './mainland.ts';
import { type Layout, type Manifest, type Part, type Row, VERSION } from './manifest.ts';
import type { Facet } from './record.ts';
import { type Column, type OpenSegment, openSegment, parse, type Read, remembering } from './segment.ts';
import { type Found, NOT_FOUND } from './shard.ts';
import { type Level, uniteLevels } from './sounds.ts';

/** An index, read as far as it is needed; what was read is kept. */
export interface Store {
  readonly layout: Layout;
  readonly tokens: (wanted: Iterable<string>) => Promise<Map<string, Found>>;
  readonly rows: (documents: readonly number[]) => Promise<Row[]>;
  readonly part: (name: string) => Promise<Part>;
  readonly column: (facet: Facet) => Promise<Column>;
  readonly dates: () => Promise<Uint32Array>;
  readonly regional: () => Promise<RegionalTable>;
  /** Sounds of characters: syllable → characters; under numbers, characters that look alike. */
  readonly syllables: () => Promise<Readonly<Record<string, string>>>;
  /** Pairs of characters that sound so, with levels, the commonest first. */
  readonly pairs: (first: string, second: string) => Promise<readonly Level[]>;
  /** Pairs of characters with these two initials, the commonest first. */
  readonly letterPairs: (letters: string) => Promise<readonly Level[]>;
  /** Phrases with these initials, the commonest first. */
  readonly phrases: (initials: string) => Promise<readonly string[]>;
  /** Characters seen after and before one, with levels; of one twice the last counts. */
  readonly neighbours: (char: string) => Promise<readonly [after: string, before: string]>;
}

/** The combinations of all segments one after another, so that each keeps its numbers by a step. */
const joinColumns = (columns: readonly Column[]): { combinations: (readonly string[])[]; numbers: Uint32Array[] } => {
  const combinations: (readonly string[])[] = [];
  const numbers = columns.map((column) => {
    const step = combinations.length;
    combinations.push(...column.combinations);
    return column.numbers.map((number) => number + step);
  });
  return { combinations, numbers };
};

const joinSyllables = (tables: readonly Readonly<Record<string, string>>[]): Record<string, string> => {
  const joined: Record<string, string> = {};
  for (const [sound, chars] of tables.flatMap(Object.entries<string>))
    joined[sound] = [...new Set((joined[sound] ?? '') + chars)].join('');
  return joined;
};

/** Opens an index. @throws when there is none, or one of another making */
export const openStore = async (read: Read): Promise<Store> => {
  const manifest: Manifest = parse(await read('manifest.json'));
  if (manifest.version !== VERSION)
    throw new Error(`索引的版本是 ${manifest.version}，应为 ${VERSION}：请重新生成网站。`);
  const { base, beside } = manifest;
  const first = openSegment(read, base);
  const segments = beside ? [first, openSegment(read, beside)] : [first];
  const whole = arrange(
    segments.map(({ layout }) => layout),
    beside ?? { places: [], gone: [] },
  );
  const each = <T>(ask: (segment: OpenSegment) => Promise<T>): Promise<T[]> => Promise.all(segments.map(ask));
  const known = new Map<string, Found>();
  return {
    layout: whole.layout,
    tokens: async (wanted) => {
      const all = [...new Set(wanted)];
      const unread = all.filter((token) => !known.has(token));
      const found = await each(({ tokens }) => tokens(unread));
      for (const token of unread) {
        const inEach = found.map((tokens) => tokens.get(token) ?? NOT_FOUND);
        known.set(token, joinFound(inEach, whole));
      }
      return new Map(all.map((token) => [token, known.get(token) ?? NOT_FOUND]));
    },
    rows: (documents) =>
      Promise.all(
        documents.map((document) => {
          const segment = segments[whole.segmentOf[document] ?? 0] ?? first;
          return segment.row(whole.numberIn[document] ?? 0);
        }),
      ),
    part: remembering(async (name): Promise<Part> => parse(await read(`t/${name}.bin`))),
    column: async (facet) => {
      const { combinations, numbers } = joinColumns(await each(({ column }) => column(facet)));
      return { combinations, numbers: joinValues(numbers, whole) };
    },
    dates: async () => joinValues(await each(({ dates }) => dates()), whole),
    regional: async () => {
      const tables = await each(({ regional }) => regional());
      return {
        from: tables.map(({ from }) => from).join(''),
        to: tables.map(({ to }) => to).join(''),
        words: Object.assign({}, ...tables.map(({ words }) => words)),
      };
    },
    syllables: async () => joinSyllables(await each(({ syllables }) => syllables())),
    pairs: async (first, second) => uniteLevels(await each(({ pairs }) => pairs(first, second))),
    letterPairs: async (letters) => uniteLevels(await each(({ letterPairs }) => letterPairs(letters))),
    phrases: async (initials) => uniteLevels(await each(({ phrases }) => phrases(initials))).map(([phrase]) => phrase),
    neighbours: async (char) => {
      const sides = (await each(({ neighbours }) => neighbours(char))).toReversed();
      return [sides.map(([after]) => after).join(''), sides.map(([, before]) => before).join('')];
    },
  };
};
