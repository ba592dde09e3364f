import * as z from 'zod';
import { civilDate, field, text } from './field.ts';

/** `calendar/{year}.yaml` — 节假日安排: the exceptions to the Monday–Friday week, from the State Council's yearly notice. */
export const calendarSchema = z.strictObject({
  year: field(z.int().min(1900).max(2199), '年份', '通知安排的年份', '2020'),
  notices: field(
    z.array(
      z.strictObject({
        docNo: field(text, '通知文号', '国务院办公厅通知的文号', '国办发明电〔2019〕16号'),
        verified: field(z.boolean(), '文号已核对', '是否已与通知原文核对', 'true'),
        festival: field(text.optional(), '调整的节日', '只调整一个节日的通知写这一项', '春节'),
      }),
    ),
    '依据的通知',
    '年度通知及其调整',
  ),
  days: field(
    z.array(
      z.strictObject({
        date: field(civilDate, '日期', '哪一天', '2020-01-19'),
        type: field(z.enum(['off', 'work']), '放假或上班', 'off 放假，work 调休上班', 'work'),
        name: field(text, '节日', '因哪个节日', '春节'),
      }),
    ),
    '放假和调休',
    '只写与周一至周五工作制不同的日子',
  ),
});

export type CalendarFields = z.infer<typeof calendarSchema>;
