import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { BlockList, type Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import { SECURITY_HEADERS } from '../headers.ts';
import { settleClientAddress } from './client-address.ts';
import { settleOrigin } from './origin.ts';
import { refusalOf } from './refuse.ts';
import { staticFiles } from './static-files.ts';

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => unknown;

const answer = (res: ServerResponse, status: number, type: string, body: string | Buffer): void => {
  res.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' }).end(body);
};

/** The page of what is not there, in the reader's language; first row that fits an address holds. */
const NOT_FOUND = [
  { under: '/hant/', file: 'hant/404.html' },
  { under: '/en/', file: 'en/404/index.html' },
  { under: '', file: '404.html' },
] as const;

const notFound = async (clientDir: string, { method, url }: IncomingMessage, res: ServerResponse): Promise<void> => {
  if (method === 'POST') return answer(res.setHeader('Allow', 'GET, HEAD'), 405, 'text/plain', '此网址不接收表单');
  const file = NOT_FOUND.find(({ under }) => url?.startsWith(under))?.file ?? '';
  const page = await readFile(join(clientDir, file)).catch(() => '<!doctype html><title>没有这个页面</title>');
  answer(res, 404, 'text/html', page);
};

/** The outermost wrapper: what nobody foresaw is logged and answered, and the server lives on. */
const fail = (res: ServerResponse, error: unknown): void => {
  console.error(error);
  if (res.headersSent) res.destroy();
  else answer(res, 500, 'text/plain', '服务器出错，请稍后再试');
};

/** How long whoever sent more than was read has to fetch the answer before the line is cut. */
const LINGER_MS = 1_000;

const cutIfUnread = (req: IncomingMessage, socket: Socket): void => {
  if (req.complete) return;
  // What has come to its end since holds up nobody: the line may be carrying the next request.
  const cut = setTimeout(() => req.complete || socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(cut));
};

/** Answers requests for a site: refusals, then the API, files as built, pages on demand, 404. */
export const siteListener = (
  clientDir: string,
  domain: string,
  onDemand: Middleware,
  api: Middleware = (_req, _res, next) => next(),
  proxies = new BlockList(),
): RequestListener => {
  const compress = compression() as unknown as Middleware;
  const files = staticFiles(clientDir);
  const serve: RequestListener = (req, res) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) res.setHeader(name, value);
    const refusal = refusalOf(req);
    if (refusal) return answer(res, refusal.status, 'text/plain', refusal.message);
    settleClientAddress(req, proxies);
    settleOrigin(req.headers, domain);
    compress(req, res, () =>
      api(req, res, () => files(req, res, () => onDemand(req, res, () => notFound(clientDir, req, res)))),
    );
  };
  return (req, res) => {
    const { socket } = req;
    res.once('finish', () => cutIfUnread(req, socket));
    try {
      serve(req, res);
    } catch (error) {
      fail(res, error);
    }
  };
};

/** The listener of the site built into `distDir`, known to the public as `domain`, behind these proxies. */
export const openSite = async (
  distDir: string,
  domain: string,
  api: Middleware,
  proxies: BlockList,
): Promise<RequestListener> => {
  const entry = await import(pathToFileURL(join(distDir, 'server/entry.mjs')).href);
  return siteListener(join(distDir, 'client'), domain, entry.handler, api, proxies);
};
