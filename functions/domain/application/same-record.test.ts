import { describe, expect, it } from 'vitest';
import { recordKey } from './same-record.ts';

const key = (title: string, docNo?: string) => recordKey({ title, ...(docNo && { docNo }) });

describe('第四十四条 相同政府信息', () => {
  it.each([
    ['关于道路养护的年度计划', '道路养护年度计划'],
    ['2025 年度《养护计划》', '２０２５年度养护计划'],
  ])('“%s” is the same as “%s”', (one, other) => {
    expect(key(one)).toBe(key(other));
  });

  it('is told by its number before its name, in any brackets', () => {
    expect(key('养护计划', '青政办发〔2026〕9号')).toBe(key('那份计划', '青政办发[2026] 9 号'));
    expect(key('养护计划', '青政办发〔2026〕9号')).not.toBe(key('养护计划', '青政办发〔2026〕19号'));
  });

  it('is told by its number with or without 号 at its end, in either case', () => {
    expect(key('一', '青政发〔2026〕9')).toBe(key('二', '青政发〔2026〕9号'));
    expect(key('一', 'GB/T 9704')).toBe(key('二', 'gb/t9704'));
    expect(key('一', '2026年第9号公告')).not.toBe(key('二', '2026年第9公告'));
    expect(key('一', '青政发〔2026〕9号')).toBe('文号 青政发20269');
  });

  it('is not what has another name', () => {
    expect(key('2025年度养护计划')).not.toBe(key('2026年度养护计划'));
  });

  it('is not any other that has only signs for a name', () => {
    expect(key('？')).not.toBe(key('！'));
  });
});
