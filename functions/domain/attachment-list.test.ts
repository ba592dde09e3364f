import { describe, expect, it } from 'vitest';
import { listFields, listIn } from './attachment-list.ts';
import { shownName } from './attachment-rules.ts';

describe('附件清单', () => {
  const LIST = [
    { id: 'a1', name: '委托书 (1).pdf' },
    { id: 'not-sent', name: '信封.jpg' },
  ];

  it('is read back from its two fields as it was written', () => {
    expect(listIn(listFields(LIST))).toEqual(LIST);
    expect(listIn(listFields([]))).toEqual([]);
  });

  it('without a name a file is called by its place, and a name without an id is none', () => {
    expect(listIn({ attachments: 'a1 b2', attachmentNames: '一.pdf' })[1]).toEqual({ id: 'b2', name: '附件 2' });
    expect(listIn({ attachments: '', attachmentNames: '一.pdf' })).toEqual([]);
  });
});

describe('文件名', () => {
  it.each([
    ['a\u202efdp.exe', 'a fdp.exe'],
    ['一\n二\t三.pdf', '一 二 三.pdf'],
    ['\u0000', '没有名字'],
    ['"><img src=x>.txt', '"><img src=x>.txt'],
  ])('%j is shown on one line, in its own direction', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });

  it('keeps the extension of a long one', () => {
    const shown = shownName(`${'𠮷'.repeat(200)}.pdf`);
    expect([...shown]).toHaveLength(100);
    expect(shown).toMatch(/^𠮷{60}….*\.pdf$/u);
  });
});
