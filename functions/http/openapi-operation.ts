import type * as z from 'zod';
import type { GuardName } from '#domain/application/guards.ts';
import { ROLES, type Role } from '#domain/application/roles.ts';
import type { Row } from '#domain/procedure.ts';
import { ROUTES, type Route, type RouteName } from '../routes.ts';
import { DOORS } from './doors.ts';
import { ref } from './json-schema.ts';
import { ANSWER_OF } from './openapi-answers.ts';
import type { Operation, Schema } from './openapi-document.ts';
import { parametersOf } from './openapi-parameters.ts';
import { statusesOf } from './openapi-problems.ts';

/** Who comes to a door, as the document groups them. */
export const TAGS = {
  public: { name: '公众', description: '任何人都可以用，不需要登录。' },
  applicant: { name: '申请人', description: '凭受理编号和查询码。' },
  officer: { name: '工作人员', description: '凭登录后得到的令牌；能办什么由角色和单位决定。' },
} as const satisfies Readonly<Record<Route['who'], { name: string; description: string }>>;

const SIGN_IN = [{ officer: [] }] as const;

export type StepRow = Row<string, string, Role, GuardName>;

/** What is told of a door beyond its route; `rows` are those of its step. */
export interface Shape {
  readonly id: string;
  readonly name: string;
  readonly body?: { readonly schema: Schema; readonly example: unknown };
  readonly query?: z.ZodType;
  readonly rows?: readonly StepRow[];
}

/** A door of the API as one operation of the document. */
export const operation = (routeName: RouteName, { id, name, body, query, rows }: Shape): Operation => {
  const route: Route = ROUTES[routeName];
  const keyed = DOORS[routeName].keyed === true;
  const done = routeName === 'submitApplication' ? '201' : '200';
  const roles = rows?.flatMap(({ by }) => by.filter((role) => role !== 'system'));
  return {
    operationId: id,
    summary: name,
    description: `不可用时：${route.harm}。${route.guessed ? '次数只计受理编号或者查询码有误的。' : ''}`,
    tags: [TAGS[route.who].name],
    security: route.who === 'officer' ? SIGN_IN : routeName === 'submitApplication' ? [{}, ...SIGN_IN] : [],
    parameters: parametersOf(route, { keyed, query }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: body.schema, example: body.example } } },
    }),
    responses: {
      [done]: { description: '办好了', content: { 'application/json': { schema: ref(ANSWER_OF[routeName]) } } },
      ...Object.fromEntries(
        statusesOf(route, { keyed, body: body !== undefined }).map((status) => [
          status,
          { $ref: `#/components/responses/Problem${status}` },
        ]),
      ),
    },
    'x-rate': route.rate,
    ...(rows && {
      'x-law': [...new Set(rows.map(({ law }) => law))].join('、'),
      'x-by': [...new Set(roles)].map((role) => ROLES[role]),
      'x-problems': [...new Set(rows.flatMap(({ when }) => when))],
    }),
  };
};
