import { COLLECTIONS } from '#content/schema/index.ts';
import { listFiles, readMarkdown } from '../library/read.ts';

const dir = process.env.CONTENT_DIR || 'content';

/** The short name of a unit, 市财政局; its id when the city no longer has it. */
export const unitName = (unit: string): string => {
  const file = listFiles(dir, 'agencies', '.md').find((name) => name.endsWith(`/${unit}.md`));
  const raw = file === undefined ? undefined : readMarkdown(dir, file);
  return raw && 'fields' in raw ? COLLECTIONS.agencies.parse(raw.fields).shortName : unit;
};
