/** What is wrong with something sent to us, in the sender's words. */
export interface Fault {
  readonly status: 400 | 413 | 415;
  /** 项目 — the field's label; 表单 when it is the whole. */
  readonly field: string;
  readonly fault: string;
  readonly remedy: string;
}

export const isFault = (value: object): value is Fault => 'remedy' in value;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

const STYLE =
  ':root{color-scheme:light dark}body{max-width:34em;margin:4rem auto;padding:0 1rem;font:1.125rem/1.8 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;background:Canvas;color:CanvasText}h1{font-size:1.6rem;border-bottom:3px solid}';

/** A small page of its own, so that it can be shown whatever else is broken. */
export const faultPage = ({ status, field, fault, remedy }: Fault): Response => {
  const html = `<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有提交成功</title><link rel="icon" href="/favicon.svg"><style>${STYLE}</style></head>
<body>
<main>
<h1>没有提交成功</h1>
<p>“${escapeHtml(field)}”${escapeHtml(fault)}。</p>
<p>${escapeHtml(remedy)}。</p>
<p><a href="/">返回首页</a></p>
</main>
</body>
</html>
`;
  return new Response(html, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
};
