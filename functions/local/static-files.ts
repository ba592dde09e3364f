import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { cacheControlOf, contentTypeOf } from './headers.ts';

type Next = () => void;

/** A range sirv can serve: it would fail on one that ends before it begins. */
const isPlainRange = (range: string): boolean => {
  const match = /^bytes=(\d+)-(\d*)$/.exec(range);
  return match !== null && (match[2] === '' || Number(match[1]) <= Number(match[2]));
};

/** Hidden files are nobody's business, but `/.well-known/` is everybody's. */
const isHidden = (path: string): boolean => /\/\.(?!well-known\/)/.test(decodeURIComponent(path));

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
    if (req.method === 'POST' || isHidden(path)) {
      next();
      return;
    }
    if (req.headers.range && !isPlainRange(req.headers.range)) delete req.headers.range;
    res.once('pipe', (file) => file.once('error', () => res.destroy()));
    serve(req, res, next);
  };
};
