import * as z from 'zod';
import { demo, field, slug, text } from './field.ts';

const contact = {
  name: field(text, '名称', '办公室或处室名称', '市政府办公厅政务公开办公室'),
  address: field(text, '办公地址', '可以上门的地址'),
  hours: field(text, '办公时间', '对外办公的时间', '工作日 9:00–12:00，13:30–17:00'),
  phone: field(text, '联系电话', '带区号'),
  fax: field(text.optional(), '传真', '可接收申请的传真号'),
  email: field(text.optional(), '电子邮箱', '可接收申请的邮箱'),
};

/** `agencies/*.md` — 机构职能; the Markdown below the fields lists the functions. */
export const agencySchema = z.strictObject({
  name: field(text, '机构全称', '标准名称', '青岛市人民政府办公厅'),
  shortName: field(text, '机构简称', '列表中使用', '市政府办公厅'),
  nameEn: field(text, '英文名称', '用于英文页面', 'General Office of the Municipal Government'),
  orgCode: field(z.string().regex(/^[0-9A-Z]{8}[0-9X]$/, '应为 9 位'), '组织机构代码', '索引号的前 9 位', '00511700X'),
  order: field(z.int(), '排序', '列表中的先后', '1'),
  disclosureOffice: field(z.strictObject(contact), '政府信息公开工作机构', '条例第四条、第十二条要求公布的内容'),
  divisions: field(
    z
      .array(z.strictObject({ name: field(text, '内设机构', '名称'), duties: field(text, '职责', '一句话') }))
      .default([]),
    '内设机构',
    '处室及其职责',
  ),
  demo,
});

export type AgencyFields = z.infer<typeof agencySchema>;

/** `leaders/*.md` — 负责人信息; the Markdown below the fields is the résumé. */
export const leaderSchema = z.strictObject({
  name: field(text, '姓名', '负责人姓名'),
  post: field(text, '职务', '现任职务', '市长'),
  agency: field(slug, '所在机构', '机构编号', 'general-office'),
  order: field(z.int(), '排序', '列表中的先后', '1'),
  portfolio: field(text, '工作分工', '分管的工作'),
  demo,
});
