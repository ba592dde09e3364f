/** Collections, each made once: no template sorts or filters the whole. */
const PAGE_SIZE = 40;
const FEED_SIZE = 30;

const newestFirst = (a, b) =>
  a.data.publishedOn < b.data.publishedOn
    ? 1
    : a.data.publishedOn > b.data.publishedOn
      ? -1
      : a.fileSlug < b.fileSlug
        ? -1
        : 1;

/** The API gives the same object to every collection of one build; each list is sorted once. */
const sorted = new WeakMap();

const tagged = (api, tag) => {
  const known = sorted.get(api) ?? new Map();
  sorted.set(api, known);
  if (!known.has(tag)) known.set(tag, api.getFilteredByTag(tag).sort(newestFirst));
  return known.get(tag);
};

export const documents = (api) => tagged(api, 'document');
export const publications = (api) => tagged(api, 'publication');

export const byId = (api) => new Map(publications(api).map((item) => [item.fileSlug, item]));

export const byTheme = (api) => Map.groupBy(documents(api), ({ data }) => data.theme);

export const byKeyword = (api) => {
  const index = new Map();
  for (const item of documents(api))
    for (const word of item.data.keywords) index.has(word) ? index.get(word).push(item) : index.set(word, [item]);
  return index;
};

const organs = ({ data }) => [data.publisher, ...(data.jointPublishers ?? [])];

const groupByEach = (items, keysOf) => {
  const groups = new Map();
  for (const item of items)
    for (const key of keysOf(item)) groups.has(key) ? groups.get(key).push(item) : groups.set(key, [item]);
  return groups;
};

const pagesOf = (items, base, kind, id) => {
  const pages = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  return Array.from({ length: pages }, (_, at) => ({
    kind,
    id,
    base,
    number: at + 1,
    pages,
    total: items.length,
    items: items.slice(at * PAGE_SIZE, (at + 1) * PAGE_SIZE),
  }));
};

/** Every page of every list: all documents, then by column, agency, theme, item of 第二十条 and year. */
export const lists = (api) => {
  const all = publications(api);
  const ways = [
    ['columns', '', groupByEach(all, ({ data }) => [data.column])],
    ['agencies', 'agencies/', groupByEach(all, organs)],
    ['themes', 'themes/', byTheme(api)],
    ['items', 'catalogue/', Map.groupBy(documents(api), ({ data }) => data.statutoryItem)],
    ['years', 'years/', Map.groupBy(all, ({ data }) => data.publishedOn.slice(0, 4))],
  ];
  return [
    ...pagesOf(documents(api), '/policies/', 'all', 'policies'),
    ...ways.flatMap(([kind, path, groups]) =>
      [...groups].flatMap(([id, items]) => pagesOf(items, `/${path}${id}/`, kind, id)),
    ),
  ];
};

/** One Atom feed per column and per agency. */
export const feeds = (api) =>
  [
    ['columns', ({ data }) => [data.column]],
    ['agencies', organs],
  ].flatMap(([kind, keysOf]) =>
    [...groupByEach(publications(api), keysOf)].map(([id, items]) => ({
      kind,
      id,
      path: `/feeds/${kind}/${id}.xml`,
      items: items.slice(0, FEED_SIZE),
    })),
  );
