import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { extname, join } from 'node:path';
import { createGzip } from 'node:zlib';
import { lookup } from 'mrmime';
import type { Browser, Page } from 'playwright-core';
import type { Client } from './contender.ts';

/** Packed on the way, as a CDN does; the others are packed as they lie. */
const PACKED = new Set(['.js', '.json', '.html', '.css']);

/** A folder on the web, for one run; it counts what goes over the wire, workers' requests too. */
export const serveFolder = async (dir: string) => {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const { pathname } = new URL(request.url ?? '/', 'http://a');
    const path = join(dir, pathname === '/' ? 'index.html' : decodeURIComponent(pathname));
    if (!path.startsWith(dir) || !existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
    const isPacked = PACKED.has(extname(path));
    response.writeHead(200, {
      'content-type': lookup(path) ?? 'application/octet-stream',
      ...(isPacked && { 'content-encoding': 'gzip' }),
    });
    const file = createReadStream(path);
    return isPacked ? file.pipe(createGzip({ level: 9 })).pipe(response) : file.pipe(response);
  });
  server.on('connection', (socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const traffic = (): Traffic => ({
    kilobytes: [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0) / 1024,
    requests,
  });
  return { url: `http://127.0.0.1:${port}/`, traffic, stop: () => server.close() };
};

/** Over the wire, headers included. */
export interface Traffic {
  readonly kilobytes: number;
  readonly requests: number;
}

declare global {
  interface Window {
    opening: Promise<Client>;
  }
}

export interface Asked {
  readonly urls: readonly string[];
  readonly warmMs: number;
}

/** Asks one question after another, each twice; the second time everything is loaded. */
export const askWarm = async (page: Page, texts: readonly string[]): Promise<Asked[]> =>
  page.evaluate(async (all) => {
    const client = await window.opening;
    const asked = [];
    for (const text of all) {
      await client.ask(text);
      const startedAt = performance.now();
      const urls = await client.ask(text);
      asked.push({ urls: [...urls], warmMs: performance.now() - startedAt });
    }
    return asked;
  }, texts);

/** One question in a browser that has nothing yet: all it fetched, page and script included. */
export const askCold = async (
  browser: Browser,
  { url, traffic }: Awaited<ReturnType<typeof serveFolder>>,
  text: string,
  how: keyof Client = 'ask',
): Promise<Traffic> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const before = traffic();
  await page.goto(url);
  await page.evaluate(
    async ([asked = '', way]) => {
      const client = await window.opening;
      await (client[way as 'ask'] ?? client.ask)(asked);
    },
    [text, how],
  );
  await context.close();
  const after = traffic();
  return { kilobytes: after.kilobytes - before.kilobytes, requests: after.requests - before.requests };
};
