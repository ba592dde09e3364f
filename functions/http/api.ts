import { Hono } from 'hono';
import { isNumber } from '#domain/application/number.ts';
import { ROUTES, type Route, type RouteName } from '../routes.ts';
import { readBody } from './body.ts';
import { type Answer, DOORS, type Door, type Visit } from './doors.ts';
import { type Problem, problemOf, problemResponse } from './problem.ts';
import type { ApiWorld } from './world.ts';

export const API_PATH = '/api/v1';

/** The client's network address as whoever runs the API knows it, never from a header that a client can write. */
export type AddressOf = (surroundings: unknown) => string;

const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
} as const;

const TOO_OFTEN: Problem = {
  status: 429,
  code: 'tooOften',
  title: '请求太频繁',
  detail: '请稍后再试。',
  retryAfterSeconds: 60,
};

const NOT_SIGNED_IN: Problem = {
  status: 401,
  code: 'notSignedIn',
  title: '没有登录',
  detail: '请以工作人员身份登录后再试。',
};

const NO_KEY: Problem = {
  status: 400,
  code: 'noKey',
  title: '缺少提交标识',
  detail: '请在 Idempotency-Key 标头中写 16 到 100 个字母、数字或连字符；重试时用同一个。',
};

const NO_DOOR: Problem = {
  status: 404,
  code: 'noDoor',
  title: '没有这个接口',
  detail: `请在 ${API_PATH}/docs 查看有哪些接口。`,
};
const FAILED: Problem = { status: 500, code: 'failed', title: '服务器出错', detail: '请稍后用同一个标识重试。' };

const KEY = /^[A-Za-z0-9-]{16,100}$/;

const pathOf = ({ path }: Route): string => API_PATH + path.replaceAll(/\{(\w+)\}/g, ':$1');

/** A door that needs a key must be given one; another makes do with none. */
const keyOf = (door: Door<never>, header: string | undefined): string | undefined =>
  door.keyed ? (header !== undefined && KEY.test(header) ? header : undefined) : '';

const visit = async (
  world: ApiWorld,
  route: Route,
  door: Door<never>,
  request: Request,
  parts: Pick<Visit, 'path' | 'query'> & { readonly name: string; readonly clientAddress: string },
): Promise<Answer> => {
  if (!(await world.rates.admits(parts.name, parts.clientAddress, route.rate))) return { problem: TOO_OFTEN };
  const authorization = request.headers.get('authorization') ?? undefined;
  const officer = authorization === undefined ? undefined : await world.identity.officerOf(authorization);
  if ((route.who === 'officer' || authorization !== undefined) && !officer) return { problem: NOT_SIGNED_IN };
  const number = parts.path['number'];
  if (number !== undefined && !isNumber(number)) return { problem: problemOf({ kind: 'noSuchApplication' }) };
  const key = keyOf(door, request.headers.get('idempotency-key') ?? undefined);
  if (key === undefined) return { problem: NO_KEY };
  const body = door.body ? await readBody<never>(request, door.body) : { data: undefined as never };
  if ('problem' in body) return body;
  return door.handle(world, { body: body.data, path: parts.path, query: parts.query, key, officer });
};

const respond = (answer: Answer): Response =>
  'problem' in answer
    ? problemResponse(answer.problem)
    : new Response(JSON.stringify(answer.data), {
        status: answer.status ?? 200,
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
      });

/** The API: every door of `routes.ts`, and the only place that catches. */
export const createApi = (world: ApiWorld, addressOf: AddressOf): Hono => {
  const api = new Hono();
  api.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  });
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const door = DOORS[name];
    api.on(route.method, pathOf(route), async ({ req, env }) =>
      respond(
        await visit(world, route, door, req.raw, {
          name,
          path: req.param() as Record<string, string>,
          query: req.query(),
          clientAddress: addressOf(env),
        }),
      ),
    );
  }
  api.notFound(() => problemResponse(NO_DOOR));
  api.onError((error, { req }) => {
    world.log({ level: 'error', method: req.method, path: req.routePath, error: error.stack });
    return problemResponse(FAILED);
  });
  return api;
};
