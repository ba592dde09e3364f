import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

let content: string;
const file = () => join(content, 'documents/a.md');

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'mingbai-content-'));
  await mkdir(join(content, 'documents'));
  await writeFile(file(), '第一版');
});

afterEach(() => rm(content, { recursive: true }));

const CHANGES: readonly (readonly [string, () => Promise<void>])[] = [
  ['a file is written', () => writeFile(file(), '第二版，长一些')],
  ['a file is touched', () => utimes(file(), 1, 1)],
  ['a file is added', () => writeFile(join(content, 'b.md'), '')],
  ['a file is gone', () => rm(file())],
];

describe('the fingerprint of a site', () => {
  it('stays while nothing changes', () => {
    expect(fingerprint(content, '2026-03-02')).toBe(fingerprint(content, '2026-03-02'));
  });

  it.each(CHANGES)('changes when %s', async (_what, change) => {
    const before = fingerprint(content, '2026-03-02');
    await change();
    expect(fingerprint(content, '2026-03-02')).not.toBe(before);
  });

  it('changes with the day: what was in force may have lapsed', () => {
    expect(fingerprint(content, '2026-03-03')).not.toBe(fingerprint(content, '2026-03-02'));
  });
});
