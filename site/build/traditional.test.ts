import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { qrSvg } from '../text/qr.ts';
import { traditionalConverter, traditionalPage } from './traditional.ts';

describe('繁體版', () => {
  const convert = traditionalConverter('tw');

  it('uses the words of the region', () => {
    expect(convert('软件和网络信息')).toBe('軟體和網路資訊');
    expect(traditionalConverter('hk')('软件')).toBe('軟件');
    expect(convert('互联网和网络数据')).toBe('網際網路和網路資料');
  });

  it.each(['文件', '项目', '发布', '程序', '支持', '审核', '军分区'])('leaves %s the word it is', (word) => {
    expect(convert(word)).toBe(Converter({ from: 'cn', to: 'tw' })(word));
  });

  it('keeps the words of a name in 《》, converting its characters only', () => {
    expect(convert('《政府信息公开条例》规定的信息')).toBe('《政府信息公開條例》規定的資訊');
  });

  const page = (body: string) =>
    `<html lang="zh-Hans"><head><link rel="canonical" href="https://a.example/x/"></head><body>${body}</body></html>`;
  const made = (body: string) => traditionalPage(page(body), 'a.example', convert);

  it('sends links to Traditional pages, and leaves files, feeds and other sites alone', () => {
    expect(made('<a href="/x/">页</a>')).toContain('<a href="/hant/x/">頁</a>');
    for (const to of ['/files/a.pdf', '/feeds/a.xml', '/data/a.json', '/en/', '#s1', 'https://b.example/'])
      expect(made(`<a href="${to}">页</a>`)).toContain(`href="${to}"`);
  });

  it('is a page of its own: language, canonical address, link back', () => {
    const html = made('<a href="/hant/x/" hreflang="zh-Hant" data-other-script>繁體</a>');
    expect(html).toContain('<html lang="zh-Hant">');
    expect(html).toContain('href="https://a.example/hant/x/"');
    expect(html).toContain('<a href="/x/" hreflang="zh-Hans" data-simplified>简体');
  });

  it('names its own addresses in structured data and for sharing, and still its original', () => {
    const html = made(
      '<link rel="alternate" hreflang="zh-Hans" href="https://a.example/x/"><script type="application/ld+json">{"inLanguage":"zh-Hans","url":"https://a.example/x/"}</script><button data-text="https://a.example/x/">',
    );
    expect(html).toContain('hreflang="zh-Hans" href="https://a.example/x/"');
    expect(html).toContain('{"inLanguage":"zh-Hant","url":"https://a.example/hant/x/"}');
    expect(html).toContain('data-text="https://a.example/hant/x/"');
  });

  it('draws the code of its own address', () => {
    expect(made(qrSvg('https://a.example/x/'))).toContain(convert(qrSvg('https://a.example/hant/x/')));
  });

  it('draws the code of every page of its own that a page shows', () => {
    expect(made(qrSvg('https://a.example/track/?number=2026-00001'))).toContain(
      convert(qrSvg('https://a.example/hant/track/?number=2026-00001')),
    );
  });

  it('leaves what a person wrote as it was written, in a field or shown', () => {
    const own =
      '<input translate="no" name="a" value="网络>的 &quot;<a href=/x/"><dd translate="no">张三网络 https://a.example/y</dd>';
    expect(made(`<p>网络</p>${own}<p>网络</p>`)).toContain(`<p>網路</p>${own}<p>網路</p>`);
  });

  it('goes from page to page of a form in Traditional', () => {
    expect(made('<button class="button" formaction="/apply/new/">回</button>')).toContain(
      'formaction="/hant/apply/new/"',
    );
  });

  it('searches in Traditional, answers the same form', () => {
    expect(made('<form class="search" action="/search/">')).toContain('action="/hant/search/"');
    for (const door of ['/feedback', '/apply/letter', '/apply/file'])
      expect(made(`<form method="post" action="${door}">`)).toContain(`action="${door}"`);
    expect(made('<input type="hidden" name="page" value="/x/">')).toContain('value="/hant/x/"');
  });
});
