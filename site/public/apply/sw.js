// 申请表 without a network: its pages and what they are drawn with, nothing else. What is sent, receipts and
// tracking never come here: only the addresses below are answered, and only when they are fetched empty. The Traditional
// form has a worker of its own that is this one.
const CACHE = 'apply-1';
const ROOT = new URL('new/', registration.scope).pathname;
const PAGES = ['', 'person/', 'contact/', 'what/', 'how/', 'agent/', 'files/', 'review/'].map((page) => ROOT + page);
const ASSET = /(?:href|src)="(\/(?:_astro\/[^"]+|mode\.js|favicon\.svg))"/g;
/** What a script imports at once, and of what it imports later the part that files need. */
const IMPORT = /["'](?:\.\/|\/_astro\/)([\w.-]+\.js)["']|`\.\/(attach[\w.-]*\.js)`/g;

const matches = (text, pattern) => [...text.matchAll(pattern)].map(([, found, other]) => found ?? other);

/** Keeps a script and those it imports. */
const keepAsset = async (cache, path) => {
  if (await cache.match(path)) return;
  const response = await fetch(path);
  if (!response.ok) return;
  await cache.put(path, response.clone());
  if (!path.endsWith('.js')) return;
  const imports = matches(await response.text(), IMPORT).map((name) => `/_astro/${name}`);
  await Promise.all(imports.map((to) => keepAsset(cache, to)));
};

const keepPage = async (path, response) => {
  const cache = await caches.open(CACHE);
  const html = await response.clone().text();
  await Promise.all(matches(html, ASSET).map((asset) => keepAsset(cache, asset)));
  await cache.put(path, response);
};

addEventListener('install', (event) => {
  const all = PAGES.map(async (path) => {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await keepPage(path, response);
  });
  event.waitUntil(Promise.all(all).then(() => skipWaiting()));
});

addEventListener('activate', (event) => {
  const old = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => clients.claim()));
});

const pageFirstFromNetwork = async (request, path, event) => {
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) event.waitUntil(keepPage(path, response.clone()));
    return response;
  } catch (error) {
    const kept = await caches.match(path);
    if (kept) return kept;
    throw error;
  }
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && PAGES.includes(pathname))
    event.respondWith(pageFirstFromNetwork(request, pathname, event));
  else if (pathname.startsWith('/_astro/') || pathname === '/mode.js' || pathname === '/favicon.svg')
    event.respondWith(
      fetch(request).catch(async (error) => (await caches.match(request.url)) ?? Promise.reject(error)),
    );
});
