import { escapeHtml, plainPage } from './plain-page.ts';

/** What is wrong with something sent to us, in the sender's words. */
export interface Fault {
  readonly status: 400 | 403 | 404 | 409 | 413 | 415 | 429 | 500;
  /** 项目 — the field's label; 表单 when it is the whole. */
  readonly field: string;
  readonly fault: string;
  readonly remedy: string;
  /** Of a 429: the `Retry-After` of its page. */
  readonly retryAfterSeconds?: number;
}

export const isFault = (value: object): value is Fault => 'remedy' in value;

/** The fault as a page. */
export const faultPage = ({ status, field, fault, remedy, retryAfterSeconds }: Fault): Response => {
  const page = plainPage(
    '没有提交成功',
    `<p>“${escapeHtml(field)}”${escapeHtml(fault)}。</p>\n<p>${escapeHtml(remedy)}。</p>`,
    status,
  );
  if (retryAfterSeconds) page.headers.set('Retry-After', String(retryAfterSeconds));
  return page;
};
