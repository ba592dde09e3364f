import { API_PATH } from '../routes.ts';
import { choiceTable, fieldRows, fieldTable, MARKS } from './docs-fields.ts';
import type { OpenApi, Operation, Parameter, Schema } from './openapi-document.ts';
import { escapeHtml } from './plain-page.ts';
import { PROBLEM_LIST } from './problem-list.ts';
import { rateWords } from './rate-words.ts';

const json = (value: unknown): string => `<pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;

/** A door as the document has it. */
export interface Door {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

const resolve = (schema: Schema, { components }: OpenApi): Schema =>
  schema.$ref ? (components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? schema) : schema;

const parameterRows = (parameters: readonly Parameter[]): string[] =>
  parameters.map(
    ({ name, required, description = '', schema }) =>
      `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${escapeHtml(schema.title ?? (name === 'Idempotency-Key' ? '提交标识' : ''))}</td><td>${MARKS.sent(required)}</td><td>${escapeHtml(description)}</td></tr>`,
  );

const WHERE = { path: '网址中', query: '查询参数', header: '标头' } as const;

const parameterTables = ({ parameters }: Operation): string =>
  (['path', 'query', 'header'] as const)
    .map((place) => fieldTable(WHERE[place], parameterRows(parameters.filter((each) => each.in === place))))
    .join('');

const factsOf = ({ 'x-by': by, 'x-law': law, 'x-rate': rate }: Operation): string =>
  `<dl class="facts">${[
    ['由谁', by?.join('、')],
    ['依据', law],
    ['最多', rateWords(rate)],
  ]
    .filter(([, value]) => value)
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value ?? '')}</dd></div>`)
    .join('')}</dl>`;

const problemsOf = ({ 'x-problems': problems = [] }: Operation): string =>
  problems.length === 0
    ? ''
    : `<h4>不能办的情形</h4><p>${problems.map((code) => `<a href="${API_PATH}/problems#${code}">${escapeHtml(detailOf(code))}</a>`).join('；')}</p>`;

const detailOf = (code: string): string =>
  (PROBLEM_LIST.find((problem) => problem.code === code)?.detail ?? code).split('。')[0] ?? code;

const bodyOf = (operation: Operation, document: OpenApi): string => {
  const body = operation.requestBody?.content['application/json'];
  if (!body) return '';
  return `${choiceTable(resolve(body.schema, document))}${fieldTable('内容', fieldRows(resolve(body.schema, document), 'sent'))}<h4>例</h4>${json(body.example)}`;
};

const answerOf = ({ responses }: Operation, document: OpenApi): string => {
  const [status, answer] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  const schema = answer && 'content' in answer ? answer.content['application/json'].schema : undefined;
  return schema ? fieldTable(`回答 ${status}`, fieldRows(resolve(schema, document), 'answered')) : '';
};

const call = ({ method, path }: Door): string =>
  `<p class="call"><span class="method mono">${method.toUpperCase()}</span><code>${escapeHtml(API_PATH + path)}</code></p>`;

/** A door with all that is to be known of it. */
export const doorHtml = (door: Door, document: OpenApi): string =>
  `<section class="door" id="${door.operation.operationId}"><h3>${escapeHtml(door.operation.summary)}</h3>${call(door)}${factsOf(door.operation)}${parameterTables(door.operation)}${bodyOf(door.operation, document)}${problemsOf(door.operation)}${answerOf(door.operation, document)}</section>`;

/** A step says only what is its own: what all steps share is said once, above them. */
export const stepHtml = (door: Door, document: OpenApi): string => {
  const { operation } = door;
  const body = operation.requestBody?.content['application/json'];
  const data = body && resolve(body.schema, document).properties?.['data'];
  return `<details class="step" id="${operation.operationId}"><summary><b>${escapeHtml(operation.summary)}</b><code>${escapeHtml(operation.operationId.split('.').at(-1) ?? '')}</code><span class="soft small">${escapeHtml(operation['x-by']?.join('、') ?? '')}</span></summary><div>${call(door)}${factsOf(operation)}${data ? fieldTable('步骤内容 data', fieldRows(data, 'sent')) : ''}${body ? `<h4>例</h4>${json(body.example)}` : ''}${problemsOf(operation)}</div></details>`;
};

export const isStep = ({ operation }: Door): boolean => /^(?:applicantStep|step)\./.test(operation.operationId);
