import { describe, expect, inject, it } from 'vitest';
import { openIndex } from '#functions/adapters/search-index.ts';
import { readSettings } from '../../tools/settings.ts';
import { leaksIn, secretsOf } from '../support/leaks.ts';

/** Words the demonstration content has in its withheld documents, and nowhere else. */
const CANARIES = ['泄漏金丝雀甲', '泄漏金丝雀乙'];

describe('公开属性: what is not 主动公开 leaves by no way (第十三条、第十四条)', () => {
  const secrets = secretsOf(readSettings().contentDir);

  it('the demonstration content has something to hide', () => {
    expect(new Set(secrets.map(({ id }) => id)).size).toBeGreaterThanOrEqual(CANARIES.length);
    for (const canary of CANARIES)
      expect(secrets.filter(({ words }) => words.some((word) => word.includes(canary)))).toHaveLength(1);
  });

  it('no file of the built site has a word of it, or a file of it', () => {
    const canaries = { id: 'canary', words: CANARIES, files: [] };
    expect(leaksIn(inject('distDir'), [...secrets, canaries])).toEqual([]);
  });

  it.each(secrets)('$id is not found by the search, whatever of it one asks for', async ({ id, words }) => {
    const { search } = await openIndex(`${inject('distDir')}/client/find`);
    for (const text of words) {
      const { results } = await search({ text, filters: {}, sort: 'relevance', page: 1 });
      expect(results.filter(({ url, direct }) => url.includes(id) || direct)).toEqual([]);
    }
  });

  it.each(
    secrets.flatMap(({ id, words }) => [
      `/documents/${id}/`,
      `/documents/${id}`,
      `/documents/${id}/index.html`,
      `/hant/documents/${id}/`,
      `/compare/${id}/`,
      `/hant/compare/${id}/`,
      `/content/documents/${id}.md`,
      ...words.filter((word) => /^[\w/-]+\.\w+$/.test(word)).map((file) => `/files/${file}`),
    ]),
  )('%s is not there', async (path) => {
    const response = await fetch(inject('baseURL') + path);
    expect(response.status).toBe(404);
    const text = await response.text();
    for (const { words } of secrets) for (const word of words) expect(text).not.toContain(word);
  });
});
