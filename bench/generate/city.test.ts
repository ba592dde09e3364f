import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContent } from '#site/library/check.ts';
import { loadContent } from '#site/library/load.ts';
import { listFiles } from '#site/library/read.ts';
import { writeCity } from './city.ts';
import { describeCity } from './describe.ts';

const DOCUMENTS = 400;

let root: string;
const city = (name: string): string => join(root, name);
const textsOf = (dir: string): string[] =>
  listFiles(dir, '', '.md').map((file) => readFileSync(join(dir, file), 'utf8'));

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mingbai-city-'));
  for (const name of ['one', 'two']) writeCity('content', city(name), DOCUMENTS);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('a generated city', () => {
  it('has nothing wrong with it', () => {
    expect(checkContent(city('one'), '2026-11-23')).toEqual([]);
  });

  it('is the same each time', () => {
    expect(textsOf(city('two'))).toEqual(textsOf(city('one')));
  });

  it('repeats no paragraph, and hardly any twenty characters', () => {
    const { documents, repeatedParagraphs, repeatedShare } = describeCity(city('one'));
    expect(documents).toBe(DOCUMENTS);
    expect(repeatedParagraphs).toBe(0);
    expect(repeatedShare).toBeLessThan(0.002);
  });

  it('has sizes as in life: most texts of 1–3 KB, a tail to 30 KB', () => {
    const { sizes } = describeCity(city('one'));
    const upTo = (kb: number): number =>
      sizes.filter(({ limitKb }) => limitKb <= kb).reduce((sum, row) => sum + row.documents, 0) / DOCUMENTS;
    expect(upTo(3) - upTo(1)).toBeGreaterThan(0.5);
    expect(upTo(10)).toBeLessThan(1);
    expect(upTo(30)).toBe(1);
  });

  it('spans the years 2010–2026, explains one document in ten and repeals about one in twenty', () => {
    const documents = loadContent(city('one')).content?.entries.documents ?? [];
    const years = documents.map(({ fields }) => Number(fields.writtenOn.slice(0, 4)));
    expect([Math.min(...years), Math.max(...years)]).toEqual([2010, 2026]);
    expect(documents.filter(({ fields }) => fields.interpretations.length > 0)).toHaveLength(DOCUMENTS / 10);
    const repealed = documents.filter(({ fields }) => fields.validity === '废止').length;
    expect(repealed).toBeGreaterThan(DOCUMENTS / 40);
    expect(repealed).toBeLessThanOrEqual(DOCUMENTS / 20);
  });
});
