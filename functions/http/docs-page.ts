import { createHash } from 'node:crypto';
import { API_PATH, type Rate } from '../routes.ts';
import { DOCS_STYLE } from './docs-style.ts';
import { BODY_LIMIT_BYTES } from './edge-problems.ts';
import { DEADLINE_EXAMPLE } from './examples.ts';
import { type OpenApi, type Operation, openApi, type Schema } from './openapi.ts';
import { escapeHtml } from './plain-page.ts';
import { type Problem, REFUSALS } from './problem.ts';
import { PROBLEM_LIST } from './problem-list.ts';

/** Only this one sheet may style the pages; no script may run, no form may be sent. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(DOCS_STYLE).digest('base64')}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cache-Control': 'public, max-age=300',
} as const;

interface Part {
  readonly id: string;
  readonly name: string;
  readonly items?: readonly { readonly id: string; readonly name: string }[];
}

const link = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  `<a href="#${escapeHtml(id)}">${escapeHtml(name)}</a>`;

const outline = (parts: readonly Part[]): string =>
  `<ol>${parts
    .map(
      ({ items = [], ...part }) =>
        `<li class="part">${link(part)}${items.length > 0 ? `<ol>${items.map((item) => `<li>${link(item)}</li>`).join('')}</ol>` : ''}</li>`,
    )
    .join('')}</ol>`;

interface Frame {
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly Part[];
  readonly main: string;
}

const page = ({ title, lead, parts, main }: Frame): string => `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${DOCS_STYLE}</style>
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header><div class="wrap"><p class="home"><a href="/">首页</a></p><h1>${escapeHtml(title)}</h1><p>${lead}</p></div></header>
<div class="wrap columns">
<nav class="outline" aria-label="本页内容"><details><summary>本页内容</summary>${outline(parts)}</details></nav>
<main id="main" tabindex="-1">
${main}
</main>
</div>
</body>
</html>
`;

/** 每 10 分钟 10 次、每小时 20 次 */
export const rateWords = ({ times, seconds }: Rate): string => {
  const [amount, unit] = seconds % 3600 === 0 ? [seconds / 3600, '小时'] : [seconds / 60, '分钟'];
  return `每${amount === 1 ? '' : ` ${amount} `}${unit} ${times} 次`;
};

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

const resolve = (schema: Schema, { components }: OpenApi): Schema =>
  schema.$ref ? (components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? schema) : schema;

/** How a field that must be there is marked in what is sent, and one that may be missing in what is answered. */
const MARKS = {
  sent: (required: boolean) => (required ? MUST : ''),
  answered: (required: boolean) => (required ? '' : '<span class="soft">可能没有</span>'),
} as const;

type Way = keyof typeof MARKS;

const fieldRows = (schema: Schema, way: Way, prefix = ''): string[] => {
  const { properties = {}, required = [] } = within(schema);
  return Object.entries(properties).flatMap(([name, field]) => {
    const must = MARKS[way](required.includes(name));
    const words = [typeOf(field), field.description].filter(Boolean).map((text) => escapeHtml(text ?? ''));
    const row = `<tr><th scope="row"><code>${escapeHtml(prefix + name)}</code></th><td>${escapeHtml(field.title ?? '')}</td><td>${must}</td><td>${words.join('；')}</td></tr>`;
    return [row, ...fieldRows(field, way, `${prefix}${name}.`)];
  });
};

const fieldTable = (caption: string, rows: readonly string[]): string =>
  rows.length === 0
    ? ''
    : `<h4>${caption}</h4><table class="stack"><thead><tr><th scope="col">字段</th><th scope="col">名称</th><th scope="col">要求</th><th scope="col">说明</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;

const json = (value: unknown): string => `<pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;

