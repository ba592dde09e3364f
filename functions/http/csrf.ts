import { createHash, timingSafeEqual } from 'node:crypto';
import type { Fault } from './fault.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** 防伪字段 — undefined when a form was sent from a page of the officer's own session; compared in constant time. */
export const csrfFault = (form: URLSearchParams, csrf: string): Fault | undefined =>
  timingSafeEqual(digest(form.get('csrf') ?? ''), digest(csrf))
    ? undefined
    : {
        status: 403,
        field: '表单',
        fault: '不是从您登录后的页面提交的，没有执行',
        remedy: '请回到工作台，刷新页面后重新提交',
      };
