const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

const STYLE =
  ':root{color-scheme:light dark}body{max-width:38em;margin:4rem auto;padding:0 1rem;font:1.125rem/1.8 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;background:Canvas;color:CanvasText}h1{font-size:1.6rem;border-bottom:3px solid}h2{font-size:1.15rem;margin:2.5rem 0 0}pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}';

/** A small page of its own, so that it can be shown whatever else is broken. `body` is HTML. */
export const plainPage = (title: string, body: string, status = 200): Response =>
  new Response(
    `<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><link rel="icon" href="/favicon.svg"><style>${STYLE}</style></head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
<p><a href="/">返回首页</a></p>
</main>
</body>
</html>
`,
    { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } },
  );
