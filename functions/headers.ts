/** 内容安全策略 — nothing from third parties, no inline script. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  // Pagefind, which searches the English pages, is WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with that a browser sends a form's Origin as `null`, and the origin check refuses it.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

interface HeaderRow {
  readonly under: string;
  readonly ending?: string;
  readonly value: string;
}

/** First row that fits a path wins. Hashed files never change; all else is asked for again after a minute. */
const CACHE = [
  { under: '/_astro/', value: 'public, max-age=31536000, immutable' },
  { under: '/find/', ending: '.bin', value: 'public, max-age=31536000, immutable' },
  { under: '/en/find/', ending: 'manifest.json', value: 'public, max-age=60' },
  { under: '/en/find/', value: 'public, max-age=31536000, immutable' },
  { under: '/', value: 'public, max-age=60' },
] as const satisfies readonly HeaderRow[];

const OFFICE_OPEN_XML = 'application/vnd.openxmlformats-officedocument';

/** First row that fits a path wins; what has none is typed by its file's name. Text says how it is encoded. */
const TYPES = [
  { under: '/feeds/', ending: '.xml', value: 'application/atom+xml; charset=utf-8' },
  { under: '/', ending: '.xml', value: 'application/xml; charset=utf-8' },
  { under: '/', ending: '.json', value: 'application/json; charset=utf-8' },
  { under: '/', ending: '.css', value: 'text/css; charset=utf-8' },
  { under: '/', ending: '.js', value: 'text/javascript; charset=utf-8' },
  { under: '/', ending: '.csv', value: 'text/csv; charset=utf-8' },
  { under: '/', ending: '.txt', value: 'text/plain; charset=utf-8' },
  { under: '/', ending: '.vtt', value: 'text/vtt; charset=utf-8' },
  { under: '/', ending: '.ofd', value: 'application/ofd' },
  { under: '/', ending: '.docx', value: `${OFFICE_OPEN_XML}.wordprocessingml.document` },
  { under: '/', ending: '.xlsx', value: `${OFFICE_OPEN_XML}.spreadsheetml.sheet` },
  { under: '/find/', ending: '.bin', value: 'application/octet-stream' },
  { under: '/en/find/', value: 'application/octet-stream' },
] as const satisfies readonly HeaderRow[];

export const cacheControlOf = (path: string): string =>
  CACHE.find(({ under, ending = '' }: HeaderRow) => path.startsWith(under) && path.endsWith(ending))?.value ?? '';

/** The type of a static file that must be said; undefined leaves it to the file's name. */
export const contentTypeOf = (path: string): string | undefined =>
  TYPES.find(({ under, ending = '' }: HeaderRow) => path.startsWith(under) && path.endsWith(ending))?.value;
