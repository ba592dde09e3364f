import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type ClientRequest, type IncomingMessage, type RequestOptions, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type RunningServer } from './server.ts';
import { siteListener } from './site.ts';

const FILES: Readonly<Record<string, string>> = {
  'index.html': '<h1>明白</h1>',
  '404.html': '<h1>没有这个页面</h1>',
  'en/404/index.html': '<h1>Page not found</h1>',
  'documents/a/index.html': `<p>${'政府信息公开'.repeat(500)}</p>`,
  'files/附件.txt': '附件',
  'feeds/all.xml': '<feed/>',
  'sitemap-1.xml': '<urlset/>',
  '_astro/page.abc.css': 'p{}',
  'files/a.ofd': 'PK',
  'find/a/s/0.bin': 'index',
  '.hidden': 'secret',
  '.well-known/security.txt': 'Contact: mailto:a@b.example',
};

const DOMAIN = 'open.example.gov.cn';

let dir: string;
let server: RunningServer;

/** Stands for Astro's pages on demand: tells what it was asked, or is slow. */
const onDemand = (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
  if (req.url === '/seen') res.end(JSON.stringify(req.headers));
  else if (req.url === '/slow') setTimeout(() => res.end('done'), 300);
  else if (req.url === '/broken') throw new Error('nobody foresaw this');
  else next();
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-site-'));
  for (const [path, content] of Object.entries(FILES)) {
    await mkdir(join(dir, path, '..'), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  server = await listen(siteListener(dir, DOMAIN, onDemand), '127.0.0.1', 0);
});

afterAll(async () => {
  await server.stop();
  await rm(dir, { recursive: true });
});

/** A request as raw as node:http lets it be: fetch would tidy the path first. */
const ask = async (path: string, options: RequestOptions = {}, url = server.url) => {
  const { hostname, port } = new URL(url);
  const res = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent: ClientRequest = request({ hostname, port, path, agent: false, ...options }, resolve);
    sent.on('error', reject).end();
  });
  return { status: res.statusCode, headers: res.headers, body: await text(res) };
};

