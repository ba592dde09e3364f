import * as z from 'zod';
import { field, text } from './field.ts';

const page = z.string('应为网页地址').regex(/^\/[a-z0-9/-]+\/$/, '不是本站网页的地址，例如 /documents/qzbf-2020-12/');

/** `search/judgements.yaml` — 检索评判: what people of this city ask, and the pages that answer; `npm run bench -- search` tells how many are found. */
export const judgementsSchema = z.array(
  z.strictObject({
    question: field(text, '问题', '人们会怎样输入', '小微企业房租减免怎么申请'),
    pages: field(z.array(page).min(1, '至少写一个网页'), '应当找到的网页', '网页的地址', '[/documents/qzbf-2020-12/]'),
    first: field(page.optional(), '应当排在第一的', '只有一个正确答案时填写', '/documents/qzbf-2020-12/'),
  }),
);

export type Judgements = z.infer<typeof judgementsSchema>;
