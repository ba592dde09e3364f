import type { Piece } from '#domain/search/excerpt.ts';
import type { Facet } from '#domain/search/record.ts';
import type { Quote, SearchAnswer, SearchQuery, SearchResult } from '#domain/search/types.ts';
import { shownNumbers } from '../text/paging.ts';
import { writeAddress } from './address.ts';
import type { Language, More } from './messages.ts';

/** An element of the page. @throws Error when the page has none of this id */
export const byId = <T extends HTMLElement>(id: string): T => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the search page has no #${id}`);
  return element as T;
};

/** Of the page: its Simplified, Traditional or English copy. */
export const language = document.documentElement.lang as Language;

const TONES: Readonly<Record<string, string>> = { 'in-force': 'good', lapsed: 'bad', repealed: 'bad' };

const boxes = (): HTMLInputElement[] => [...byId('narrow').querySelectorAll('input')];
export const chosenBoxes = (): HTMLInputElement[] => boxes().filter(({ checked }) => checked);
export const facetOf = (box: HTMLInputElement): Facet => box.closest('fieldset')?.dataset['facet'] as Facet;

/** What the page calls a value of a facet. */
const labelOf = (input: HTMLInputElement | undefined): string =>
  input?.labels?.[0]?.firstChild?.textContent?.trim() ?? '';
const labels = (facet: string, values: readonly string[] = []): string =>
  values
    .map((value) => labelOf(boxes().find((box) => facetOf(box) === facet && box.value === value)))
    .join(byId('narrow').dataset['and']);

const fill = (words: string | undefined, numbers: Readonly<Record<string, number>>): string =>
  (words ?? '').replace(/\{(\w+)\}/g, (_, name) => String(numbers[name] ?? ''));

const copyOf = (template: string): HTMLElement => {
  const { firstElementChild } = byId<HTMLTemplateElement>(template).content;
  if (!(firstElementChild instanceof HTMLElement)) throw new Error(`the template #${template} is empty`);
  return firstElementChild.cloneNode(true) as HTMLElement;
};

const part = <T extends HTMLElement>(of: HTMLElement, selector: string): T => {
  const found = of.querySelector<T>(selector);
  if (!found) throw new Error(`a template of the search page has no ${selector}`);
  return found;
};

/** What the page shows beside the results, by its state; the results themselves follow by style. */
const SECTIONS = { start: 'start', loading: '', found: '', none: 'none', broken: 'broken' } as const;

/** Busy results do not answer the question in the address yet: assistive technology waits for the new ones. */
export const markBusy = (isBusy: boolean): void => byId('results').setAttribute('aria-busy', String(isBusy));

export const showState = (state: keyof typeof SECTIONS): void => {
  for (const id of ['start', 'none', 'broken']) byId(id).hidden = SECTIONS[state] !== id;
  byId('found').dataset['state'] = state;
  markBusy(state === 'loading');
  if (state !== 'found' && state !== 'none')
    byId('status').textContent = (state === 'loading' && byId('status').dataset['loading']) || '';
  if (state !== 'broken') return;
  const words = part(byId('broken'), '[data-offline]');
  words.textContent = (navigator.onLine ? words.dataset['missing'] : words.dataset['offline']) ?? '';
};

/** The chosen values as boxes that are ticked and as tags that take them away. */
export const showChosen = (query: SearchQuery): void => {
  for (const box of boxes()) box.checked = query.filters[facetOf(box)]?.includes(box.value) ?? false;
  const tags = chosenBoxes().map((box) => {
    const facet = facetOf(box);
    const values = query.filters[facet]?.filter((value) => value !== box.value);
    const tag = copyOf('tag');
    part<HTMLAnchorElement>(tag, 'a').href = writeAddress({
      ...query,
      filters: { ...query.filters, [facet]: values },
      page: 1,
    });
    part(tag, 'span').textContent =
      `${box.closest('fieldset')?.querySelector('legend')?.textContent}${byId('narrow').dataset['colon']}${labelOf(box)}`;
    return tag;
  });
  if (tags.length > 1) {
    const clear = copyOf('clear');
    part<HTMLAnchorElement>(clear, 'a').href = writeAddress({ ...query, filters: {}, page: 1 });
    tags.push(clear);
  }
  byId('chosen').replaceChildren(...tags);
  byId('chosen').hidden = tags.length === 0;
};

/** Values without results step back, unless they are chosen. */
const showCounts = (facets: More['facets']): void => {
  for (const fieldset of byId('narrow').querySelectorAll<HTMLFieldSetElement>('fieldset')) {
    const counts: Readonly<Record<string, number>> = facets[fieldset.dataset['facet'] as Facet];
    const choices = [...fieldset.querySelectorAll('input')];
    for (const box of choices) {
      const count = counts[box.value] ?? 0;
      const item = box.closest<HTMLElement>('.choice');
      if (item) item.hidden = count === 0 && !box.checked && box !== document.activeElement;
      const shown = item?.querySelector('.count');
      if (shown) shown.textContent = String(count);
    }
    fieldset.hidden = choices.every((box) => box.closest<HTMLElement>('.choice')?.hidden);
  }
};

