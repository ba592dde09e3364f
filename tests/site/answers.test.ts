import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { clientDir, filesUnder } from '../support/demo-site.ts';

/** What a browser must be told of a file, by its ending. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.json': 'application/json;charset=utf-8',
  '.csv': 'text/csv;charset=utf-8',
  '.txt': 'text/plain;charset=utf-8',
  '.vtt': 'text/vtt;charset=utf-8',
  '.xml': 'application/xml;charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.ofd': 'application/ofd',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.wasm': 'application/wasm',
};

/** Feeds are more than XML; the files of the search indexes have endings of their own. */
const typeOf = (file: string): string | undefined => {
  if (file.startsWith('feeds/') && file.endsWith('.xml')) return 'application/atom+xml;charset=utf-8';
  return TYPES[extname(file)] ?? (/^(?:en\/)?find\//.test(file) ? 'application/octet-stream' : undefined);
};

/** The address under which a built file is linked. */
const pathOf = (file: string): string => `/${encodeURI(file).replace(/(^|\/)index\.html$/, '$1')}`;

describe('应答: every built file', () => {
  it('is served as it was built, under its own type, guarded and without a cookie', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const file of filesUnder(clientDir())) {
      const response = await fetch(inject('baseURL') + pathOf(file));
      const type = response.headers.get('content-type')?.replace('; ', ';').toLowerCase();
      const holds = {
        status: response.status === 200,
        type: type === typeOf(file),
        policy: response.headers.get('content-security-policy')?.includes("default-src 'self'") === true,
        nosniff: response.headers.get('x-content-type-options') === 'nosniff',
        cookie: response.headers.get('set-cookie') === null,
        body: Buffer.from(await response.arrayBuffer()).equals(readFileSync(join(clientDir(), file))),
      };
      for (const [what, right] of Object.entries(holds)) if (!right) wrong.push(`${file}: ${what} ${type}`);
    }
    expect(wrong).toEqual([]);
  });
});
