import { describe, expect, it } from 'vitest';
import { draftHash } from './draft-hash.ts';

const DRAFT = { outcome: 'granted.full', statements: { information: '见附件' } };
const FILE = { name: '附件.pdf', sha256: 'a'.repeat(64) };
const OTHER = { name: '附件二.pdf', sha256: 'b'.repeat(64) };

describe('第四十五条 审核、签发的是同一份答复', () => {
  const whole = draftHash({ ...DRAFT, files: [FILE, OTHER] });

  it.each([
    ['a file less', [FILE]],
    ['other bytes', [FILE, { ...OTHER, sha256: 'c'.repeat(64) }]],
    ['another name', [FILE, { ...OTHER, name: '改名.pdf' }]],
    ['another order', [OTHER, FILE]],
  ])('%s is another draft', (_, files) => {
    expect(draftHash({ ...DRAFT, files })).not.toBe(whole);
  });

  it('the same words and files are the same draft', () => {
    expect(draftHash({ files: [{ ...FILE }, { ...OTHER }], ...DRAFT })).toBe(whole);
  });
});
