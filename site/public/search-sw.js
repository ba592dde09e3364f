// 搜索 without a network: its page and what it is drawn with. What was found before is kept by the search itself.
const CACHE = 'search-1';
const PAGES = ['/search/', '/hant/search/', '/en/search/'];
const ASSETS = /^\/(?:_astro\/|en\/find\/|mode\.js$|favicon\.svg$)/;

addEventListener('install', (event) => event.waitUntil(skipWaiting()));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

const networkFirst = async (request, key) => {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) await cache.put(key, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw error;
  }
};

const kindOf = (url) => {
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return undefined;
  return PAGES.includes(pathname) ? 'page' : ASSETS.test(pathname) ? 'asset' : undefined;
};

/** What a page had loaded before this worker heard of it. */
addEventListener('message', (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    const wanted = event.data.filter(kindOf).map((url) => new URL(url).pathname);
    for (const path of new Set(wanted)) if (!(await cache.match(path))) await cache.add(path);
  };
  event.waitUntil(keep());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const kind = kindOf(request.url);
  if (request.method !== 'GET' || !kind || (kind === 'page' && request.mode !== 'navigate')) return;
  event.respondWith(networkFirst(request, new URL(request.url).pathname));
});