interface Door {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

const parametersOf = ({ parameters }: Operation): string[] =>
  parameters.map(
    ({ name, required, description = '', schema }) =>
      `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${escapeHtml(schema.title ?? (name === 'Idempotency-Key' ? '提交标识' : ''))}</td><td>${MARKS.sent(required)}</td><td>${escapeHtml(description)}</td></tr>`,
  );

const WHERE = { path: '网址中', query: '查询参数', header: '标头' } as const;

const parameterTables = (operation: Operation): string =>
  (['path', 'query', 'header'] as const)
    .map((place) =>
      fieldTable(
        WHERE[place],
        parametersOf({ ...operation, parameters: operation.parameters.filter((each) => each.in === place) }),
      ),
    )
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

/** A body that is one of several: a line each, with what it is computed from. */
const choiceTable = ({ oneOf = [] }: Schema): string =>
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

const doorHtml = (door: Door, document: OpenApi): string =>
  `<section class="door" id="${door.operation.operationId}"><h3>${escapeHtml(door.operation.summary)}</h3>${call(door)}${factsOf(door.operation)}${parameterTables(door.operation)}${bodyOf(door.operation, document)}${problemsOf(door.operation)}${answerOf(door.operation, document)}</section>`;

/** A step says only what is its own: what all steps share is said once, above them. */
const stepHtml = (door: Door, document: OpenApi): string => {
  const { operation } = door;
  const body = operation.requestBody?.content['application/json'];
  const data = body && resolve(body.schema, document).properties?.['data'];
  return `<details class="step" id="${operation.operationId}"><summary><b>${escapeHtml(operation.summary)}</b><code>${escapeHtml(operation.operationId.split('.').at(-1) ?? '')}</code><span class="soft small">${escapeHtml(operation['x-by']?.join('、') ?? '')}</span></summary><div>${call(door)}${factsOf(operation)}${data ? fieldTable('步骤内容 data', fieldRows(data, 'sent')) : ''}${body ? `<h4>例</h4>${json(body.example)}` : ''}${problemsOf(operation)}</div></details>`;
};

const isStep = ({ operation }: Door): boolean => /^(?:applicantStep|step)\./.test(operation.operationId);

const GROUPS = [
  { id: 'public', tag: '公众' },
  { id: 'applicant', tag: '申请人' },
  { id: 'officer', tag: '工作人员' },
] as const;

const HOW = `<h2 id="how">怎样调用</h2>
<p>内容是 UTF-8 的 JSON，不超过 ${BODY_LIMIT_BYTES / 1024} KB。日期写作 <code>2026-03-02</code>，是北京时间的日期。</p>
<pre>curl --json '${escapeHtml(JSON.stringify(DEADLINE_EXAMPLE))}' https://网站域名${API_PATH}/deadlines</pre>
<p><b>重试。</b>写入的接口要带 <code>Idempotency-Key</code>，最好是随机的 UUID。没有收到回答时，用同一个标识再发一次：办过的不会再办，得到同一个结果。</p>
<p><b>版本。</b>办理一步时写回读到的 <code>version</code>。别人先办了一步，回答 <a href="${API_PATH}/problems#outrun"><code>outrun</code></a>，什么都没有写入。</p>
<p><b>登录。</b>工作人员的接口要带 <code>Authorization: Bearer 令牌</code>。角色、单位由服务器认定，不由内容决定。</p>
<p><b>次数。</b>超过次数回答 429，<code>Retry-After</code> 写明多少秒后再试。</p>
<p><b>出错。</b>按 RFC 9457 回答，<code>code</code> 不会改变，<code>detail</code> 写明怎样办：<a href="${API_PATH}/problems">全部问题</a>。</p>
<p><a href="${API_PATH}/openapi.json">OpenAPI 3.1 文件</a></p>`;

/** 接口说明 — the OpenAPI document as a page that needs no script. */
export const docsPage = (): string => {
  const document = openApi();
  const doors = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Door => ({ path, method, operation })),
  );
  const groups = GROUPS.map((group) => ({
    ...group,
    doors: doors.filter(({ operation }) => operation.tags[0] === group.tag),
  }));
  const main = groups.map(({ id, tag, doors }) => {
    const steps = doors.filter(isStep);
    const { description = '' } = document.tags.find(({ name }) => name === tag) ?? {};
    const stepList =
      steps.length === 0
        ? ''
        : `<section class="door" id="${id}-steps"><h3>${tag}办理一步</h3><p>每一步都写 <code>version</code> 和 <code>data</code>${id === 'applicant' ? '，并写 <code>queryCode</code>' : ''}，带 <code>Idempotency-Key</code>。</p></section>${steps.map((step) => stepHtml(step, document)).join('')}`;
    return `<h2 id="${id}">${tag}</h2><p class="soft">${description}</p>${doors
      .filter((door) => !isStep(door))
      .map((door) => doorHtml(door, document))
      .join('')}${stepList}`;
  });
  const parts: Part[] = groups.map(({ id, tag, doors }) => ({
    id,
    name: tag,
    items: [
      ...doors
        .filter((door) => !isStep(door))
        .map(({ operation }) => ({ id: operation.operationId, name: operation.summary })),
      ...(doors.some(isStep) ? [{ id: `${id}-steps`, name: '办理一步' }] : []),
    ],
  }));
  return page({
    title: '接口说明',
    lead: escapeHtml('网上提出申请、查询进度、计算期限；工作人员办理每一步。'),
    parts: [{ id: 'how', name: '怎样调用' }, ...parts],
    main: HOW + main.join(''),
  });
};

