import { describe, expect, it } from 'vitest';
import { ATTACHMENT_LIMITS, announcedFault, attachmentsFrom, typeOfName, UPLOAD_FAULTS } from './attachment-rules.ts';

const FILE = { id: 'a', type: 'pdf', sizeBytes: 4, sha256: 'f'.repeat(64), state: 'clean' } as const;
const MIB = 1024 * 1024;

const faultOf = (...uploads: Parameters<typeof attachmentsFrom>[0]) => {
  const chosen = attachmentsFrom(uploads, '2026-00001');
  return 'refusal' in chosen ? chosen.refusal.fault : undefined;
};

describe('附件类型', () => {
  it.each([
    ['证明.PDF', 'pdf'],
    [' 照片.jpeg ', 'jpg'],
    ['a.text', 'txt'],
    ['a.pdf.exe', undefined],
    ['pdf', undefined],
    ['a.svg', undefined],
    ['a.constructor', undefined],
  ])('%s is %s', (name, type) => expect(typeOfName(name)).toBe(type));

  it.each([
    ['a.exe', 1, 'typeNotAllowed'],
    ['a.pdf', 0, 'empty'],
    ['a.pdf', 20 * MIB, undefined],
    ['a.pdf', 20 * MIB + 1, 'tooLarge'],
  ])('%s of %i bytes: %s', (name, size, fault) => expect(announcedFault(name, size)).toBe(fault));

  it('every fault says what to do', () => {
    for (const { fault, remedy } of Object.values(UPLOAD_FAULTS)) expect(fault && remedy).toMatch(/\p{Script=Han}/u);
    expect(UPLOAD_FAULTS.typeNotAllowed.remedy).toContain('PDF、JPG 图片、PNG 图片、Word 文档');
  });
});

describe('一件申请的附件', () => {
  it('are what was found clean, without the state they were found in', () => {
    expect(attachmentsFrom([FILE], '2026-00001')).toEqual({
      attachments: [{ id: 'a', type: 'pdf', sizeBytes: 4, sha256: 'f'.repeat(64) }],
    });
    expect(faultOf({ ...FILE, claimedBy: '2026-00001' })).toBeUndefined();
    expect(attachmentsFrom([], '2026-00001')).toEqual({ attachments: [] });
  });

  it.each([
    [undefined, '没有这个附件'],
    [{ ...FILE, claimedBy: '2026-00002' }, '已经用在另一件申请'],
    [{ ...FILE, state: 'waiting' as const }, '还没有检查完'],
    [{ ...FILE, state: 'refused' as const, fault: 'macro' as const }, '带有宏、脚本或者嵌入的程序'],
    [{ ...FILE, state: 'refused' as const }, '已经损坏，打不开'],
  ])('%j is refused: %s', (upload, fault) => expect(faultOf(FILE, upload)).toBe(fault));

  it('are ten at most, and 50 MB together', () => {
    const big = { ...FILE, sizeBytes: ATTACHMENT_LIMITS.allBytes / 2 };
    expect(faultOf(big, big)).toBeUndefined();
    expect(faultOf(big, big, FILE)).toBe('附件多于 10 个或者合计超过 50 MB');
    expect(faultOf(...Array(10).fill(FILE))).toBeUndefined();
    expect(faultOf(...Array(11).fill(FILE))).toBe('附件多于 10 个或者合计超过 50 MB');
  });
});
