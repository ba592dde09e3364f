import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '../tools/settings.ts';
import { writeCity } from './generate/city.ts';
import { type Description, describeCity } from './generate/describe.ts';

const CONTENT = join(ROOT, 'content');
/** What a generated city is made from. */
const SOURCES = ['bench/generate/*.ts', 'content/*.yaml', 'content/calendar/*.yaml', 'content/agencies/*.md'];

/** Where benches keep what is worth keeping from run to run. */
export const BENCH_DIR = resolve(ROOT, process.env['DATA_DIR'] || '.data', 'bench');

const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
};

/** A content folder with this many documents, written when it is not there yet. */
export const provideCity = (documents: number): string => {
  const city = join(BENCH_DIR, `city-${documents}`);
  const stamp = join(BENCH_DIR, `city-${documents}.sha256`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return city;
  rmSync(stamp, { force: true });
  rmSync(city, { recursive: true, force: true });
  writeCity(CONTENT, city, documents);
  writeFileSync(stamp, fingerprint());
  return city;
};

const sizeLine = ({ sizes, documents }: Description): string =>
  sizes.map(({ limitKb, documents: some }) => `≤ ${limitKb} KB ${((100 * some) / documents).toFixed(1)} %`).join('  ');

/** What was generated, in words. */
export const cityReport = (city: string): string => {
  const described = describeCity(city);
  const { documents, explanations, megabytes, repeatedShare, repeatedParagraphs } = described;
  return [
    `${documents} documents and ${explanations} interpretations, ${megabytes.toFixed(1)} MB of text`,
    `sizes: ${sizeLine(described)}`,
    `repeated: ${(100 * repeatedShare).toFixed(2)} % of all stretches of 20 characters, ${repeatedParagraphs} paragraphs`,
  ].join('\n');
};
