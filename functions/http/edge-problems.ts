import type { Problem } from './problem.ts';

/** Of a body after decoding, whatever its transfer looked like. */
export const BODY_LIMIT_BYTES = 128 * 1024;

/** 提交标识 — the same for a retry, another for another submission. */
export const IDEMPOTENCY_KEY = /^[A-Za-z0-9-]{16,100}$/;

/** What is refused before the procedure is asked, by the code that stays. */
export const EDGE_PROBLEMS = {
  invalid: { status: 400, title: '提交的内容有误', detail: '请按 errors 中每一项的说明修改后重新提交。' },
  notJson: { status: 400, title: '内容不是 JSON', detail: '请以 UTF-8 的 JSON 对象提交。' },
  noKey: {
    status: 400,
    title: '缺少提交标识',
    detail: '请在 Idempotency-Key 标头中写 16 到 100 个字母、数字或连字符，最好是随机的 UUID；重试时用同一个。',
  },
  noSuchRule: { status: 400, title: '没有这个期限规则', detail: '请在所列的规则中选一个。' },
  badCursor: { status: 400, title: '翻页位置有误', detail: '请从第一页重新开始。' },
  notSignedIn: { status: 401, title: '没有登录', detail: '请以工作人员身份登录后再试。' },
  notYourList: { status: 403, title: '不是您的列表', detail: '经办人只能查看本单位的列表，请把 of 改为本单位。' },
  noUpload: { status: 404, title: '没有这个附件', detail: '它可能已经过期，请重新上传。' },
  noDoor: { status: 404, title: '没有这个接口', detail: '请在 /api/v1/docs 查看有哪些接口。' },
  tooLarge: {
    status: 413,
    title: '内容太长',
    detail: `提交的内容不能超过 ${BODY_LIMIT_BYTES / 1024} KB，请缩短后重新提交。`,
  },
  notJsonType: { status: 415, title: '内容类型不对', detail: '请以 Content-Type: application/json 提交。' },
  tooOften: { status: 429, title: '请求太频繁', detail: '请稍后再试。' },
  noIndex: { status: 503, title: '搜索暂时用不了', detail: '网站可能正在更新，请稍后再试。', retryAfterSeconds: 60 },
  failed: { status: 500, title: '服务器出错', detail: '请稍后用同一个标识重试。' },
} as const satisfies Readonly<Record<string, Omit<Problem, 'code'>>>;

export type EdgeProblem = keyof typeof EDGE_PROBLEMS;

export const edgeProblem = (code: EdgeProblem): Problem => ({ code, ...EDGE_PROBLEMS[code] });
