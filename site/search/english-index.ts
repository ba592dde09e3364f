import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { ENGLISH_FOLDER } from './english-engine.ts';
import type { EnglishRecord } from './english-records.ts';
import { hashOf } from './packed-files.ts';

/** What Pagefind writes for user interfaces of its own, and for other languages. */
const UNUSED = /-ui\.|-highlight\.|-worker\.|\.unknown\./;

/** A page without a date stands after all others. */
const UNDATED = '0000';

const sound = ({ errors }: { readonly errors: readonly string[] }): void => {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
};

/** Writes Pagefind's index of the records below a folder of its own hash, so that all of it may be kept for ever. */
export const writeEnglishIndex = async (records: readonly EnglishRecord[], clientDir: string): Promise<void> => {
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  sound({ errors });
  if (!index) throw new Error('Pagefind did not start');
  const root = join(clientDir, ENGLISH_FOLDER);
  const generation = hashOf(JSON.stringify(records));
  try {
    for (const { url, title, number, publishedOn, about, facets } of records)
      sound(
        await index.addCustomRecord({
          url,
          content: [title, number, about].filter(Boolean).join(' \n'),
          language: 'en',
          meta: { title, ...(number && { number }), ...(publishedOn && { publishedOn }) },
          filters: facets,
          sort: { date: publishedOn ?? UNDATED },
        }),
      );
    await mkdir(root, { recursive: true });
    sound(await index.writeFiles({ outputPath: join(root, generation) }));
  } finally {
    await close();
  }
  for (const name of await readdir(join(root, generation)))
    if (UNUSED.test(name)) await rm(join(root, generation, name));
  await writeFile(join(root, 'manifest.json'), JSON.stringify({ generation }));
};
