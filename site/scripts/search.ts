/** The search page: reads the address, asks, shows, and keeps address and page in step. Nothing is loaded before a question. */
import { FACETS, RESULTS_PER_PAGE } from '#domain/search/record.ts';
import type { SearchQuery } from '#domain/search/types.ts';
import { readAddress, writeAddress } from '../search/address.ts';
import { ask } from '../search/client.ts';
import { remember, showRecent } from '../search/recent.ts';
import { offerSuggestions } from '../search/suggestions.ts';
import {
  byId,
  chosenBoxes,
  facetOf,
  language,
  markBusy,
  showAnswer,
  showChosen,
  showMore,
  showState,
} from '../search/view.ts';

const TYPING_PAUSE_MS = 350;

/** A quick answer needs no notice that it is coming. */
const SLOW_MS = 200;

const form = byId<HTMLFormElement>('finder');
const box = byId<HTMLInputElement>('q');
const sort = byId<HTMLSelectElement>('sort');
const pageTitle = document.title;
let current = readAddress(location.search);
let asked = 0;

/** What this page was drawn with before its service worker was there is given to it, so that a first visit is enough. */
const keepForLater = async (): Promise<void> => {
  const workers = navigator.serviceWorker;
  await workers.register('/search-sw.js', { scope: location.pathname });
  const { active } = await workers.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage([location.href, ...loaded]);
};

const isEmpty = ({ text, filters }: SearchQuery): boolean => text === '' && Object.keys(filters).length === 0;

/** What the form says now; a new question begins at its first page. */
const readForm = (): SearchQuery => {
  const boxes = chosenBoxes();
  const filters = FACETS.map(
    (facet) => [facet, boxes.filter((box) => facetOf(box) === facet).map(({ value }) => value)] as const,
  );
  return {
    text: box.value.trim(),
    filters: Object.fromEntries(filters.filter(([, values]) => values.length > 0)),
    sort: sort.value === 'date' ? 'date' : 'relevance',
    page: 1,
  };
};

const fillForm = (query: SearchQuery): void => {
  if (box.value.trim() !== query.text) box.value = query.text;
  sort.value = query.sort;
  showChosen(query);
};

const run = async (wanted: SearchQuery): Promise<void> => {
  fillForm(wanted);
  // Values that no facet has are left out: nobody could take them away.
  const query = { ...readForm(), page: wanted.page };
  current = query;
  document.title = query.text ? `${query.text} - ${pageTitle}` : pageTitle;
  asked += 1;
  const own = asked;
  if (isEmpty(query)) {
    showRecent(byId('recent'));
    return showState('start');
  }
  markBusy(true);
  const slow = setTimeout(() => showState('loading'), SLOW_MS);
  try {
    const answer = await ask(query, language, (more) => own === asked && showMore(more));
    if (own !== asked) return;
    const pages = Math.max(1, Math.ceil(answer.total / RESULTS_PER_PAGE));
    if (query.page > pages) return go({ ...query, page: pages }, 'replace');
    showAnswer(answer, query, pages);
    if (answer.total > 0) remember(query.text);
    if (navigator.serviceWorker) void keepForLater().catch(() => {});
  } catch {
    if (own === asked) showState('broken');
  } finally {
    clearTimeout(slow);
  }
};

/** Goes to a question, as a step that the back button undoes or in place of the present one. */
const go = (query: SearchQuery, how: 'push' | 'replace'): Promise<void> => {
  const search = isEmpty(query) ? '' : writeAddress(query);
  const address = search || location.pathname;
  if (search !== location.search) history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  return run(query);
};

let pause: ReturnType<typeof setTimeout> | undefined;

box.addEventListener('input', (event) => {
  clearTimeout(pause);
  if (event instanceof InputEvent && event.isComposing) return;
  pause = setTimeout(() => go(readForm(), 'replace'), TYPING_PAUSE_MS);
});

box.addEventListener('compositionend', () => box.dispatchEvent(new Event('input')));

const suggestions = offerSuggestions({
  box,
  list: byId('suggestions'),
  language,
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  suggestions.close();
  go(readForm(), 'push');
});

for (const control of [sort, byId('narrow')]) control.addEventListener('change', () => go(readForm(), 'push'));
byId('retry').addEventListener('click', () => run(current));
addEventListener('popstate', () => run(readAddress(location.search)));

/** Links to other states of this page change the page in place. */
document.addEventListener('click', async (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('main a[href]') : null;
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || link.origin !== location.origin || link.pathname !== location.pathname) return;
  event.preventDefault();
  await go(readAddress(link.search), 'push');
  byId('main').scrollIntoView();
  byId('status').focus({ preventScroll: true });
});

/** Arrows walk from the box through the results, Esc leads back to it. */
document.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1, Escape: 0 }[event.key];
  const stops = [box, ...byId('results').querySelectorAll<HTMLElement>('.item a')];
  const at = stops.indexOf(event.target as HTMLElement);
  if (step === undefined || at === -1 || event.isComposing) return;
  const to = step === 0 ? (at === 0 ? undefined : box) : stops[at + step];
  if (!to) return;
  event.preventDefault();
  to.focus();
});

byId<HTMLDetailsElement>('narrow').open = matchMedia('(min-width: 56rem)').matches;
run(current);
