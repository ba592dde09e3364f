import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../tools/run-tool.ts';
import { ROOT } from '../../tools/settings.ts';
import { city, DOCUMENT, markdown } from '../support/city.ts';
import { type Leak, leaksIn, secretsOf } from '../support/leaks.ts';

const contentWith = (disclosure: string): string =>
  city({
    'documents/2020/open.md': markdown(DOCUMENT),
    'documents/2020/canary.md': markdown(
      {
        ...DOCUMENT,
        title: '某市人民政府关于金丝雀的意见',
        indexNo: '000000002/2020-00002',
        docNo: '某政发〔2020〕77号',
        keywords: ['金丝雀'],
        attachments: [{ title: '金丝雀名单', file: '2020/list.csv' }],
        disclosure,
      },
      '泄漏金丝雀丙，只有这一件公文写到它，别处都没有。',
    ),
    'files/2020/list.csv': '名单\n泄漏金丝雀丙\n',
  });

const DIST = { withheld: 'dist.withheld', shown: 'dist.shown' } as const;

/** Builds with the tool itself, as `npm run build` does. */
const build = async (contentDir: string, distDir: string): Promise<void> => {
  const child = spawn(process.execPath, ['tools/build.ts'], {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'production', CONTENT_DIR: contentDir, DIST_DIR: distDir },
  });
  expect(await exitCodeOf(child)).toBe(0);
};

describe('公开属性: the search for leaks finds one', () => {
  const secrets = secretsOf(contentWith('不予公开'));

  afterAll(() => {
    for (const dir of Object.values(DIST)) rmSync(join(ROOT, dir), { recursive: true, force: true });
  });

  it('finds nothing when the document is withheld', { timeout: 120_000 }, async () => {
    await build(contentWith('不予公开'), DIST.withheld);
    expect(leaksIn(join(ROOT, DIST.withheld), secrets)).toEqual([]);
  });

  it('finds it by every way out when the same document is 主动公开', { timeout: 120_000 }, async () => {
    await build(contentWith('主动公开'), DIST.shown);
    const leaks = leaksIn(join(ROOT, DIST.shown), secrets);
    const found = (fits: (leak: Leak) => boolean): boolean => leaks.some(fits);
    for (const ending of ['.html', '.xml', '.json', '.csv', '.bin'])
      expect(
        found(({ file }) => extname(file) === ending),
        ending,
      ).toBe(true);
    for (const part of ['documents', 'hant/documents', 'feeds', 'data', 'years', 'files', 'sitemap-1.xml', 'find'])
      expect(
        found(({ file }) => file.startsWith(`client/${part}`)),
        part,
      ).toBe(true);
    for (const word of [
      'canary',
      '某政发〔2020〕77号',
      '000000002/2020-00002',
      'its file',
      '某市人民政府關於金絲雀的意見',
    ])
      expect(
        found(({ what }) => what === word),
        word,
      ).toBe(true);
  });
});