const marked = ({ text, marked }: Piece): Node => {
  if (!marked) return document.createTextNode(text);
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
};

const itemOf = ({ url, heading, publishedOn, number, direct, facets, interpretations }: SearchResult): HTMLElement => {
  const item = copyOf('result');
  const link = part<HTMLAnchorElement>(item, '.item a');
  link.href = url;
  link.replaceChildren(...heading.map(marked));
  const time = part<HTMLTimeElement>(item, 'time');
  if (publishedOn) time.dateTime = time.textContent = publishedOn;
  else time.remove();
  for (const badge of item.querySelectorAll<HTMLElement>('[data-direct]'))
    if (badge.dataset['direct'] !== direct) badge.remove();
  const [validity = ''] = facets.validity ?? [];
  const words: Readonly<Record<string, string | undefined>> = {
    category: labels('category', facets.category),
    agency: labels('agency', facets.agency),
    number,
    validity: validity === 'in-force' ? '' : labels('validity', facets.validity),
  };
  for (const span of item.querySelectorAll<HTMLElement>('[data-part]')) {
    span.textContent = words[span.dataset['part'] ?? ''] ?? '';
    if (span.textContent === '') span.remove();
    else if (span.dataset['part'] === 'validity') span.classList.add(TONES[validity] ?? 'wait');
  }
  const under = part(item, '.under');
  for (const own of interpretations) {
    const line = document.createElement('li');
    line.append(Object.assign(document.createElement('a'), { href: own.url, textContent: own.title }));
    under.append(line);
  }
  if (interpretations.length === 0) under.remove();
  return item;
};

const pageLink = (query: SearchQuery, page: number, text: string): HTMLAnchorElement => {
  const link = document.createElement('a');
  link.href = writeAddress({ ...query, page });
  link.textContent = text;
  return link;
};

const showPages = (query: SearchQuery, pages: number): void => {
  const nav = byId('pages');
  const { previous = '', next = '', number = '' } = nav.dataset;
  const links = shownNumbers(query.page, pages).map((n) => {
    if (n === 0)
      return Object.assign(document.createElement('span'), { className: 'gap', textContent: '…', ariaHidden: 'true' });
    const link = pageLink(query, n, String(n));
    link.ariaLabel = fill(number, { n });
    if (n === query.page) link.ariaCurrent = 'page';
    return link;
  });
  if (query.page > 1) links.unshift(pageLink(query, query.page - 1, previous));
  if (query.page < pages) links.push(pageLink(query, query.page + 1, next));
  nav.replaceChildren(...links);
  nav.hidden = pages < 2;
};

/** 您是不是要找 — what was asked instead, or what may have been meant. */
const showCorrection = ({ correction }: SearchAnswer, query: SearchQuery): void => {
  const line = byId('correction');
  line.hidden = correction === undefined;
  if (!correction) return;
  const { dataset } = line;
  const link = Object.assign(document.createElement('a'), {
    href: writeAddress({ ...query, text: correction.text, page: 1 }),
    textContent: correction.text,
  });
  const [before = '', after = ''] = ((correction.isUsed ? dataset['used'] : dataset['offered']) ?? '').split('{text}');
  line.replaceChildren(before, link, after);
};

/** Shows what was found, and says it once for those who listen. */
export const showAnswer = (answer: SearchAnswer, query: SearchQuery, pages: number): void => {
  const { total, closest, isPartial, results } = answer;
  showState(total > 0 ? 'found' : 'none');
  byId('found').dataset['narrowed'] = String(Object.keys(query.filters).length > 0);
  const { dataset } = byId('status');
  const words = [
    total === 0 ? dataset['none'] : isPartial ? dataset['partial'] : dataset['total'],
    !isPartial && closest < total && query.sort === 'relevance' ? dataset['closest'] : '',
    pages > 1 ? dataset['page'] : '',
  ];
  byId('status').textContent = words.map((text) => fill(text, { total, closest, page: query.page, pages })).join('');
  part(byId('none'), '[data-when-narrowed]').hidden = Object.keys(query.filters).length === 0;
  byId('results').replaceChildren(...results.map(itemOf));
  showCorrection(answer, query);
  showPages(query, pages);
};

/** The address of a page at the article that answers, with the words that are to be marked on it. */
const placeOf = (url: string, { anchor, words }: Quote): string => {
  if (url.includes('#') || words.length === 0) return url;
  return `${url}?${new URLSearchParams({ mark: words.join(' ') })}${anchor ? `#${anchor}` : ''}`;
};

/** Excerpts and counts, when they have come. */
export const showMore = ({ quotes, facets }: More): void => {
  for (const [at, item] of [...byId('results').children].entries()) {
    const quote = quotes[at];
    if (!quote) continue;
    part(item as HTMLElement, '.excerpt').replaceChildren(...quote.excerpt.map(marked));
    const link = part<HTMLAnchorElement>(item as HTMLElement, '.item a');
    link.href = placeOf(link.getAttribute('href') ?? '', quote);
  }
  showCounts(facets);
};
