import { DOCS_STYLE } from './docs-style.ts';
import { escapeHtml } from './plain-page.ts';

/** A part of a page, as its outline leads to it. */
export interface Part {
  readonly id: string;
  readonly name: string;
  readonly items?: readonly { readonly id: string; readonly name: string }[];
}

const link = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  `<a href="#${escapeHtml(id)}">${escapeHtml(name)}</a>`;

const outline = (parts: readonly Part[]): string =>
  `<ol>${parts
    .map(
      ({ items = [], ...part }) =>
        `<li class="part">${link(part)}${items.length > 0 ? `<ol>${items.map((item) => `<li>${link(item)}</li>`).join('')}</ol>` : ''}</li>`,
    )
    .join('')}</ol>`;

interface Frame {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly Part[];
  readonly main: string;
}

/** A page of the API of itself; `lead` and `main` are HTML. */
export const docsFrame = ({ title, lead, parts, main }: Frame): string => `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${DOCS_STYLE}</style>
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header><div class="wrap"><p class="home"><a href="/">首页</a></p><h1>${escapeHtml(title)}</h1><p>${lead}</p></div></header>
<div class="wrap columns">
<nav class="outline" aria-label="本页内容"><details><summary>本页内容</summary>${outline(parts)}</details></nav>
<main id="main" tabindex="-1">
${main}
</main>
</div>
</body>
</html>
`;
