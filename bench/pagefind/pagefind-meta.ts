import { decodeCbor, encodeCbor } from './cbor.ts';

/** Stands before everything Pagefind packs. */
export const SIGNATURE = 'pagefind_dcd';

type PageRow = readonly [fragment: string, words: number, group: string];
type ChunkRow = readonly [from: string, to: string, chunk: string];
type FilterRow = readonly [filter: string, file: string];
type SortRow = readonly [key: string, pages: readonly number[]];

/** Pagefind 1.6's table of contents: its pages in order, and which file holds which words. */
export type PagefindMeta = readonly [
  version: string,
  pages: readonly PageRow[],
  chunks: readonly ChunkRow[],
  filters: readonly FilterRow[],
  sorts: readonly SortRow[],
  metaFields: readonly string[],
];

export const readMeta = (unzipped: Buffer): PagefindMeta =>
  decodeCbor(unzipped.subarray(SIGNATURE.length)) as unknown as PagefindMeta;

export const writeMeta = (meta: PagefindMeta): Buffer => Buffer.concat([Buffer.from(SIGNATURE), encodeCbor(meta)]);

/**
 * Joins the tables of indexes over the same pages in the same order, each of its own range of words. The first is the
 * one with the filters, the sorts and the fragments.
 * @throws Error when they are not over the same pages
 */
export const joinMeta = (parts: readonly PagefindMeta[]): PagefindMeta => {
  const [first] = parts;
  if (!first) throw new Error('no parts to join');
  const [version, pages, , filters, sorts, metaFields] = first;
  for (const part of parts)
    if (part[1].length !== pages.length || part[5].join() !== metaFields.join())
      throw new Error('the parts of the index are not over the same pages');
  return [
    version,
    pages.map(([fragment, , group], at) => [
      fragment,
      parts.reduce((sum, part) => sum + (part[1][at]?.[1] ?? 0), 0),
      group,
    ]),
    parts.flatMap(([, , chunks]) => chunks),
    filters,
    sorts,
    metaFields,
  ];
};
