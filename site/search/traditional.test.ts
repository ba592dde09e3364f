import { describe, expect, it } from 'vitest';
import { readPage } from './traditional.ts';

const PAGE = `<!doctype html><title>站名</title><main id="main"><div><p class="number-text">青政辦字〔2020〕49號</p>
<h1>關於<wbr>公開的<b>通知</b></h1><div class="prose official"><p>第一段 &amp; &#x4E8C;&#20108;。</p><div class="table"><table><td>表</td></table></div><script>no()</script></div>
<form>這條信息有用嗎</form></div></main><footer>頁腳</footer>`;

describe('a Traditional page', () => {
  it('is read for its title, number and text, and nothing else on it', () => {
    expect(readPage(PAGE)).toEqual({
      title: '關於公開的通知',
      number: '青政辦字〔2020〕49號',
      text: '第一段 & 二二。 表',
    });
  });

  it('without a text gives what its middle says', () => {
    expect(readPage('<main id="main"><h1>機構</h1><p>職能</p></main>')).toEqual({
      title: '機構',
      number: undefined,
      text: '機構 職能',
    });
  });

  it('of several people is read for the one who is meant', () => {
    const people =
      '<main id="main"><ul><li id="a"><h2>甲</h2></li><li id="b"><h2>乙</h2><p>副市長</p></li></ul></main>';
    expect(readPage(people, 'b')).toMatchObject({ title: '乙', text: '乙 副市長' });
  });

  it('of another making gives nothing', () => {
    expect(readPage('')).toEqual({ title: '', number: undefined, text: '' });
  });
});
