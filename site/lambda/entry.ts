import { readFile } from 'node:fs/promises';
import { createApp } from 'astro/app/entrypoint';
import { gateway } from '#functions/http/gateway.ts';
import { CLIENT_ADDRESS } from '#functions/routes.ts';
import { edge, guarded } from '#functions/world-edge.ts';

const app = createApp({ streaming: false });

/** The page of what is not there, in the reader's language; first row that fits an address holds. */
const NOT_FOUND = [
  { under: '/hant/', file: 'hant/404.html' },
  { under: '/en/', file: 'en/404/index.html' },
  { under: '', file: '404.html' },
] as const;

const notFound = async (pathname: string): Promise<Response> => {
  const file = NOT_FOUND.find(({ under }) => pathname.startsWith(under))?.file ?? '';
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(await readFile(file), { status: 404, headers });
};

/** A page lies in the bucket under its address with the slash at the end: whoever leaves it out is led there. */
const withSlash = (url: URL): Response | undefined => {
  if (/(?:\/|\.[^/]*)$/.test(url.pathname)) return undefined;
  url.pathname += '/';
  return new Response(null, { status: 308, headers: { Location: url.href, 'Cache-Control': 'public, max-age=60' } });
};

/** Every page made on demand, behind API Gateway; all else that the bucket does not have is not there. */
export const handler = gateway(async (request, clientAddress) => {
  const routeData = app.match(request);
  if (!routeData) {
    const url = new URL(request.url);
    return guarded(withSlash(url) ?? (await notFound(url.pathname)));
  }
  request.headers.set(CLIENT_ADDRESS, clientAddress);
  return guarded(await app.render(request, { routeData, clientAddress }));
}, edge);
