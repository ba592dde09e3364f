import type { Feedback } from '../usecases/keep-feedback.ts';
import type { Fault } from './fault.ts';
import type { FormLimits } from './form.ts';
import { fieldFault, lengthOf, textFault, UNPRINTABLE, written } from './written.ts';

export const FEEDBACK_LIMITS: FormLimits = { sentBytes: 8192, decodedBytes: 4096 };

const PAGE_CHARACTERS = 300;
const COMMENT_CHARACTERS = 500;

/** A path that a browser would tidy into another. */
const CROOKED = /\\|%5c|\/\/|\/(?:\.|%2e){1,2}(?:\/|$)/i;

/** 这条信息有用吗 as sent, checked field by field. Fields it does not know are left unread. */
export const parseFeedback = (form: URLSearchParams): Feedback | Fault => {
  const page = form.get('page') ?? '';
  const answer = form.get('answer');
  const comment = written(form, 'comment');
  if (!page.startsWith('/') || CROOKED.test(page) || lengthOf(page) > PAGE_CHARACTERS || UNPRINTABLE.test(page))
    return fieldFault(
      '页面',
      `应是本站的网址路径，以一个 / 开头，不超过 ${PAGE_CHARACTERS} 个字符`,
      '请回到原页面重新提交',
    );
  if (answer !== 'yes' && answer !== 'no')
    return fieldFault('是否有用', '没有选择', '请选择“有用”或“没有用”后重新提交');
  return textFault('意见', comment, COMMENT_CHARACTERS) ?? { page, answer, comment };
};
