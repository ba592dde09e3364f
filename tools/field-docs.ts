import { z } from 'zod';
import type { FieldMeta } from '#content/schema/field.ts';
import { CALENDAR, COLLECTIONS, OFFICERS, TABLES } from '#content/schema/index.ts';

type Schema = z.core.$ZodType;

const FOLDERS: Record<keyof typeof COLLECTIONS, string> = {
  documents: '公文',
  interpretations: '政策解读',
  articles: '工作动态、通知公告',
  pages: '公开指南、公开制度',
  meetings: '政府会议',
  'annual-reports': '年度报告',
  agencies: '机构职能',
  leaders: '负责人',
};

const FILES: Record<keyof typeof TABLES, string> = {
  'site.yaml': '网站标识',
  'columns.yaml': '栏目',
  'themes.yaml': '主题分类',
  'statutory.yaml': '法定主动公开事项（条例第二十条）',
};

const bare = (schema: Schema): Schema => {
  const { innerType } = schema._zod.def as unknown as { innerType?: Schema };
  return innerType ? bare(innerType) : schema;
};

const elementOf = (schema: Schema): Schema => {
  const inner = bare(schema);
  return inner instanceof z.ZodArray ? bare(inner.element as Schema) : inner;
};

const rows = (schema: Schema, prefix = ''): string[] => {
  const object = elementOf(schema);
  if (!(object instanceof z.ZodObject)) return [];
  return Object.entries(object.shape).flatMap(([name, field]) => {
    const { label, note, example } = field.meta() as unknown as FieldMeta;
    const choices = elementOf(field);
    const options = choices instanceof z.ZodEnum ? `（${choices.options.join('、')}）` : '';
    const need = field.safeParse(undefined).success ? '' : '是';
    const row = `| \`${prefix}${name}\` | ${label} | ${need} | ${note}${options} | ${example ? `\`${example}\`` : ''} |`;
    return [row, ...rows(field, `${prefix}${name}.`)];
  });
};

const section = (title: string, schema: Schema): string =>
  [`## ${title}`, '', '| 字段 | 名称 | 必填 | 说明 | 例 |', '|---|---|---|---|---|', ...rows(schema), ''].join('\n');

/** `docs/fields.md` — every field of every content file, drawn from the schemas. */
export const fieldDocs = (): string =>
  [
    '# 内容文件的字段',
    '',
    '由 `npm run docs` 从 `content/schema/` 生成，请勿手改。怎样发布见 [authors.md](authors.md)。',
    '',
    ...Object.entries(COLLECTIONS).map(([name, schema]) =>
      section(`${FOLDERS[name as keyof typeof COLLECTIONS]}：\`${name}/*.md\``, schema),
    ),
    ...Object.entries(TABLES).map(([name, schema]) =>
      section(`${FILES[name as keyof typeof TABLES]}：\`${name}\``, schema),
    ),
    section('工作人员：`officers.yaml`（可以没有）', OFFICERS),
    section('工作日历：`calendar/{年}.yaml`', CALENDAR),
  ].join('\n');
