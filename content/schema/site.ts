import * as z from 'zod';
import { demo, field, slug, text } from './field.ts';

/** Labels of letters, digits and inner hyphens, at least two (RFC 1123, 2.1). */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** `site.yaml` — 网站标识: who runs the site, under which names and numbers (国办发〔2017〕47号). */
export const siteSchema = z.strictObject({
  name: field(text, '网站名称', '政府的标准名称', '青岛市政府信息公开网'),
  nameEn: field(text, '英文名称', '用于英文页面', 'Qingdao Open Government'),
  city: field(text, '城市', '页面文字中的地名', '青岛市'),
  motto: field(text, '一句话介绍', '首页题下的一句话'),
  domain: field(
    z.string().max(253, '长于 253 个字符').regex(DOMAIN, '不是域名；只写域名，不写协议、端口和路径'),
    '网站域名',
    '规范地址和二维码用它',
    'www.qingdao.gov.cn',
  ),
  siteIdCode: field(z.string().regex(/^[0-9a-z]{10}$/, '应为 10 位'), '网站标识码', '10 位', '3702000025'),
  sponsor: field(slug, '主办单位', '机构编号', 'general-office'),
  operator: field(text, '承办单位', '网站的承办单位', '青岛市大数据发展管理局'),
  icp: field(text, 'ICP备案号', '工信部备案编号'),
  publicSecurityNo: field(text, '公安备案号', '公安机关备案编号'),
  phone: field(text, '联系电话', '网站事务电话'),
  email: field(text, '电子邮箱', '网站事务邮箱'),
  address: field(text, '联系地址', '主办单位地址'),
  ipv6: field(z.boolean().default(true), 'IPv6', '网站是否支持 IPv6', 'true'),
  traditional: field(z.enum(['tw', 'hk']).default('tw'), '繁体用词', '繁體版采用的地区用词', 'tw'),
  applicationOffice: field(slug, '受理机构', '受理政府信息公开申请的机构编号', 'general-office'),
  reviewBody: field(
    text,
    '复议机关',
    '对受理机构的答复不服，向谁申请行政复议：看答复书用谁的名义。用部门或者办公厅（室）名义的，写本级政府；用市政府名义的，写省级政府（行政复议法第二十四条）',
    '青岛市人民政府',
  ),
  reviewLink: field(
    z.url({ protocol: /^https?$/, error: '不是网址，应以 https:// 开头' }).optional(),
    '网上申请复议',
    '复议机关收取行政复议申请书的网址；网上送达的答复应当同时提供（行政复议法第二十二条）',
    'https://fuyi.example.gov.cn/',
  ),
  court: field(text.optional(), '管辖法院', '答复书告知的起诉法院；不写时写“有管辖权的人民法院”', '某某市中级人民法院'),
  feePayment: field(
    text.optional(),
    '缴费办法',
    '收取信息处理费的，怎样缴、到哪里缴，查询页面告诉要缴费的申请人；不写时写“照收费通知书写的办法缴纳”',
    '凭收费通知书上的缴款码，在网上非税缴费平台或者代收银行缴纳，开具财政票据。',
  ),
  demo,
});

export type SiteFields = z.infer<typeof siteSchema>;

/** What a column holds; one kind, one page layout. */
const COLUMN_KINDS = ['documents', 'interpretations', 'articles', 'pages', 'meetings', 'reports', 'leaders'] as const;

/** `columns.yaml` — 栏目, with the tags 国办发〔2017〕47号 requires on each. */
export const columnsSchema = z.array(
  z.strictObject({
    id: field(slug, '栏目编号', '也是栏目的地址', 'normative-documents'),
    name: field(text, '栏目名称', '导航和页面标签', '行政规范性文件'),
    nameEn: field(text, '英文名称', '用于英文页面', 'Normative documents'),
    kind: field(z.enum(COLUMN_KINDS), '栏目内容', '栏目里放什么', 'documents'),
    description: field(text, '栏目介绍', '页面标签 ColumnDescription'),
    keywords: field(z.array(text).min(1), '栏目关键词', '页面标签 ColumnKeywords', '[规范性文件, 政策]'),
    columnType: field(text, '栏目类别', '页面标签 ColumnType 的标准值', '政策文件'),
    updateWithinDays: field(z.int().positive().optional(), '更新期限（天）', '超过即在网站自查中提示', '180'),
  }),
);

export type Column = z.infer<typeof columnsSchema>[number];

/** `themes.yaml` — 主题分类, 22 classes with their second level. */
export const themesSchema = z.array(
  z.strictObject({
    id: field(slug, '主题编号', '也是主题页的地址', 'labour-personnel'),
    name: field(text, '主题名称', '国务院政策文件库所用的分类', '劳动、人事、监察'),
    nameEn: field(text, '英文名称', '用于英文页面', 'Labour and personnel'),
    children: field(z.array(text), '二级类', '该主题下的类名'),
  }),
);

export type Theme = z.infer<typeof themesSchema>[number];
