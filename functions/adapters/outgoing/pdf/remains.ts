import type { Notes } from '../findings.ts';
import type { PdfObject, Structure } from './structure.ts';
import { isDictionary, isList, nameOf, Reference, type Value } from './values.ts';

const referencesIn = (value: Value | undefined): number[] => {
  if (value instanceof Reference) return [value.to];
  if (isList(value)) return value.flatMap(referencesIn);
  return isDictionary(value) ? [...value.values()].flatMap(referencesIn) : [];
};

const reachable = ({ objects, trailers }: Structure): ReadonlySet<number> => {
  const byNumber = Map.groupBy(objects, ({ number }) => number);
  const seen = new Set(trailers.flatMap(referencesIn));
  for (const number of seen)
    for (const { value } of byNumber.get(number) ?? []) for (const to of referencesIn(value)) seen.add(to);
  return seen;
};

/** Streams that belong to the file's own order, not to its pages: the index, packed objects, hints for slow lines. */
const isOrder = ({ value }: PdfObject): boolean =>
  isDictionary(value) && (/^(?:XRef|ObjStm)$/.test(nameOf(value.get('Type'))) || typeof value.get('S') === 'number');

/** 残留 — versions that were saved over, objects no page uses, bytes before the beginning and after the end. */
export const inspectRemains = (bytes: Buffer, structure: Structure, { found }: Notes): void => {
  const text = bytes.toString('latin1');
  const ends = Array.from(text.matchAll(/startxref\s+(\d+)\s+%%EOF/g)).filter(([, place]) => Number(place) > 0).length;
  if (ends > 1) found('earlierVersion', '整个文件', `共 ${ends} 个版本`);
  const numbers = new Set<number>();
  const own = structure.objects.filter((object) => !isOrder(object));
  for (const { number } of own) {
    if (numbers.has(number)) found('earlierVersion', `对象 ${number}`);
    numbers.add(number);
  }
  const seen = reachable(structure);
  for (const { number, stream } of own) if (stream && !seen.has(number)) found('unusedObject', `对象 ${number}`);
  const begin = text.indexOf('%PDF-');
  const end = text.lastIndexOf('%%EOF');
  if (text.slice(0, begin).trim() !== '') found('trailingData', '文件开头', `${begin} 字节`);
  if (end < 0) found('unreadable', '文件末尾', '没有结束标记');
  else if (text.slice(end + 5).trim() !== '') found('trailingData', '文件末尾', `${bytes.length - end - 5} 字节`);
};
