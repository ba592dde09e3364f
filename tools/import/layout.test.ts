import { describe, expect, it } from 'vitest';
import { type BodyForm, layOut } from './layout.ts';
import { dropTags, placeAttachments, settleLinks } from './links.ts';
import type { Notes } from './notes.ts';
import { dropSignature } from './signature.ts';

const laid = (text: string, form: BodyForm = 'lines', title = '题'): string => layOut(text, form, title, []);

describe('the layout of a text', () => {
  it('makes 章 headings, marked or not, and 条 paragraphs with a full-width space', () => {
    const text = '第一章  总 则\n第一条 为了……\n　　第二款。\n## 第二章 附　则\n**第二条**　本办法……';
    expect(laid(text)).toBe('## 第一章　总则\n\n第一条　为了……\n\n第二款。\n\n## 第二章　附则\n\n第二条　本办法……');
  });

  it('gives 编, 章 and 节 their levels', () => {
    expect(laid('# 第一编 总则\n### 第一章 基本规定\n##### 第一节 通则')).toBe(
      '## 第一编　总则\n\n### 第一章　基本规定\n\n#### 第一节　通则',
    );
  });

  it('never skips a level', () => {
    expect(laid('#### 轻微伤\n文')).toBe('## 轻微伤\n\n文');
  });

  it('takes 一、 for a heading only when each has something below', () => {
    expect(laid('一、总体要求\n文。\n二、主要任务\n文。')).toBe('## 一、总体要求\n\n文。\n\n## 二、主要任务\n\n文。');
    expect(laid('一、大风\n二、大雾\n停航。')).toBe('一、大风\n\n二、大雾\n\n停航。');
  });

  it('does not take a sentence for a heading', () => {
    expect(laid('第七节 相应改为第八节，其余不变。')).toBe('第七节 相应改为第八节，其余不变。');
  });

  it('leaves out a printed table of contents', () => {
    expect(laid('目　录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 ……\n第二章 附则\n第二条 ……')).toBe(
      '## 第一章　总则\n\n第一条　……\n\n## 第二章　附则\n\n第二条　……',
    );
  });

  it('leaves out the title, and the buttons of a web page', () => {
    expect(laid('题\n打印\n【字号：\n大\n中\n小】\n文。', 'lines')).toBe('文。');
  });

  it('keeps tables and lists together', () => {
    expect(laid('前\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n后')).toBe('前\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n后');
    expect(laid('- 甲\n- 乙')).toBe('- 甲\n- 乙');
  });

  it('keeps the paragraphs of Markdown', () => {
    expect(laid('一行\n又一行\n\n　　另一段', 'markdown')).toBe('一行\n又一行\n\n另一段');
  });
});

describe('links in a text', () => {
  it('lead outward or nowhere', () => {
    const notes: Notes = [];
    expect(
      settleLinks('[甲](https://example.org/a) [乙](./b.html) [丙](javascript:alert(1)) ![丁](x.png)', notes),
    ).toBe('[甲](https://example.org/a) 乙 丙 丁');
    expect(notes.map(({ value }) => value)).toEqual(['./b.html', 'javascript:alert(1)', 'x.png']);
  });

  it('to files taken over get their address, others keep their words', () => {
    const text = '[表](attachment:0123456789abcdef) [无](attachment:fedcba9876543210)';
    expect(placeAttachments(text, (id) => (id.startsWith('0') ? '/files/2020/a.pdf' : undefined))).toBe(
      '[表](/files/2020/a.pdf) 无',
    );
  });

  it('tags are dropped, titles in angle brackets stay', () => {
    expect(dropTags('《关于修改<港口法>的决定》<img src=x onerror=alert(1)><script>alert(1)</script>', [])).toBe(
      '《关于修改<港口法>的决定》',
    );
  });
});

describe('落款', () => {
  const signed = '现通知如下。\n\n明州市人民政府\n\n2024年3月28日\n\n（此件公开发布）';
  const fields = { organs: ['明州市人民政府'], writtenOn: '2024-03-28' };

  it('is left out when the fields say the same', () => {
    expect(dropSignature(signed, fields, [])).toBe('现通知如下。');
  });

  it('stays when they do not', () => {
    expect(dropSignature(signed, { ...fields, writtenOn: '2024-03-29' }, [])).toBe(signed);
    expect(dropSignature(signed, { ...fields, organs: ['明州市财政局'] }, [])).toBe(signed);
  });
});
