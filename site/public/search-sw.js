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

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const isPage = request.mode === 'navigate' && PAGES.includes(pathname);
  if (isPage || ASSETS.test(pathname)) event.respondWith(networkFirst(request, pathname));
});
