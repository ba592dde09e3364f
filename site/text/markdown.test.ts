import { describe, expect, it } from 'vitest';
import { plainText, render } from './markdown.ts';

describe('正文', () => {
  it('numbers headings and lists them in the outline', () => {
    const { html, outline } = render('## 第一章　总则\n\n正文\n\n### 细则\n');
    expect(outline).toEqual([
      { id: 's1', text: '第一章　总则', level: 2 },
      { id: 's2', text: '细则', level: 3 },
    ]);
    expect(html).toContain('<h2 id="s1">第一章　总则</h2>');
  });

  it('gives every article an anchor, once', () => {
    const { html } = render('第一条　甲。\n\n第一条　乙。\n\n第一条之二 丙。\n');
    expect(html.match(/id="第一条"/g)).toHaveLength(1);
    expect(html).toContain('<p id="第一条之二"><b>第一条之二</b>　丙。</p>');
  });

  it('takes a first-level heading for a second-level one: the title is the page’s', () => {
    expect(render('# 标题\n').html).toBe('<h2 id="s1">标题</h2>\n');
  });

  it('shows raw HTML as text and refuses script addresses', () => {
    expect(render('<script>alert(1)</script>').html).not.toContain('<script>');
    expect(render('[a](javascript:alert(1))').html).not.toContain('href');
  });

  it('shows the city’s own pictures and fetches none from elsewhere', () => {
    expect(render('![图](/files/a.png)').html).toContain('<img src="/files/a.png" alt="图">');
    expect(render('![图<](https://evil.example/a.png)').html).toBe('<p>图&lt;</p>\n');
    expect(render('![图](//evil.example/a.png)').html).not.toContain('evil');
  });

  it('frames tables so that they scroll by themselves, and labels the cells', () => {
    const { html } = render('| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n| 丙 |\n|---|\n| 3 |\n');
    expect(html).toContain('<section class="table" tabindex="0" aria-label="表格1">');
    expect(html).toContain('<section class="table" tabindex="0" aria-label="表格2">');
    expect(html).toContain('<td data-label="甲">1</td>\n<td data-label="乙">2</td>');
    expect(html).toContain('<td data-label="丙">3</td>');
  });

  it('gives the words alone, a paragraph a line', () => {
    expect(plainText('## 题\n\n**甲**乙\n\n- 丙\n')).toBe('题\n甲乙\n丙');
  });
});
