import type { CivilDate } from '#domain/work-calendar.ts';
import { readDate } from './dates.ts';
import type { Notes } from './notes.ts';

/** （此件公开发布） and the like, which the fields say. */
const REMARK = /^[（(]此件.{2,10}[)）]$/;

/**
 * The text without its 落款: the page draws organ and date from the fields. Only what the fields say word for word, at the
 * very end, is left out.
 */
export const dropSignature = (
  text: string,
  { organs, writtenOn }: { organs: readonly string[]; writtenOn: CivilDate },
  notes: Notes,
): string => {
  const lines = text.split('\n');
  const filled = lines.flatMap((line, at) => (line.trim() ? [at] : []));
  const lineAt = (index: number): string => (lines[filled[index] ?? -1] ?? '').replace(/[\s　\\*]/g, '');
  let last = filled.length - 1;
  if (REMARK.test(lineAt(last))) last -= 1;
  if (readDate(lineAt(last)) !== writtenOn || lineAt(last).length > 20) return text;
  const date = last;
  while (last > 0 && organs.includes(lineAt(last - 1))) last -= 1;
  if (last === date || last === 0) return text;
  const value = filled
    .slice(last)
    .map((at) => lines[at])
    .join(' ');
  notes.push({ how: 'dropped', field: 'body', why: '落款（网页按字段画出）', value });
  return lines.slice(0, (filled[last - 1] ?? 0) + 1).join('\n');
};
