import { describe, expect, it } from 'vitest';
import { type FindingKind, finding } from '#domain/outgoing/finding.ts';
import { checkOutgoing } from './check-outgoing.ts';
import type { Inspection } from './ports/outgoing.ts';

const check = (name: string, findings: readonly FindingKind[], text = '') => {
  const inspection: Inspection = {
    findings: findings.map((kind) => finding(kind, '第 1 页')),
    passages: [{ where: '第 1 页', text }],
  };
  const files = { inspect: async () => inspection };
  return checkOutgoing({ files, today: () => '2026-11-23' })({ name, bytes: new Uint8Array() });
};

describe('第三十七条 能够作区分处理的，只给出可以公开的内容', () => {
  it('没有发现问题，可以给出', async () => {
    expect(await check('答复.pdf', [])).toEqual({ kind: 'clean' });
  });

  it('有隐藏内容，不能给出', async () => {
    expect(await check('答复.pdf', ['hiddenSheet'])).toMatchObject({
      kind: 'blocked',
      findings: [{ where: '第 1 页', words: '有隐藏的工作表', remedy: expect.stringContaining('取消隐藏') }],
    });
  });

  it('疑似个人信息，经确认可以给出', async () => {
    expect(await check('答复.pdf', [], '电话13800138000')).toMatchObject({
      kind: 'confirm',
      findings: [{ kind: 'mobileNumber' }],
    });
  });

  it('文件名中的个人信息也报', async () => {
    expect(await check('13800138000.pdf', [])).toMatchObject({ findings: [{ where: '文件名' }] });
  });

  it('同一处的同一问题只说一次，须排除的排在前面', async () => {
    const checked = await check('答复.pdf', ['title', 'macro', 'macro']);
    expect(checked).toMatchObject({ kind: 'blocked', findings: [{ kind: 'macro' }, { kind: 'title' }] });
  });
});
