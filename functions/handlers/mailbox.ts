import { escapeHtml, plainPage } from '../http/plain-page.ts';
import { postWorld } from '../world-post.ts';

const NEWEST = 50;

const EMPTY = '<p>还没有通知。</p>';

/** 本机信箱 — what a demonstration would have sent, for all to see; undefined for a real city. */
export const mailboxPage = async (): Promise<Response | undefined> => {
  const kept = await postWorld.mailbox?.list(NEWEST);
  if (!kept) return undefined;
  const messages = kept.map(
    ({ at, medium, to, subject, text }) =>
      `<h2>${escapeHtml(subject || medium)}</h2>\n<p>${escapeHtml(`${at.slice(0, 16).replace('T', ' ')} ${medium}，收件人 ${to}`)}</p>\n<pre>${escapeHtml(text)}</pre>`,
  );
  return plainPage(`本机信箱（最近 ${NEWEST} 条）`, messages.join('\n') || EMPTY);
};
