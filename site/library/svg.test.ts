import { describe, expect, it } from 'vitest';
import { isPlainSvg } from './svg.ts';

const svg = (inner: string, attributes = ''): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);

describe('an SVG that only draws', () => {
  it.each([
    [
      'shapes',
      svg('<!-- 图 --><g fill="url(#a)"><path d="M0 0h1"/></g><use href="#b"/><text x="1">甲 &amp; 乙</text>'),
    ],
    ['a style sheet', svg('<style>.a{fill:#fff;clip-path:url(#c)}</style><rect class="a"/>')],
    [
      'a declaration',
      Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['single quotes', Buffer.from("<svg viewBox='0 0 1 1'></svg>")],
  ])('%s', (_, bytes) => {
    expect(isPlainSvg(bytes)).toBe(true);
  });
});

describe('an SVG that may run or fetch', () => {
  it.each([
    ['a script', svg('<script>x()</script>')],
    ['a script under another prefix', svg('<x:script xmlns:x="http://www.w3.org/2000/svg">x()</x:script>')],
    ['UTF-16', Buffer.from('\uFEFF<svg><script>x()</script></svg>', 'utf16le')],
    ['another encoding', Buffer.from('<?xml version="1.0" encoding="utf-7"?><svg/>')],
    ['an event', svg('', 'onload="x()"')],
    ['an event after a slash', Buffer.from('<svg/onload="x()">')],
    ['an event in an unquoted value', Buffer.from('<svg a=b onload=x()>')],
    ['an entity', Buffer.from('<!DOCTYPE svg [<!ENTITY a "x">]><svg>&a;</svg>')],
    ['an unknown entity', svg('&a;')],
    ['a processing instruction', svg('<?xml-stylesheet href="//a.example/"?>')],
    ['foreign content', svg('<foreignObject><iframe src="#"/></foreignObject>')],
    ['another namespace', svg('<iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/>')],
    ['a picture from elsewhere', svg('<image href="https://a.example/a.png"/>')],
    ['a reference outside', svg('<use href="https://a.example/#a"/>')],
    ['a reference under another prefix', svg('<use xmlns:y="http://www.w3.org/1999/xlink" y:href="a.svg#a"/>')],
    ['a link', svg('<a href="#b">甲</a>')],
    ['an animated link', svg('<set attributeName="href" to="javascript:x()"/>')],
    ['a style that fetches', svg('<g style="fill:url(https://a.example/)"/>')],
    ['a style that fetches behind a quote', svg(`<g style="font:'a';fill:url(https://a.example/)"/>`)],
    ['an event behind a quote', svg(`<g class="'" onclick="x()"/>`)],
    ['a style that fetches in disguise', svg('<g style="fill:u\\72l(a.svg)"/>')],
    ['a style that hides a letter', svg('<g style="fill:&#117;rl(a.svg)"/>')],
    ['a style sheet that imports', svg('<style>@import "a.css";</style>')],
    ['a style sheet in pieces', svg('<style>.a{fill:u<!-- -->rl(a.svg)}</style>')],
    ['a style sheet around a shape', svg('<style>.a{fill:u<g/>rl(a.svg)}</style>')],
    ['CDATA', svg('<![CDATA[<script>]]>')],
    ['a comment that never ends', svg('<!-- <script>')],
    ['text alone', Buffer.from('甲')],
  ])('%s', (_, bytes) => {
    expect(isPlainSvg(bytes)).toBe(false);
  });
});
