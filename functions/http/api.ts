import { Hono } from 'hono';
import { isNumber } from '#domain/application/number.ts';
import { API_PATH, ROUTES, type Route, type RouteName } from '../routes.ts';
import { readBody } from './body.ts';
import { clientOf } from './client-address.ts';
import { SELF_DESCRIPTION } from './docs-page.ts';
import { type Answer, DOORS, type Door, type Visit } from './doors.ts';
import { edgeProblem, IDEMPOTENCY_KEY } from './edge-problems.ts';
import { problemOf, problemResponse } from './problem.ts';
import type { ApiWorld } from './world.ts';

/** The client's network address as whoever runs the API knows it, never from a header that a client can write. */
export type AddressOf = (surroundings: unknown) => string;

const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
} as const;

const pathOf = ({ path }: Route): string => API_PATH + path.replaceAll(/\{(\w+)\}/g, ':$1');

/** A door that needs a key must be given one; another makes do with none. */
const keyOf = (door: Door<never>, header: string | undefined): string | undefined =>
  door.keyed ? (header !== undefined && IDEMPOTENCY_KEY.test(header) ? header : undefined) : '';

const visit = async (
  world: ApiWorld,
  route: Route,
  door: Door<never>,
  request: Request,
  parts: Pick<Visit, 'path' | 'query'> & { readonly name: string; readonly client: string },
): Promise<Answer> => {
  if (!(await world.rates.admits(parts.name, parts.client, route.rate))) return { problem: edgeProblem('tooOften') };
  const authorization = request.headers.get('authorization') ?? undefined;
  const officer = authorization === undefined ? undefined : await world.identity.officerOf(authorization);
  if ((route.who === 'officer' || authorization !== undefined) && !officer)
    return { problem: edgeProblem('notSignedIn') };
  const number = parts.path['number'];
  if (number !== undefined && !isNumber(number)) return { problem: problemOf({ kind: 'noSuchApplication' }) };
  const key = keyOf(door, request.headers.get('idempotency-key') ?? undefined);
  if (key === undefined) return { problem: edgeProblem('noKey') };
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
    for (const [name, value] of Object.entries(HEADERS))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  });
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const door = DOORS[name];
    api.on(route.method, pathOf(route), async ({ req, env }) =>
      respond(
        await visit(world, route, door, req.raw, {
          name,
          path: req.param() as Record<string, string>,
          query: req.query(),
          client: clientOf(addressOf(env)),
        }),
      ),
    );
  }
  for (const { path, answer } of SELF_DESCRIPTION) api.get(path, answer);
  api.notFound(() => problemResponse(edgeProblem('noDoor')));
  api.onError((error, { req }) => {
    world.log({ level: 'error', method: req.method, path: req.routePath, error: error.stack });
    return problemResponse(edgeProblem('failed'));
  });
  return api;
};
