import { describe, expect, it } from 'vitest';
import { docsPage } from './docs-page.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { openApi } from './openapi.ts';
import { PROBLEM_LIST } from './problem-list.ts';
import { problemsPage } from './problems-page.ts';
import { SELF_DESCRIPTION } from './self-description.ts';

const docs = docsPage();
const problems = problemsPage();

const idsOf = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '');

describe('GET /docs 接口说明', () => {
  it('has a place for every operation', () => {
    const operations = Object.values(openApi().paths).flatMap((methods) => Object.values(methods));
    const ids = new Set(idsOf(docs));
    expect(operations.map(({ operationId }) => operationId).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('names every field in Chinese', () => {
    expect([...docs.matchAll(/<code>([\w.]+)<\/code><\/th><td><\/td>/g)].map(([, name]) => name)).toEqual([]);
  });
});

describe('GET /problems 全部问题', () => {
  it('has an anchor for every code', () => {
    const ids = new Set(idsOf(problems));
    expect(PROBLEM_LIST.map(({ code }) => code).filter((code) => !ids.has(code))).toEqual([]);
  });
});

describe.each([
  ['/docs', docs],
  ['/problems', problems],
])('%s', (_, html) => {
  it('gives no id twice, and no link within it leads nowhere', () => {
    const ids = idsOf(html);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('links only to problems that are listed', () => {
    const codes = PROBLEM_LIST.map(({ code }) => code);
    const linked = [...html.matchAll(/\/problems#(\w+)"/g)].map(([, code]) => code ?? '');
    expect(linked.filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('has no script, no style of another hand, nothing from elsewhere', () => {
    expect(html).not.toMatch(/<script| style="| on\w+="|src=/);
    expect(html.split('<style>')).toHaveLength(2);
    expect(html).toContain(`<style>${DOCS_STYLE}</style>`);
  });
});

describe('内容安全策略', () => {
  it('lets the one sheet style and nothing run', () => {
    for (const { answer } of SELF_DESCRIPTION) {
      const policy = answer().headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/style-src 'sha256-[A-Za-z0-9+/]{43}='/);
      expect(policy).not.toMatch(/unsafe|script-src/);
    }
  });
});
