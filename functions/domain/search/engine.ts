import { candidatesOf, countFacets, filtersOf, narrow } from './candidates.ts';
import { lettersOf } from './characters.ts';
import { excerptOf, findWords, markIn } from './excerpt.ts';
import { type Fold, foldingOf } from './fold.ts';
import type { Part, Row } from './manifest.ts';
import { nameIn } from './names.ts';
import type { Prepared } from './prepare.ts';
import { readQuestion } from './question.ts';
import { RESULTS_PER_PAGE } from './record.ts';
import { CLASSES, type Score, scoreOf, totalOf } from './score.ts';
import type { Read } from './segment.ts';
import { openStore, type Store } from './store.ts';
import { suggestIn } from './suggest.ts';
import type { ChineseEngine, SearchAnswer, SearchQuery, SearchResult } from './types.ts';
import { type Understood, understand } from './understand.ts';
import { literalFirst, verified } from './verify.ts';

/** Documents by a key, the largest first; of the same key, in the order of the index. */
const sortedBy = (documents: Uint32Array, keyOf: (document: number) => number): Uint32Array => {
  const keys = Float64Array.from(documents, keyOf);
  const places = Uint32Array.from(documents.keys()).sort((a, b) => (keys[b] ?? 0) - (keys[a] ?? 0) || a - b);
  return places.map((at) => documents[at] ?? 0);
};

const percent = (value: number): string => value.toFixed(0);

const whyOf = (score: Score): string[] => [
  CLASSES[score.class] ?? '',
  ...(score.isVoid ? ['已失效'] : []),
  ...Object.entries(score.parts)
    .filter(([, value]) => value > 0)
    .map(([name, value]) => `${name} ${percent(value)}`),
];

const directOf = (row: Row, { scale, question }: Prepared, document: number, fold: Fold): SearchResult['direct'] => {
  if (scale.numbered.has(document)) return 'number';
  const asked = lettersOf(question.folded);
  const title = fold(row.title);
  return asked !== '' && (lettersOf(title) === asked || lettersOf(nameIn(title)) === asked) ? 'title' : undefined;
};

/** The part with most of the question first, the others in their order. */
const partsOf = (row: Row, document: number, { match }: Prepared, { layout }: Store): string[] => {
  const best = (match.bestPart[document] ?? 0) - (layout.firstPart[document] ?? 0);
  const first = match.bestWeight[document] ? row.parts[best] : undefined;
  return first === undefined ? [...row.parts] : [first, ...row.parts.filter((part) => part !== first)];
};

/** Of pages that bear the same name, the one whose whole title was typed first: …的补充规定, before …的补充规定（二）. */
const wholeTitleFirst = (results: readonly SearchResult[], asked: string, fold: Fold): SearchResult[] => {
  const isWhole = ({ title }: SearchResult) => lettersOf(fold(title)) === asked;
  const named = results.filter(({ direct }) => direct === 'title');
  const others = results.filter(({ direct }) => direct !== 'title');
  return [...named.filter(isWhole), ...named.filter((result) => !isWhole(result)), ...others];
};

/** 解读 stand under their document, where both are on a page. */
const underDocuments = (results: readonly SearchResult[]): SearchResult[] => {
  const shown = new Set(results.map(({ url }) => url));
  const under = new Map(results.flatMap(({ url, interpretations }) => interpretations.map((own) => [own.url, url])));
  const isUnder = ({ url }: SearchResult) => shown.has(under.get(url) ?? '');
  return results
    .filter((result) => !isUnder(result))
    .flatMap((result) => [result, ...results.filter((other) => isUnder(other) && under.get(other.url) === result.url)])
    .map((result) => ({ ...result, interpretations: result.interpretations.filter(({ url }) => !shown.has(url)) }));
};

const anchorAt = ({ anchors }: Part, at: number): string => anchors.findLast(([start]) => start <= at)?.[1] ?? '';

