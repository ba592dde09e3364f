import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from './html.ts';

const markdown = (html: string): string => htmlToMarkdown(html, (target) => target);

describe('HTML as Markdown', () => {
  it('takes the article of a page and leaves the rest', () => {
    const page = `<html><body><nav>首页</nav><div class="side">热点</div><div class="TRS_Editor"><p>正文在这里，这是一篇足够长的正文。</p></div><footer>主办</footer></body></html>`;
    expect(markdown(page)).toBe('正文在这里，这是一篇足够长的正文。');
  });

  it('leaves out scripts, forms and what is hidden', () => {
    expect(
      markdown('<p>甲</p><script>x</script><p style="display: none">密</p><p hidden>密</p><button>打印</button>'),
    ).toBe('甲');
  });

  it('breaks a paragraph where a line was broken', () => {
    expect(markdown('甲<br>乙')).toBe('甲\n\n乙');
  });

  it('emphasises only what Markdown can close', () => {
    expect(markdown('<b>重要</b>和<b>“重要”</b>')).toBe('**重要**和“重要”');
  });

  it('keeps a table, spans filled, one line a row', () => {
    const table =
      '<table style="border:1px"><tr><td rowspan="2">区</td><td colspan="2">数</td></tr><tr><td>甲<p>乙</p></td><td>a|b</td></tr></table>';
    expect(markdown(table)).toBe('| 区 | 数 |  |\n| --- | --- | --- |\n| 区 | 甲 乙 | a\\|b |');
  });

  it('keeps empty cells in their columns', () => {
    expect(markdown('<table><tr><th>甲</th><th>乙</th></tr><tr><td></td><td>2</td></tr></table>')).toBe(
      '| 甲 | 乙 |\n| --- | --- |\n|  | 2 |',
    );
  });

  it('reads through a table that only lays out a page', () => {
    expect(markdown('<table><tr><td><p>甲</p><p>乙</p></td></tr></table>')).toBe('甲\n\n乙');
    expect(markdown('<table><tr><td>栏</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>')).toBe(
      '栏\n\n| a | b |\n| --- | --- |',
    );
  });

  it('bounds a span', () => {
    expect(markdown('<table><tr><td colspan="9999">甲</td><td>乙</td></tr></table>').length).toBeLessThan(600);
  });

  it('refuses nesting without end', () => {
    expect(() => markdown('<div>'.repeat(20_000))).toThrow(RangeError);
  });
});