/** A condition's fault is its title: what all conditions are called says nothing here. */
const wordsOf = ({ title, detail, law }: Problem): readonly [title: string, detail: string] => {
  const [fault = title, ...remedy] = detail.split('。');
  return title === REFUSALS.guardFails.title && law ? [fault, remedy.join('。')] : [title, detail];
};

const problemHtml = (problem: Problem): string => {
  const [title, detail] = wordsOf(problem);
  const law = problem.law ? `<dd class="soft small">${escapeHtml(problem.law)}</dd>` : '';
  return `<dl class="problem" id="${problem.code}"><dt>${escapeHtml(title)}<span class="mono">${problem.code}</span></dt><dd>${escapeHtml(detail)}</dd>${law}</dl>`;
};

const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: '内容有误',
  401: '没有登录',
  403: '没有权限',
  404: '没有找到',
  409: '现在不能这样办',
  413: '内容太长',
  415: '类型不对',
  429: '太频繁',
  500: '服务器出错',
  503: '系统繁忙',
};

const statusName = (status: number): string => `${status} ${STATUS_WORDS[status] ?? ''}`.trim();

/** 全部问题 — each at its code. */
export const problemsPage = (): string => {
  const byStatus = [...Map.groupBy(PROBLEM_LIST, ({ status }) => status)];
  const sections = byStatus.map(
    ([status, problems]) => `<h2 id="status-${status}">${statusName(status)}</h2>${problems.map(problemHtml).join('')}`,
  );
  return page({
    title: '接口的问题',
    lead: `<code>code</code> 不会改变，程序据此判断；<code>detail</code> 给人看。<a href="${API_PATH}/docs">接口说明</a>`,
    parts: byStatus.map(([status]) => ({ id: `status-${status}`, name: statusName(status) })),
    main: sections.join(''),
  });
};

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const HTML = 'text/html; charset=utf-8';

/** What the API says of itself, below `API_PATH`; drawn when first asked for. */
export const SELF_DESCRIPTION = (
  [
    { path: '/openapi.json', type: 'application/json; charset=utf-8', text: once(() => JSON.stringify(openApi())) },
    { path: '/docs', type: HTML, text: once(docsPage) },
    { path: '/problems', type: HTML, text: once(problemsPage) },
  ] as const
).map(({ path, type, text }) => ({
  path: API_PATH + path,
  answer: () => new Response(text(), { headers: { ...HEADERS, 'Content-Type': type } }),
}));
