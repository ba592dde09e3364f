import { escapeHtml, plainPage } from './plain-page.ts';

/** What is wrong with something sent to us, in the sender's words. */
export interface Fault {
  readonly status: 400 | 403 | 404 | 409 | 413 | 415 | 429 | 500;
  /** 项目 — the field's label; 表单 when it is the whole. */
  readonly field: string;
  readonly fault: string;
  readonly remedy: string;
}

export const isFault = (value: object): value is Fault => 'remedy' in value;

/** The fault as a page. */
export const faultPage = ({ status, field, fault, remedy }: Fault): Response =>
  plainPage(
    '没有提交成功',
    `<p>“${escapeHtml(field)}”${escapeHtml(fault)}。</p>\n<p>${escapeHtml(remedy)}。</p>`,
    status,
  );
