import type { Part } from './manifest.ts';
import type { Place, SearchRecord } from './record.ts';

/** Longer texts are read in parts, so that an excerpt costs a few kilobytes whatever the document. */
const PART_CHARS = 5000;

const PLACE =
  /^(?:#{1,6} .*|(第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)|第[〇零一二三四五六七八九十百]+[编章节].*)/gm;

/** Articles and chapters by how their lines begin; the first of a number has the anchor. */
const placesIn = (text: string): Place[] => {
  const known = new Set<string>();
  return Array.from(text.matchAll(PLACE), ({ index, 1: article = '' }) => {
    const id = known.has(article) ? '' : article;
    known.add(article);
    return { at: index, id, isHeading: article === '' };
  });
};

const cutAt = (text: string, start: number): number => {
  if (text.length - start <= PART_CHARS) return text.length;
  const line = text.lastIndexOf('\n', start + PART_CHARS);
  if (line > start + PART_CHARS / 4) return line + 1;
  const sentence = text.lastIndexOf('。', start + PART_CHARS);
  return sentence > start ? sentence + 1 : start + PART_CHARS;
};

/** A text in parts with their anchors, and the headings in each; one empty part for an empty text. */
export const partsOf = ({ text, places = placesIn(text) }: Pick<SearchRecord, 'text' | 'places'>) => {
  const parts: (Part & { readonly headings: string })[] = [];
  let anchor = '';
  let next = 0;
  for (let start = 0; start < text.length || start === 0; ) {
    const end = cutAt(text, start);
    const anchors: [number, string][] = anchor ? [[0, anchor]] : [];
    const headings: string[] = [];
    for (; next < places.length && (places[next]?.at ?? 0) < end; next++) {
      const { at, id, isHeading } = places[next] as Place;
      if (id) anchors.push([at - start, id]);
      if (id) anchor = id;
      if (isHeading) headings.push(text.slice(at, text.indexOf('\n', at) === -1 ? end : text.indexOf('\n', at)));
    }
    parts.push({ text: text.slice(start, end), anchors, headings: headings.join('\n') });
    start = end;
    if (end === text.length) break;
  }
  return parts;
};
