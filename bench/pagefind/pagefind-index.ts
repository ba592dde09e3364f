import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { joinMeta, type PagefindMeta, readMeta, writeMeta } from './pagefind-meta.ts';

/** One page as Pagefind gets it: words instead of a text. */
export interface WordPage {
  readonly url: string;
  readonly words: Iterable<string>;
  /** Words with a weight of their own. */
  readonly meta: Readonly<Record<string, readonly string[]>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: Readonly<Record<string, string>>;
}

/** “No language”: Pagefind then takes the words as they are given. */
const LANGUAGE = 'zxx';

/** What Pagefind writes for user interfaces of its own. */
const UNUSED = /-ui\.|-highlight\.|-worker\./;

/**
 * Pagefind holds about 700 bytes for each word of each page while it writes. So it indexes one range of words after
 * another, each over all pages, and the tables are joined.
 */
const WORDS_AT_ONCE = 750_000;

/** First characters of words: from this code point to that. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Parts the words by their first characters so that each range holds about so many words of pages. */
const rangesOf = (pages: readonly WordPage[], wordsAtOnce: number): Range[] => {
  const counts = new Map<number, number>();
  for (const { words } of pages)
    for (const word of words) {
      const first = word.codePointAt(0) ?? 0;
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
  const ranges: { from: number; to: number; count: number }[] = [];
  for (const [first, count] of [...counts].sort(([a], [b]) => a - b)) {
    const last = ranges.at(-1);
    if (!last || last.count + count > wordsAtOnce) ranges.push({ from: first, to: first, count });
    else ranges[ranges.length - 1] = { from: last.from, to: first, count: last.count + count };
  }
  return ranges.length > 0 ? ranges : [{ from: 0, to: 0 }];
};

/**
 * Pagefind leaves out pages without words, and the pages of all ranges must be the same. So a page that has none in
 * a range gets this letter, which folded text never contains; the table of contents does not mention it.
 */
const FILLER = '\uffdc';

const sound = ({ errors }: { errors: string[] }): void => {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
};

const writeRange = async (pages: readonly WordPage[], dir: string, { from, to }: Range, isFirst: boolean) => {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  sound({ errors });
  if (!index) throw new Error('Pagefind did not start');
  const within = (words: Iterable<string>): string =>
    [...words].filter((word) => (word.codePointAt(0) ?? 0) >= from && (word.codePointAt(0) ?? 0) <= to).join(' ');
  try {
    for (const { url, words, meta, filters, sort } of pages)
      sound(
        await index.addCustomRecord({
          url,
          content: within(words) || FILLER,
          language: LANGUAGE,
          meta: Object.fromEntries(Object.entries(meta).map(([field, own]) => [field, within(own)])),
          ...(isFirst && { filters: filters as Record<string, string[]>, sort }),
        }),
      );
    sound(await index.writeFiles({ outputPath: dir }));
  } finally {
    await close();
  }
};

const takeMeta = async (dir: string): Promise<PagefindMeta> => {
  const name = (await readdir(dir)).find((file) => file.endsWith('.pf_meta'));
  if (!name) throw new Error(`Pagefind wrote no table of contents into ${dir}`);
  const meta = readMeta(gunzipSync(await readFile(join(dir, name))));
  await rm(join(dir, name));
  return meta;
};

/** Moves the chunks of a range into the index, under names and bounds that are its own. */
const moveChunks = async (meta: PagefindMeta, from: string, to: string, range: Range): Promise<PagefindMeta> => {
  const [version, pages, chunks, ...rest] = meta;
  const upperBound = `${String.fromCodePoint(range.to)}\u{10ffff}`;
  const moved: PagefindMeta[2][number][] = [];
  for (const [first, last, chunk] of chunks) {
    if (first === FILLER) continue;
    const name = `${chunk}r${range.from.toString(36)}`;
    await rename(join(from, 'index', `${chunk}.pf_index`), join(to, 'index', `${name}.pf_index`));
    moved.push([first, last === FILLER ? upperBound : last, name]);
  }
  return [version, pages, moved, ...rest];
};

/** Writes a Pagefind index of the pages into an empty or new folder, in memory bounded by `wordsAtOnce`. */
export const writePagefind = async (
  pages: readonly WordPage[],
  dir: string,
  wordsAtOnce = WORDS_AT_ONCE,
): Promise<void> => {
  const metas: PagefindMeta[] = [];
  for (const [at, range] of rangesOf(pages, wordsAtOnce).entries()) {
    const part = at === 0 ? dir : join(dir, 'range');
    await writeRange(pages, part, range, at === 0);
    metas.push(await moveChunks(await takeMeta(part), part, dir, range));
    if (at > 0) await rm(part, { recursive: true });
  }
  const meta = gzipSync(writeMeta(joinMeta(metas)), { level: 9 });
  const hash = `${LANGUAGE}_${createHash('sha256').update(meta).digest('hex').slice(0, 11)}`;
  await writeFile(join(dir, `pagefind.${hash}.pf_meta`), meta);
  const entry = JSON.parse(await readFile(join(dir, 'pagefind-entry.json'), 'utf8'));
  entry.languages[LANGUAGE].hash = hash;
  await writeFile(join(dir, 'pagefind-entry.json'), JSON.stringify(entry));
  await mkdir(join(dir, 'fragment'), { recursive: true });
  for (const name of await readdir(dir)) if (UNUSED.test(name)) await rm(join(dir, name));
};
