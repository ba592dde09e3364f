import type { Stats } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';

/** The validators of a file as sirv sends them. */
export const etagOf = ({ size, mtime }: Stats): string => `W/"${size}-${mtime.getTime()}"`;

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether a reader has the file as it is (RFC 9110, 13.1.2 and 13.1.3): the tag, when sent, is asked alone. */
export const isFresh = (headers: IncomingHttpHeaders, file: Stats): boolean => {
  const tags = headers['if-none-match'];
  if (tags !== undefined)
    return tags.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etagOf(file)));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(file.mtimeMs / 1000) * 1000 <= since;
};

/** A range sirv can serve: it would fail on one that ends before it begins. */
const isPlainRange = (range: string): boolean => {
  const match = /^bytes=(\d+)-(\d*)$/.exec(range);
  return match !== null && (match[2] === '' || Number(match[1]) <= Number(match[2]));
};

/** Whether a part may be sent: of the file the reader began with (13.1.5), for which a weak tag is no proof. */
export const mayBePart = (headers: IncomingHttpHeaders, file: Stats): boolean => {
  const { range, 'if-range': begun } = headers;
  return range !== undefined && isPlainRange(range) && (begun === undefined || begun === file.mtime.toUTCString());
};
