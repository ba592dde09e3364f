import type * as z from 'zod';
import type { Route } from '../routes.ts';
import { number } from './doors.ts';
import { IDEMPOTENCY_KEY } from './edge-problems.ts';
import { NUMBER_EXAMPLE } from './examples.ts';
import { jsonSchema } from './json-schema.ts';
import type { Parameter, Schema } from './openapi-document.ts';

const uploadParameter: Parameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: '附件编号，申请上传时得到',
  schema: { type: 'string', title: '附件编号', examples: ['q8Zk3nV0yXJm2rT5bLw9cHs4dFg7aPeU'] },
};

const numberParameter = (): Parameter => ({
  name: 'number',
  in: 'path',
  required: true,
  description: '受理编号，年份和序号',
  schema: { ...jsonSchema(number), examples: [NUMBER_EXAMPLE] },
});

const keyParameter: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '提交标识：16 到 100 个字母、数字或连字符，最好是随机的 UUID；重试时用同一个，得到同一个结果',
  schema: {
    type: 'string',
    pattern: IDEMPOTENCY_KEY.source,
    examples: ['0f8fad5b-d9cb-469f-a165-70867728950e'],
  } as Schema,
};

const queryParameters = (schema: z.ZodType): Parameter[] => {
  const { properties = {}, required = [] } = jsonSchema(schema);
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(field.description && { description: field.description }),
    schema: field,
  }));
};

/** What a door is asked outside of a body: in its path, in the key of a retry, in the query. */
export const parametersOf = (
  route: Route,
  { keyed, query }: { readonly keyed: boolean; readonly query: z.ZodType | undefined },
): Parameter[] => [
  ...(route.path.includes('{number}') ? [numberParameter()] : []),
  ...(route.path.includes('{id}') ? [uploadParameter] : []),
  ...(keyed ? [keyParameter] : []),
  ...(query ? queryParameters(query) : []),
];
