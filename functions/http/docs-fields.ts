import type { Schema } from './openapi-document.ts';
import { escapeHtml } from './plain-page.ts';

const MUST = '<span class="must">必填</span>';

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: 'true 或 false',
  array: '列表',
  object: '一组字段',
};

const typeOf = ({ type, anyOf }: Schema): string => {
  const known = type ?? anyOf?.find((each) => each.type !== 'null')?.type ?? '';
  return TYPES[known] ?? '';
};

/** The fields inside a schema: of the object, or of what is listed. */
const within = (schema: Schema): Schema => schema.items ?? schema;

/** How a field that must be there is marked in what is sent, and one that may be missing in what is answered. */
export const MARKS = {
  sent: (required: boolean) => (required ? MUST : ''),
  answered: (required: boolean) => (required ? '' : '<span class="soft">可能没有</span>'),
} as const;

type Way = keyof typeof MARKS;

/** A row for each field of a schema, and for those within it. */
export const fieldRows = (schema: Schema, way: Way, prefix = ''): string[] => {
  const { properties = {}, required = [] } = within(schema);
  return Object.entries(properties).flatMap(([name, field]) => {
    const must = MARKS[way](required.includes(name));
    const words = [typeOf(field), field.description].filter(Boolean).map((text) => escapeHtml(text ?? ''));
    const row = `<tr><th scope="row"><code>${escapeHtml(prefix + name)}</code></th><td>${escapeHtml(field.title ?? '')}</td><td>${must}</td><td>${words.join('；')}</td></tr>`;
    return [row, ...fieldRows(field, way, `${prefix}${name}.`)];
  });
};

/** Rows of fields below their heads; nothing where there are none. */
export const fieldTable = (caption: string, rows: readonly string[]): string =>
  rows.length === 0
    ? ''
    : `<h4>${caption}</h4><table class="stack"><thead><tr><th scope="col">字段</th><th scope="col">名称</th><th scope="col">要求</th><th scope="col">说明</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;

/** A body that is one of several: a line each, with what it is computed from. */
export const choiceTable = ({ oneOf = [] }: Schema): string =>
  oneOf.length === 0
    ? ''
    : `<details class="step"><summary><b>rule 和 input</b><span class="soft small">${oneOf.length} 种期限</span></summary><div><table class="stack"><thead><tr><th scope="col">rule</th><th scope="col">名称</th><th scope="col">input</th></tr></thead><tbody>${oneOf
        .map(({ title = '', description = '', properties = {} }) => {
          const { properties: fields = {}, required = [] } = properties['input'] ?? {};
          const inputs = Object.entries(fields).map(
            ([name, field]) =>
              `<code>${name}</code> ${escapeHtml(field.title ?? '')}${required.includes(name) ? '' : '（可以不写）'}`,
          );
          return `<tr><th scope="row"><code>${properties['rule']?.const}</code></th><td>${escapeHtml(title)}<br><span class="soft small law">${escapeHtml(description)}</span></td><td>${inputs.join('<br>')}</td></tr>`;
        })
        .join('')}</tbody></table></div></details>`;
