import { BODY_LIMIT_BYTES } from '#functions/http/edge-problems.ts';
import { DEADLINE_EXAMPLE } from '#functions/http/examples.ts';
import { PROBLEM_LIST } from '#functions/http/problem-list.ts';
import { rateWords } from '#functions/http/rate-words.ts';
import { API_PATH, ROUTES, type Route } from '#functions/routes.ts';
import { table } from './markdown-table.ts';

const WHO: Readonly<Record<Route['who'], string>> = { public: '任何人', applicant: '申请人', officer: '工作人员' };

const routes = table(
  ['接口', '方法和路径', '给谁', '不可用时', '最多'],
  Object.values(ROUTES).map(({ name, method, path, who, harm, rate }) => [
    name,
    `\`${method} ${API_PATH}${path}\``,
    WHO[who],
    harm,
    rateWords(rate),
  ]),
);

/** `docs/api.md` — how to call the API; its doors are drawn from `functions/routes.ts`. */
export const apiDocs = (): string => `# 接口

由 \`npm run docs\` 生成，请勿手改。每个接口的字段、例子和回答见运行中的 \`${API_PATH}/docs\`；机器读 \`${API_PATH}/openapi.json\`（OpenAPI 3.1）。

## 调用

\`\`\`sh
curl --json '${JSON.stringify(DEADLINE_EXAMPLE)}' http://127.0.0.1:4321${API_PATH}/deadlines
\`\`\`

内容是 UTF-8 的 JSON 对象，不超过 ${BODY_LIMIT_BYTES / 1024} KB，不认识的字段会被拒绝。日期是北京时间的日期，写作 \`2026-03-02\`。

## 提交标识

写入的接口要带 \`Idempotency-Key\`：16 到 100 个字母、数字或连字符，由客户端生成；请用随机的 UUID（第 4 版），
别人猜不到，也不会与别人的重复。没有收到回答时，用同一个标识、同样的内容再发一次，办过的不会再办，
得到同一个结果；同一个标识换了内容，回答 \`keyReused\`。

## 版本

办理一步时写回读到的 \`version\`。别人先办了一步，回答 \`outrun\` 和最新的版本，什么都没有写入。

## 登录

工作人员的接口要带 \`Authorization: Bearer 令牌\`，令牌由 OpenID Connect 登录得到。角色和单位在令牌里，由服务器认定。申请人不用登录，凭受理编号和查询码。

## 问题

出错时按 RFC 9457 回答 \`application/problem+json\`：\`code\` 不会改变，共 ${PROBLEM_LIST.length} 个，列在 \`${API_PATH}/problems\`；\`detail\` 写明怎样办；内容有误时
\`errors\` 逐项写明字段、问题和改法。

## 接口列表

${routes}
次数按客户的网络地址计，各实例合计；超过的回答 429，\`Retry-After\` 写明多少秒后再试。
`;
