import { createHash } from 'node:crypto';
import { API_PATH } from '../routes.ts';
import { docsPage } from './docs-page.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { openApi } from './openapi.ts';
import { problemsPage } from './problems-page.ts';

/** Only this one sheet may style the pages; no script may run, no form may be sent. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(DOCS_STYLE).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cache-Control': 'public, max-age=300',
} as const;

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const HTML = 'text/html; charset=utf-8';

/** What the API says of itself, below `API_PATH`; drawn when first asked for. */
export const SELF_DESCRIPTION = (
  [
    { path: '/openapi.json', type: 'application/json; charset=utf-8', text: once(() => JSON.stringify(openApi())) },
    { path: '/docs', type: HTML, text: once(docsPage) },
    { path: '/problems', type: HTML, text: once(problemsPage) },
  ] as const
).map(({ path, type, text }) => ({
  path: API_PATH + path,
  answer: () => new Response(text(), { headers: { ...HEADERS, 'Content-Type': type } }),
}));
