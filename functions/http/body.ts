import type * as z from 'zod';
import { schemaFaults } from '#content/schema/faults.ts';
import { BODY_LIMIT_BYTES, EDGE_PROBLEMS, edgeProblem } from './edge-problems.ts';
import { invalid, type Problem } from './problem.ts';
import { readBytes } from './read-bytes.ts';

const notJson = (fault: string): Problem => ({
  ...edgeProblem('notJson'),
  detail: `${fault}，${EDGE_PROBLEMS.notJson.detail}`,
});

/** Deeper than anything we ask for; beyond it a checker could run out of stack. */
const DEEPEST = 12;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));

/** A posted JSON object checked by its schema, or the problem with it. */
export const readBody = async <T>(
  request: Request,
  schema: z.ZodType<T>,
): Promise<{ readonly data: T } | { readonly problem: Problem }> => {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { problem: edgeProblem('notJsonType') };
  const bytes = await readBytes(request.body, BODY_LIMIT_BYTES);
  if (typeof bytes === 'string')
    return { problem: bytes === 'tooLarge' ? edgeProblem('tooLarge') : notJson('没有传完') };
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { problem: notJson('格式有误') };
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { problem: notJson('不是一个对象') };
  if (isDeeper(given, DEEPEST)) return { problem: notJson('嵌套太深') };
  return check(schema, given);
};

/** A value checked by its schema, or the problem with it. */
export const check = <T>(
  schema: z.ZodType<T>,
  given: unknown,
): { readonly data: T } | { readonly problem: Problem } => {
  const parsed = schema.safeParse(given);
  if (parsed.success) return { data: parsed.data };
  return { problem: invalid(schemaFaults(schema, given, parsed.error, ' /api/v1/docs ').slice(0, 20)) };
};
