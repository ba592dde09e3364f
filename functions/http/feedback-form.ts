import type { Feedback } from '../usecases/keep-feedback.ts';
import type { Fault } from './fault.ts';
import type { FormLimits } from './form.ts';

export const FEEDBACK_LIMITS: FormLimits = { sentBytes: 8192, decodedBytes: 4096 };

const PAGE_CHARACTERS = 300;
const COMMENT_CHARACTERS = 500;

const fault = (field: string, fault: string, remedy: string): Fault => ({ status: 400, field, fault, remedy });

/** Control characters, and those that turn the direction of a line when it is read in a terminal. */
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** A path that a browser would tidy into another. */
const CROOKED = /\\|%5c|\/\/|\/(?:\.|%2e){1,2}(?:\/|$)/i;

/** Characters as a reader counts them: 𠮷 is one. */
const lengthOf = (text: string): number => [...text].length;

/** 这条信息有用吗 as sent, checked field by field. Fields it does not know are left unread. */
export const parseFeedback = (form: URLSearchParams): Feedback | Fault => {
  const page = form.get('page') ?? '';
  const answer = form.get('answer');
  // A browser sends a line break in a text box as two characters.
  const comment = (form.get('comment') ?? '').replaceAll('\r\n', '\n').trim();
  if (!page.startsWith('/') || CROOKED.test(page) || lengthOf(page) > PAGE_CHARACTERS || UNPRINTABLE.test(page))
    return fault('页面', `应是本站的网址路径，以一个 / 开头，不超过 ${PAGE_CHARACTERS} 个字符`, '请回到原页面重新提交');
  if (answer !== 'yes' && answer !== 'no') return fault('是否有用', '没有选择', '请选择“有用”或“没有用”后重新提交');
  if (lengthOf(comment) > COMMENT_CHARACTERS)
    return fault('意见', `超过 ${COMMENT_CHARACTERS} 个字`, `请缩短到 ${COMMENT_CHARACTERS} 个字以内后重新提交`);
  if (UNPRINTABLE.test(comment.replaceAll(/[\n\t]/g, '')))
    return fault('意见', '含有不能显示的控制字符', '请删去这些字符后重新提交');
  return { page, answer, comment };
};
