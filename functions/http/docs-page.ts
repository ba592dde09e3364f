import { API_PATH } from '../routes.ts';
import { type Door, doorHtml, isStep, stepHtml } from './docs-door.ts';
import { docsFrame, type Part } from './docs-frame.ts';
import { BODY_LIMIT_BYTES } from './edge-problems.ts';
import { DEADLINE_EXAMPLE } from './examples.ts';
import { openApi } from './openapi.ts';
import { escapeHtml } from './plain-page.ts';

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
  return docsFrame({
    title: '接口说明',
    lead: escapeHtml('网上提出申请、查询进度、计算期限；工作人员办理每一步。'),
    parts: [{ id: 'how', name: '怎样调用' }, ...parts],
    main: HOW + main.join(''),
  });
};