/** Opens a search index. @throws when there is none */
export const openEngine = async (read: Read): Promise<ChineseEngine> => {
  const store = await openStore(read);
  const fold = foldingOf();
  let last: { text: string; understood: Promise<Understood> } | undefined;
  const understood = (text: string): Promise<Understood> => {
    if (last?.text !== text) last = { text, understood: understand(store, text, fold) };
    const own = last.understood;
    own.catch(() => {
      last = undefined;
    });
    return own;
  };

  const order = async (prepared: Prepared, documents: Uint32Array, sort: SearchQuery['sort']): Promise<Uint32Array> => {
    if (sort === 'date' || prepared.atoms.length === 0) {
      const dates = await store.dates();
      return sortedBy(documents, (document) => dates[document] ?? 0);
    }
    const { match, scale } = prepared;
    return sortedBy(documents, (document) =>
      totalOf(scoreOf(match, document, store.layout.signals[document] ?? 0, scale)),
    );
  };

  const found = async ({ text, filters, sort }: SearchQuery) => {
    const { prepared, correction } = await understood(text);
    const candidates = await candidatesOf(store, prepared, text.trim() === '');
    // By date, what has only a part of the question would stand among what has all of it.
    const rest = sort === 'date' ? candidates.rest.subarray(0, 0) : candidates.rest;
    return { ...candidates, rest, prepared, correction, filters: filtersOf(prepared, filters) };
  };

  const search = async (query: SearchQuery): Promise<SearchAnswer> => {
    const { prepared, correction, all, rest, isPartial, filters } = await found(query);
    const { match, scale, question } = prepared;
    const narrowed = await narrow(store, all, filters);
    const inOrder = await verified(store, prepared, await order(prepared, narrowed, query.sort), fold);
    const near = query.sort === 'date' ? inOrder : await literalFirst(store, prepared, inOrder, fold);
    const following = await order(prepared, await narrow(store, rest, filters), query.sort);
    const sorted = Uint32Array.from([...near, ...following]);
    const first = (query.page - 1) * RESULTS_PER_PAGE;
    const documents = [...sorted.subarray(first, first + RESULTS_PER_PAGE)];
    const rows = await store.rows(documents);
    const results = rows.map((row, at): SearchResult => {
      const document = documents[at] ?? 0;
      const score = scoreOf(match, document, store.layout.signals[document] ?? 0, scale);
      return {
        ...row,
        heading: markIn(row.title, question.words, fold),
        score: totalOf(score),
        direct: directOf(row, prepared, document, fold),
        interpretations: row.interpretations ?? [],
        parts: partsOf(row, document, prepared, store),
        why: whyOf(score),
      };
    });
    const together = narrowed.filter(
      (document) => ((match.mask[document] ?? 0) & scale.known) >>> 0 === scale.known,
    ).length;
    return {
      total: sorted.length,
      closest: isPartial ? 0 : Math.min(together || near.length, near.length),
      isPartial,
      results:
        query.sort === 'date' ? results : underDocuments(wholeTitleFirst(results, lettersOf(question.folded), fold)),
      correction,
    };
  };

  return {
    search,
    facets: async (query) => {
      const { all, rest, filters } = await found(query);
      return countFacets(store, Uint32Array.from([...all, ...rest]), filters);
    },
    quote: async ({ parts }, text) => {
      const { words } = (await understood(text)).prepared.question;
      const part = await store.part(parts[0] ?? '');
      const excerpt = excerptOf(part.text, words, fold);
      const at = findWords(part.text, words, fold);
      return {
        excerpt,
        anchor: at === undefined ? '' : anchorAt(part, at),
        words: [...new Set(excerpt.filter(({ marked }) => marked).map((piece) => piece.text))],
      };
    },
    quoteFrom: ({ title, text }, typed) => {
      const { words } = readQuestion(typed, fold);
      return { title, heading: markIn(title, words, fold), excerpt: excerptOf(text, words, fold) };
    },
    suggest: (typed) => suggestIn(store, readQuestion(typed, fold)),
  };
};
