import { COLLECTIONS } from '#content/schema/index.ts';
import { listFiles, readMarkdown } from '../library/read.ts';

const dir = process.env.CONTENT_DIR || 'content';

const shortName = (file: string): string | undefined => {
  const raw = readMarkdown(dir, file);
  return 'fields' in raw ? COLLECTIONS.agencies.parse(raw.fields).shortName : undefined;
};

/** 机构简称 by id, in the order of the folder; read once, as the pages of officers name units many times. */
let names: ReadonlyMap<string, string> | undefined;

const allNames = (): ReadonlyMap<string, string> => {
  names ??= new Map(
    listFiles(dir, 'agencies', '.md').map((file) => {
      const id = file.replace(/^.*\/|\.md$/g, '');
      return [id, shortName(file) ?? id];
    }),
  );
  return names;
};

/** The short name of a unit, 市财政局; its id when the city no longer has it. */
export const unitName = (unit: string): string => allNames().get(unit) ?? unit;

/** Every unit an application can be passed to. */
export const unitOptions = () => [...allNames()].map(([value, name]) => ({ value, name }));
