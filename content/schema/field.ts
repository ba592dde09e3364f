import * as z from 'zod';

/** What an author needs to know of a field: its Chinese label, what it means, how a right value looks. */
export interface FieldMeta {
  readonly label: string;
  readonly note: string;
  readonly example?: string;
}

/** Attaches the Chinese label, the meaning and an example to a schema; errors and `docs/fields.md` are drawn from it. */
export const field = <T extends z.ZodType>(schema: T, label: string, note: string, example?: string): T =>
  schema.meta({ label, note, ...(example && { example }) }) as T;

/** 公历年份 — outside these a year is a slip of the pen, and no work calendar reaches it. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];

const isInReach = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};

const isCivilDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** A day in Beijing as text, `2020-05-09`; never a `Date`. */
export const civilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: '不是“年-月-日”的写法', abort: true })
  .refine(isCivilDate, { error: '日历上没有这一天', abort: true })
  .refine(isInReach, `年份不在 ${FIRST_YEAR} 至 ${LAST_YEAR} 之间`);

/** The name of a file without its extension, and the last part of its address. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '只能用小写字母、数字和连字符');

export const text = z.string().trim().min(1, '是空的');

/** 索引号 — `{组织机构代码}/{年份}-{5 位流水号}`. */
export const indexNo = z
  .string()
  .regex(/^[0-9A-Z]{7,8}-?[0-9X]\/\d{4}-\d{5}$/, '不是“组织机构代码/年份-五位流水号”的写法');

/** 发文字号 — 机关代字〔年份〕序号号 (GB/T 9704), or the number of an order: ××令第×号. */
export const docNo = z
  .string()
  .regex(
    /^(?:[\p{Script=Han}A-Za-z]{2,14}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号|\p{Script=Han}{2,20}令第[1-9]\d{0,4}号)$/u,
    '不是“机关代字〔年份〕序号号”或“××令第×号”的写法（年份用六角括号〔〕，序号不加“第”、不补零）',
  );

export const demo = field(
  z.boolean().default(false),
  '演示内容',
  '为 true 时页面标明“演示内容”，不作为真实的政府信息',
  'true',
);

export const attachment = z.strictObject({
  title: field(text, '附件名称', '读者看到的名称', '青岛市2020年稳就业措施任务分工表'),
  file: field(
    text,
    '附件文件',
    '相对 files/ 的路径；允许 pdf docx xlsx csv ofd txt zip jpg png svg',
    '2020/stable-employment-tasks.csv',
  ),
});

export const attachments = field(z.array(attachment).default([]), '附件', '随文发布的文件');

export const keywords = field(
  z.array(text).max(10).default([]),
  '关键词',
  '3 至 5 个，便于查找',
  '[稳就业, 社会保险, 职业培训]',
);
