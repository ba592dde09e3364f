import { isFault } from './fault.ts';
import { readFilesForm } from './files-form.ts';
import { type OfficeFrame, officeResponse } from './office-page.ts';
import { escapeHtml } from './plain-page.ts';

/** The longest form of officers is a draft; from whoever is signed in nowhere no more is read. */
const LIMITS = { sentBytes: 640 * 1024, decodedBytes: 200 * 1024 };

/** What belongs to the session that ended, or would do at once what the officer should look at again. */
const LEFT_OUT = new Set(['csrf', 'confirmed', 'key']);

const hidden = ([name, value]: readonly [string, string]): string =>
  `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;

/**
 * 登录已经结束 — what a form is answered whose officer is signed in no longer: nothing was done, what was written is kept.
 * A page and no redirect: a policy of `form-action 'self'` lets no form lead on to a provider at another address.
 */
export const lapsedPage = async (frame: OfficeFrame, request: Request): Promise<Response> => {
  const isShort = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY) <= LIMITS.sentBytes;
  const read = isShort ? await readFilesForm(request, LIMITS) : undefined;
  const form = read && !isFault(read) ? read.form : new URLSearchParams();
  const fields = [...form].filter(([name]) => !LEFT_OUT.has(name));
  const { pathname } = new URL(request.url);
  const kept = `<p>写好的文字还在这一页，请先不要关掉；选好的文件要重新选择。</p>
<p><a class="button" href="/office/sign-in" target="_blank">在新窗口登录</a></p>
<form method="post" action="${escapeHtml(pathname)}">
${fields.map(hidden).join('\n')}
<button class="button quiet">登录好了，取回写的内容</button>
</form>`;
  return officeResponse(
    frame,
    '登录已经结束',
    `<p>太久没有操作，或者在别处退出了，所以这一次没有办成。</p>
${fields.length > 0 ? kept : '<p><a class="button" href="/office/sign-in">重新登录</a></p>'}`,
    401,
  );
};
