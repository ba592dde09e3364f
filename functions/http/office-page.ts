import { createHash } from 'node:crypto';
import { escapeHtml } from './plain-page.ts';

/** The site's palette and faces, for the few pages that stand outside of the workbench. */
const STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fbf9f4,#0b1720);--sheet:light-dark(#fffefb,#10212d);--ink:light-dark(#1b2126,#e9ecea);--soft:light-dark(#434c53,#b6c3ca);--rule:light-dark(#d9d4c7,#28404f);--sea:light-dark(#0a4a70,#9fd2ef);--on-sea:light-dark(#fff,#071620);--band:light-dark(#083753,#123348);--ochre:light-dark(#523700,#ffdf9e);--ochre-tint:light-dark(#f7eed9,#33280f);--focus:light-dark(#d98a00,#ffb938);font-size:106.25%}
@media (min-width:48rem){:root{font-size:112.5%}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font-family:"PingFang SC","Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;line-height:1.8;line-break:strict;text-autospace:normal;text-spacing-trim:trim-start;overflow-wrap:anywhere}
h1,h2,p,ul{margin:0;padding:0}
h1{font-size:1.625rem;line-height:1.45}
h2{font-size:1rem;line-height:1.6}
a{color:var(--sea);text-underline-offset:.22em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
.wrap{max-width:64rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
header{background:var(--band);color:#fff}
header p{display:flex;align-items:center;gap:.6rem;min-height:3.6rem;font-family:"Songti SC","Source Han Serif SC","Noto Serif CJK SC",SimSun,serif;font-size:1.1rem;line-height:1.3}
header svg{flex:none;width:1.9rem;height:1.9rem}
.note{background:var(--ochre-tint);color:var(--ochre);font-size:.875rem;padding-block:.25rem}
main{padding-block:2.5rem 4rem}
main>:is(p,form:not(.units)){max-width:38em;margin-block-start:.8rem}
.button.quiet{background:none;color:var(--sea)}
.soft{color:var(--soft)}
.button{display:inline-flex;align-items:center;min-height:44px;padding:0 1.5rem;border:1px solid var(--sea);border-radius:3px;background:var(--sea);color:var(--on-sea);font:inherit;font-weight:700;text-decoration:none}
:is(.units,.people){display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));column-gap:2rem}
.units{row-gap:2rem;margin-block-start:2rem}
.several{grid-column:1/-1}
.units h2{padding-block-end:.25rem;border-block-end:2px solid var(--sea)}
.people{list-style:none}
.people li{display:grid;border-block-end:1px solid var(--rule)}
.people button{display:grid;grid-template-columns:1fr auto;align-items:center;gap:0 1rem;min-height:5rem;padding:.7rem .2rem;border:0;background:none;color:inherit;font:inherit;line-height:1.6;text-align:start;cursor:pointer}
.people button>*{grid-column:1}
.people b{font-size:1.05rem}
.people button::after{content:"›";grid-column:2;grid-row:1/span 3;color:var(--sea);font-size:1.5rem}
.people button:hover{background:var(--sheet)}
.people button:hover b{color:var(--sea);text-decoration:underline;text-underline-offset:.22em}
.people span{font-size:.875rem;color:var(--soft)}
.people .roles{color:var(--ink)}
`;

const EMBLEM =
  '<svg viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="4" fill="#0a4a70"/><path d="M8 19 20 8l12 11" fill="none" stroke="#f2a08f" stroke-width="3.4"/><path d="M8 25c3-3 5-3 8 0s5 3 8 0 5-3 8 0M8 32c3-3 5-3 8 0s5 3 8 0 5-3 8 0" fill="none" stroke="#fff" stroke-width="2.6"/></svg>';

/** No script, this one style sheet, and forms to nobody else. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

export const OFFICE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'Content-Security-Policy': POLICY,
} as const;

/** The city's words around a page. */
export interface OfficeFrame {
  readonly city: string;
  readonly demo: boolean;
}

/** A page before or after the workbench, without navigation. `body` is HTML. */
export const officePage = ({ city, demo }: OfficeFrame, title: string, body: string): string => `<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(`${title} - ${city}政府信息公开工作台`)}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${STYLE}</style></head>
<body>
<header><p class="wrap">${EMBLEM}<span><b>${escapeHtml(city)}</b> · 政府信息公开工作台</span></p></header>
${demo ? '<section class="note" aria-label="演示"><p class="wrap">演示，不办理真实的申请</p></section>' : ''}
<main class="wrap">
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;

export const officeResponse = (frame: OfficeFrame, title: string, body: string, status = 200): Response =>
  new Response(officePage(frame, title, body), { status, headers: OFFICE_HEADERS });
