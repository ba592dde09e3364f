import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFile } from './keys-file.ts';
import { SealError } from './seal.ts';
import { vault } from './vault.ts';

const NUMBER = '2026-00042';
let dir: string;
let keys: ReturnType<typeof keyFile>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mingbai-vault-'));
  keys = keyFile(join(dir, 'keys/master.json'));
});

afterAll(() => rm(dir, { recursive: true }));

describe('个人信息的封存', () => {
  it('opens what it sealed, from the wrapped key alone', async () => {
    const { wrapped, box } = await vault(keys).create(NUMBER);
    const sealed = box.seal('name', '张三');
    expect(sealed).not.toContain('张三');
    expect((await vault(keys).reopen(NUMBER, wrapped)).open('name', sealed)).toBe('张三');
    expect(() => box.open('contact', sealed)).toThrow(SealError);
  });
});

describe('查询码', () => {
  it('is twelve letters nobody confuses, the same each time, another for each application', async () => {
    const code = await vault(keys).queryCode(NUMBER);
    expect(code).toMatch(/^(?:[2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$/);
    expect(await vault(keys).queryCode(NUMBER)).toBe(code);
    expect(await vault(keys).queryCode('2026-00043')).not.toBe(code);
  });

  it('is taken as people type it', async () => {
    const { queryCode, matchesQueryCode } = vault(keys);
    const code = await queryCode(NUMBER);
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '－'), ` ${code}`])
      expect(await matchesQueryCode(NUMBER, typed)).toBe(true);
  });

  it.each(['', '-', 'AAAA-AAAA-AAAA', 'A'.repeat(10_000)])('is not %.20s', async (typed) => {
    expect(await vault(keys).matchesQueryCode(NUMBER, typed)).toBe(false);
  });

  it('is neither cut short, nor longer, nor another application’s', async () => {
    const { queryCode, matchesQueryCode } = vault(keys);
    const code = await queryCode(NUMBER);
    for (const typed of [code.slice(0, -1), `${code}2`, `2${code}`, await queryCode('2026-00043')])
      expect(await matchesQueryCode(NUMBER, typed)).toBe(false);
  });

  it('stays good after a rotation', async () => {
    const { queryCode, matchesQueryCode } = vault(keys);
    const code = await queryCode(NUMBER);
    await keys.rotate();
    expect(await queryCode(NUMBER)).not.toBe(code);
    expect([await matchesQueryCode(NUMBER, code), await matchesQueryCode(NUMBER, await queryCode(NUMBER))]).toEqual([
      true,
      true,
    ]);
  });
});

describe('a fingerprint', () => {
  it('tells texts apart, and stays what it was after a rotation', async () => {
    const { fingerprint } = vault(keys);
    const before = await fingerprint('内容');
    expect(await fingerprint('内容二')).not.toBe(before);
    await keys.rotate();
    expect(await fingerprint('内容')).toBe(before);
  });
});
