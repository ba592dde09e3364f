import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { auditSeal } from '#functions/adapters/audit-seal.ts';
import { testKeys } from '../../tests/support/office.ts';
import { anchorDay, anchorFiles } from './anchor-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'mingbai-anchors-'));
afterAll(() => rm(folder, { recursive: true }));

it('one anchor a day, however often the day is looked at', async () => {
  const seals = auditSeal(testKeys());
  const heads = async function* () {
    yield { number: '2026-00001', version: 2, head: 'a'.repeat(64) };
  };
  for (const at of ['2026-03-02T00:10:00+08:00', '2026-03-02T01:10:00+08:00', '2026-03-03T00:10:00+08:00'])
    await anchorDay(folder, at, heads, seals);
  expect(await anchorFiles(folder)).toEqual(['2026-03-02T00:10:00+08:00.jsonl', '2026-03-03T00:10:00+08:00.jsonl']);
});
