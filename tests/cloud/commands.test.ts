import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GRANTS } from '../../functions/grants.ts';
import { ROOT } from '../../tools/settings.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

describe.each([...globSync('.github/workflows/*.yml', { cwd: ROOT }), 'docs/deploy.md'])('%s', (path) => {
  const text = read(path);

  it('names only commands that exist', () => {
    const named = [...text.matchAll(/npm run ([a-z][\w-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only files that exist', () => {
    const named = [...text.matchAll(/(?<![\w/.])(?:infra|tools|\.ci)\/[\w./-]*\w/g)].map(([name]) => name);
    expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });
});

it('docs/deploy.md asks for as many functions at once as are reserved, and 100 more, which Lambda keeps back', () => {
  const reserved = Object.values(GRANTS).reduce((sum, { atOnce }) => sum + atOnce, 0);
  expect(read('docs/deploy.md')).toContain(`至少 ${reserved + 100}：各函数预留 ${reserved}`);
});

it.each(['第一次', '更新', '退回', '恢复', '换密钥', '拆除'])('docs/deploy.md has a part %s', (title) => {
  expect(read('docs/deploy.md')).toMatch(new RegExp(`^## ${title}$`, 'm'));
});