describe('what is served', () => {
  it.each([
    ['/', 'text/html;charset=utf-8', 'public, max-age=60'],
    ['/documents/a/', 'text/html;charset=utf-8', 'public, max-age=60'],
    ['/feeds/all.xml', 'application/atom+xml; charset=utf-8', 'public, max-age=60'],
    ['/sitemap-1.xml', 'application/xml; charset=utf-8', 'public, max-age=60'],
    ['/_astro/page.abc.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    [`/files/${encodeURIComponent('附件')}.txt`, 'text/plain; charset=utf-8', 'public, max-age=60'],
    ['/files/a.ofd', 'application/ofd', 'public, max-age=60'],
    ['/find/a/s/0.bin', 'application/octet-stream', 'public, max-age=31536000, immutable'],
    ['/.well-known/security.txt', 'text/plain; charset=utf-8', 'public, max-age=60'],
  ])('%s as %s, %s', async (path, type, cache) => {
    const { status, headers } = await ask(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cache]);
  });

  it('compresses text for whoever accepts it', async () => {
    const { headers } = await ask('/documents/a/', { headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding']).toBe('gzip');
  });

  it('answers 304 to a reader who has the page', async () => {
    const { headers } = await ask('/');
    expect((await ask('/', { headers: { 'if-none-match': headers.etag } })).status).toBe(304);
  });

  it.each([
    ['if-none-match', (tag: string) => `"x", ${tag}`, 304],
    ['if-none-match', (tag: string) => tag.replace('W/', ''), 304],
    ['if-none-match', () => '*', 304],
    ['if-none-match', () => '"x"', 200],
    ['if-modified-since', (_: string, changed: string) => changed, 304],
    ['if-modified-since', () => 'Thu, 01 Jan 2099 00:00:00 GMT', 304],
    ['if-modified-since', () => 'Thu, 01 Jan 1970 00:00:00 GMT', 200],
    ['if-modified-since', () => 'yesterday', 200],
  ])('by %s (case %#): %s', async (name, value, status) => {
    const { headers } = await ask('/');
    const sent = value(headers.etag ?? '', headers['last-modified'] ?? '');
    const again = await ask('/', { headers: { [name]: sent } });
    expect([again.status, again.headers.etag]).toEqual([status, headers.etag]);
  });

  it('asks the tag alone where both are sent', async () => {
    const sent = { 'if-none-match': '"x"', 'if-modified-since': 'Thu, 01 Jan 2099 00:00:00 GMT' };
    expect((await ask('/', { headers: sent })).status).toBe(200);
  });

  it('sends a part of the file the reader began with, and of no other', async () => {
    const { headers } = await ask('/');
    const part = async (begun: string) =>
      (await ask('/', { headers: { range: 'bytes=0-3', 'if-range': begun } })).status;
    expect(await part(headers['last-modified'] ?? '')).toBe(206);
    expect(await part('Thu, 01 Jan 1970 00:00:00 GMT')).toBe(200);
    expect(await part('"x"')).toBe(200);
    const sent = { range: 'bytes=0-3', 'accept-encoding': 'gzip' };
    expect((await ask('/documents/a/', { headers: sent })).body).toBe('<p>\ufffd');
  });

  it('lets nothing from third parties into a page', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('follows a file that changed since the start', async () => {
    await writeFile(join(dir, 'new.html'), '新');
    expect((await ask('/new.html')).body).toBe('新');
  });
});

describe('what is refused', () => {
  it.each([
    ['/nothing/', 404],
    ['/.hidden', 404],
    [`/${'a'.repeat(300)}/`, 404],
    ['/index.html/', 404],
    ['/sitemap-1.xml/', 404],
    ['/%2ehidden', 404],
    ['/%zz', 400],
    ['/%E4%B8', 400],
    ['/?q=%zz', 200],
    ['/../index.html', 400],
    ['/%2e%2e/index.html', 400],
    ['/..%2findex.html', 400],
    ['/..%5cindex.html', 400],
    ['/a%00.html', 400],
    ['//evil.example/', 400],
    ['http://evil.example/', 400],
    [`/${'a'.repeat(20_000)}`, 431],
  ])('%s with %i', async (path, status) => {
    expect((await ask(path)).status).toBe(status);
  });

  it.each([
    ['DELETE', '/', 405],
    ['TRACE', '/', 405],
    ['OPTIONS', '/', 405],
    ['POST', '/', 405],
  ])('%s %s with %i', async (method, path, status) => {
    expect((await ask(path, { method })).status).toBe(status);
  });

  it.each(['a/b', 'user@evil.example', 'evil.example#'])('a Host of %s with 400', async (host) => {
    expect((await ask('/', { headers: { host } })).status).toBe(400);
  });

  it('headers beyond measure with 431, in words', async () => {
    const { status, body } = await ask('/', { headers: { 'x-big': 'a'.repeat(20_000) } });
    expect([status, body]).toEqual([431, expect.stringContaining('网址太长了')]);
  });

  it('what is no HTTP with 400, in words', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write('政府信息公开\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 [\s\S]*没有看懂/);
  });

  it.each(['bytes=5-3', 'bytes=-5', 'bytes=a-b', 'lines=1-2'])(
    'no range it cannot serve: %s gets all',
    async (range) => {
      expect((await ask('/', { headers: { range } })).status).toBe(200);
    },
  );

  it('shows the 404 page, and keeps it out of caches', async () => {
    const { headers, body } = await ask('/nothing/');
    expect([body, headers['cache-control']]).toEqual([FILES['404.html'], 'no-store']);
  });

  it('shows it in English below /en/', async () => {
    expect((await ask('/en/nothing/')).body).toBe(FILES['en/404/index.html']);
  });

  it('answers 500 to what nobody foresaw, and lives on', async () => {
    expect((await ask('/broken')).status).toBe(500);
    expect((await ask('/')).status).toBe(200);
  });
});

describe('the site’s name comes from its configuration', () => {
  const seen = async (headers: Record<string, string>) => JSON.parse((await ask('/seen', { headers })).body);

  it('whatever Host and X-Forwarded-Host say', async () => {
    const headers = await seen({
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    });
    expect(headers.host).toBe(DOMAIN);
    expect(Object.keys(headers).filter((name) => name.startsWith('x-forwarded'))).toEqual([]);
  });

  it('a form from its public address, or from the one it was called by, is its own', async () => {
    expect((await seen({ origin: `https://${DOMAIN}` })).origin).toBe(`http://${DOMAIN}`);
    expect((await seen({ host: 'localhost:4321', origin: 'http://localhost:4321' })).origin).toBe(`http://${DOMAIN}`);
  });

  it.each(['evil.example', '192.0.2.1:4321', 'localhost.evil.example'])(
    'a form sent to a Host of %s, which is not ours, stays foreign',
    async (host) => {
      expect((await seen({ host, origin: `http://${host}` })).origin).toBe(`http://${host}`);
    },
  );

  it('a form from elsewhere stays foreign', async () => {
    expect((await seen({ origin: 'https://evil.example' })).origin).toBe('https://evil.example');
  });
});

describe('whoever sends on after the answer', () => {
  it('gets the answer, then the line is cut', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const head = ['POST /seen HTTP/1.1', 'Host: a.example', 'Content-Length: 1000000000', '', 'a=b'];
    socket.write(head.join('\r\n'));
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  it('and comes to an end may use the line for the next request', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const answers = text(socket);
    socket.write('POST /seen HTTP/1.1\r\nHost: a.example\r\nContent-Length: 3\r\n\r\n');
    await pause(100);
    socket.write('a=b');
    await pause(800);
    socket.write('GET /slow HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n');
    expect(await answers).toContain('done');
  });
});

describe('stopping', () => {
  it('lets an answer under way finish, also when told twice', async () => {
    const other = await listen(siteListener(dir, DOMAIN, onDemand), '127.0.0.1', 0);
    const slow = ask('/slow', { agent: undefined }, other.url);
    await ask('/', {}, other.url);
    await Promise.all([other.stop(), other.stop()]);
    expect((await slow).body).toBe('done');
    await expect(ask('/', {}, other.url)).rejects.toThrow('ECONNREFUSED');
  });
});
