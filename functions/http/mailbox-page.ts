import { maskField } from '#domain/masking.ts';
import { escapeHtml, plainPage } from './plain-page.ts';

interface Shown {
  readonly at: string;
  readonly medium: '邮件' | '短信';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const EMPTY = '<p>还没有通知。</p>';

const entry = ({ at, medium, to, subject, text }: Shown): string => {
  const masked = maskField(medium === '短信' ? 'phone' : 'email', to, 'naturalPerson');
  return `<h2>${escapeHtml(subject || medium)}</h2>\n<p>${escapeHtml(`${at.slice(0, 16).replace('T', ' ')} ${medium}，收件人 ${masked}`)}</p>\n<pre>${escapeHtml(text)}</pre>`;
};

/** 本机信箱 — what a demonstration would have sent, for all to see: to whom is masked. */
export const mailboxResponse = (messages: readonly Shown[], newest: number): Response =>
  plainPage(`本机信箱（最近 ${newest} 条）`, messages.map(entry).join('\n') || EMPTY);
