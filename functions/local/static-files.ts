import { existsSync, type Stats, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { cacheControlOf, contentTypeOf } from '../headers.ts';
import { etagOf, isFresh, mayBePart } from './conditional.ts';

type Next = () => void;

/** Hidden files are nobody's business, but `/.well-known/` is everybody's. */
const isHidden = (path: string): boolean => /\/\.(?!well-known\/)/.test(decodeURIComponent(path));

/** The file at an address: a page ends with a slash, a file does not. */
const fileAt = (dir: string, path: string): Stats | undefined => {
  const names = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
  return names
    .map((name) => join(dir, name))
    .map((file) => (existsSync(file) ? statSync(file, { throwIfNoEntry: false }) : undefined))
    .find((stat) => stat?.isFile());
};

/**
 * Serves a folder for GET and HEAD. Files are looked up afresh (sirv's `dev`), so that a site built anew while
 * this server runs is served whole, and a file that vanishes in between ends one answer, not the process.
 */
export const staticFiles = (dir: string) => {
  const serve = sirv(dir, {
    dev: true,
    etag: true,
    extensions: ['html'],
    setHeaders: (res, path) => {
      res.setHeader('Cache-Control', cacheControlOf(path));
      const type = contentTypeOf(path);
      if (type) res.setHeader('Content-Type', type);
    },
  });
  return (req: IncomingMessage, res: ServerResponse, next: Next): void => {
    const path = req.url?.split('?', 1)[0] ?? '/';
    const file = req.method === 'POST' || isHidden(path) ? undefined : fileAt(dir, decodeURI(path));
    if (!file) {
      next();
      return;
    }
    if (isFresh(req.headers, file)) {
      res.writeHead(304, { ETag: etagOf(file), 'Cache-Control': cacheControlOf(path) }).end();
      return;
    }
    if (!mayBePart(req.headers, file)) delete req.headers.range;
    // A part is a part of the file as it lies, not of what compression makes of it.
    else delete req.headers['accept-encoding'];
    res.once('pipe', (file) => file.once('error', () => res.destroy()));
    serve(req, res, next);
  };
};
