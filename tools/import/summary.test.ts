import { describe, expect, it } from 'vitest';
import { bareText, summaryOf } from './summary.ts';

const summary = (markdown: string): string => summaryOf(bareText(markdown), '题');

describe('内容概述', () => {
  it('is the first article', () => {
    expect(
      summary('2018年4月20日 会议通过\n\n## 第一章　总则\n\n第一条　为了保护公园，制定本条例。\n\n第二条　……'),
    ).toBe('为了保护公园，制定本条例。');
  });

  it('is the first paragraph that tells, not the addressees or a table', () => {
    expect(
      summary(
        '各区、县人民政府，各有关部门：\n\n| 区 | 公园一览表的内容 |\n| --- | --- |\n\n为做好**节日值班**，现通知如下。',
      ),
    ).toBe('为做好节日值班，现通知如下。');
  });

  it('is cut at the end of a sentence, or at a pause', () => {
    expect(summary(`第一条　${'甲'.repeat(60)}。${'乙'.repeat(99)}。`)).toBe(`${'甲'.repeat(60)}。`);
    expect(summary(`第一条　${'甲'.repeat(60)}，${'乙'.repeat(99)}。`)).toBe(`${'甲'.repeat(60)}……`);
  });

  it('is the title where the text says nothing', () => {
    expect(summary('略')).toBe('题');
  });
});
