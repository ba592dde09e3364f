import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { auditSeal } from './audit-seal.ts';
import { keyFile } from './keys-file.ts';

const dir = mkdtempSync(join(tmpdir(), 'mingbai-seal-'));
afterAll(() => rmSync(dir, { recursive: true }));

it('a seal holds for its text alone, and outlives a rotation of the keys', async () => {
  const keys = keyFile(join(dir, 'keys/master.json'));
  const { seal, isSealed } = auditSeal(keys);
  const made = await seal('a');
  await keys.rotate();
  expect(await isSealed('a', made)).toBe(true);
  expect(await isSealed('a', await seal('a'))).toBe(true);
  expect(await seal('a')).not.toBe(made);
  for (const [text, forged] of [
    ['b', made],
    ['a', ''],
    ['a', 'x.y'],
    ['a', `${made}=`],
    ['a', made.replace(/^[^.]+/, await keys.currentKeyId())],
  ] as const)
    expect(await isSealed(text, forged)).toBe(false);
});
