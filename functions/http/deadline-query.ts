import { ruleNamed } from '#domain/deadlines/deadline-rules.ts';
import type { RuleField } from '#domain/deadlines/rule.ts';

/** As many suspensions as the form could ever show. */
const MOST_ROWS = 60;

const filled = (text: string | null | undefined): string | undefined => text?.trim() || undefined;

/** Rows of 发出之日 `from1` and 意见到达之日 `to1`, the empty ones left out. */
const suspensionsIn = (query: URLSearchParams): { from: string | undefined; to: string | undefined }[] =>
  Array.from({ length: MOST_ROWS }, (_, at) => ({
    from: filled(query.get(`from${at + 1}`)),
    to: filled(query.get(`to${at + 1}`)),
  })).filter(({ from, to }) => from !== undefined || to !== undefined);

const valueIn = (query: URLSearchParams, key: string, { type }: RuleField): unknown => {
  if (type === 'suspensions') return suspensionsIn(query);
  const text = filled(query.get(key));
  return type === 'count' && text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text;
};

/** The question a form of 期限计算器 asks, as the API is asked; undefined `input` while nothing has been filled in. */
export const deadlineQuery = (
  query: URLSearchParams,
): { readonly rule: string; readonly input: Readonly<Record<string, unknown>> | undefined } => {
  const name = query.get('rule') ?? '';
  const fields = Object.entries(ruleNamed(name)?.fields ?? {});
  const asked = [...query.keys()].some((key) => key !== 'rule');
  return {
    rule: name,
    input: asked ? Object.fromEntries(fields.map(([key, given]) => [key, valueIn(query, key, given)])) : undefined,
  };
};
