import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from './clean.ts';
import type { Notes } from './notes.ts';

const clean = (text: string): { text: string; notes: (string | undefined)[] } => {
  const notes: Notes = [];
  return { text: cleanText(text, 'body', notes), notes: notes.map(({ why, value }) => `${why} ${value}`) };
};

describe('cleaning a text', () => {
  it.each([
    ['a direction override', '甲\u202E乙\u2066', '甲乙', '去掉了控制文字方向的字符 2 处'],
    ['zero-width characters and soft hyphens', '甲\u200B乙\uFEFF丙\u00AD', '甲乙丙', '去掉了看不见的字符 3 处'],
    ['control characters', '甲\u0000乙\u0008', '甲乙', '去掉了控制字符 2 处'],
    ['invisible tag characters', '甲\u{E0041}乙', '甲乙', '去掉了看不见的字符 1 处'],
    ['entities, named and numbered', '甲&nbsp;乙&#20057;&#x4E59;&amp;', '甲 乙乙乙&', 'HTML 实体换成了字符 4 处'],
  ])('takes out %s and says so', (_name, source, text, note) => {
    expect(clean(source)).toEqual({ text, notes: [note] });
  });

  it('stands a □ where a character has no code', () => {
    expect(clean('\uE010号')).toEqual({ text: '□号', notes: ['去掉了没有编码的字（以□代替，请对照原件） 1 处'] });
  });

  it('leaves what is no entity, and mends halves of characters', () => {
    expect(clean('A&B；&unknown; \uD800').text).toBe('A&B；&unknown; \uFFFD');
  });

  it('makes one line of a title', () => {
    expect(cleanLine('  关于\r\n公园\u2003的\t通知 ', 'title', [])).toBe('关于 公园 的 通知');
  });
});
