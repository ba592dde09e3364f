import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { SearchRecord, SearchSource } from '#domain/search/record.ts';

/** A row of the corpus; its number is its id. */
interface Row {
  readonly title: string;
  readonly body: string;
  readonly agency?: string;
  readonly year?: string;
  readonly category?: string;
  readonly docno?: string;
}

export const urlOf = (id: number): string => `/documents/row-${id}/`;
export const idOf = (url: string): number => Number(/-(\d+)\/$/.exec(url)?.[1]);

/** Some laws bear 未知 in place of their year. */
const isYear = (year: string | undefined): year is string => /^\d{4}$/.test(year ?? '');

const recordOf = ({ title, body, agency, year, category, docno }: Row, id: number): SearchRecord => ({
  url: urlOf(id),
  title,
  text: body,
  ...(docno && { number: docno }),
  ...(isYear(year) && { publishedOn: `${year}-01-01` }),
  ...(agency && { agencies: [agency] }),
  aside: [],
  facets: {
    category: ['documents'],
    ...(agency && { agency: [agency] }),
    ...(category && { genre: [category] }),
    ...(isYear(year) && { year: [year] }),
  },
});

const sourceOf = (line: string, id: number): SearchSource => ({
  url: urlOf(id),
  hash: createHash('sha256').update(line).digest('base64url'),
  record: () => recordOf(JSON.parse(line), id),
});

/** A stretch that is read and unpacked in one go. */
const CHUNK_BYTES = 1 << 20;

/** The documents of a corpus, one at a time: a row of JSON each. */
export const readCorpus = async function* (
  file: string,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<SearchSource> {
  const stream = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  const input = file.endsWith('.gz') ? stream.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : stream;
  let id = 0;
  for await (const line of createInterface({ input })) {
    if (id === limit) break;
    if (line) yield sourceOf(line, id++);
  }
};

/** A stretch of a text that a generated document is made of. */
const STRETCH = 1_500;

/**
 * As many documents as are wanted, made of a corpus: each has the name of one law for the place of another, and a stretch
 * of the texts of both, so that words are as frequent as in the corpus and no document stands twice.
 */
export const grow = async function* (file: string, documents: number): AsyncGenerator<SearchSource> {
  const laws: SearchRecord[] = [];
  for await (const { record } of readCorpus(file)) laws.push(record());
  const law = (at: number): SearchRecord => laws[at % laws.length] as SearchRecord;
  const stretch = ({ text }: SearchRecord, from: number): string => {
    const start = text.length > STRETCH ? (from * 613) % (text.length - STRETCH) : 0;
    return text.slice(start, start + STRETCH);
  };
  for (let id = 0; id < documents; id += 1) {
    const round = Math.floor(id / laws.length);
    const [one, other] = [law(id), law(id * 7 + round * 13 + 1)];
    const place = other.agencies?.[0] ?? '';
    const title = round === 0 ? one.title : `${place}关于${one.title}的实施意见（${round}）`;
    const text = `${stretch(one, id)}\n${stretch(other, id + 1)}`;
    yield {
      url: urlOf(id),
      hash: createHash('sha256').update(`${title}\n${text}`).digest('base64url'),
      record: () => ({ ...one, url: urlOf(id), title, text }),
    };
  }
};
