import { FACETS } from '#domain/search/record.ts';
import type { SearchQuery } from '#domain/search/types.ts';

/** Reads the question from the query part of an address; what it does not say is as at the start. */
export const readAddress = (search: string): SearchQuery => {
  const params = new URLSearchParams(search);
  return {
    text: params.get('q')?.trim() ?? '',
    filters: Object.fromEntries(
      FACETS.map((facet) => [facet, [...new Set(params.getAll(facet))]] as const).filter(
        ([, values]) => values.length > 0,
      ),
    ),
    sort: params.get('sort') === 'date' ? 'date' : 'relevance',
    page: Math.max(1, Number.parseInt(params.get('page') ?? '', 10) || 1),
  };
};

/** The query part of the address of a question, `?` included; it leaves out what is as at the start. */
export const writeAddress = ({ text, filters, sort, page }: SearchQuery): string => {
  const params = new URLSearchParams();
  if (text) params.set('q', text);
  for (const facet of FACETS) for (const value of filters[facet] ?? []) params.append(facet, value);
  if (sort === 'date') params.set('sort', 'date');
  if (page > 1) params.set('page', String(page));
  return `?${params}`;
};
