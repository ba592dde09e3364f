import { Hono } from 'hono';
import { API_PATH, ROUTES, type Route, type RouteName } from '../routes.ts';
import type { Officer } from '../usecases/ports/officer.ts';
import { readBody } from './body.ts';
import { clientOf } from './client-address.ts';
import type { Answer } from './doors.ts';
import { edgeProblem } from './edge-problems.ts';
import { enter } from './enter.ts';
import { type Problem, problemResponse } from './problem.ts';
import { SELF_DESCRIPTION } from './self-description.ts';
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

/** Whoever shows a token must be an officer by it. */
const whoIs = async (
  world: ApiWorld,
  { headers }: Request,
): Promise<{ officer: Officer | undefined } | { problem: Problem }> => {
  const authorization = headers.get('authorization') ?? undefined;
  const officer = authorization === undefined ? undefined : await world.identity.officerOf(authorization);
  return authorization !== undefined && !officer ? { problem: edgeProblem('notSignedIn') } : { officer };
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
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][])
    api.on(route.method, pathOf(route), async ({ req, env }) =>
      respond(
        await enter(world, name, {
          client: clientOf(addressOf(env)),
          path: req.param() as Record<string, string>,
          query: req.query(),
          key: req.header('idempotency-key'),
          whoIs: () => whoIs(world, req.raw),
          bodyFor: (schema) => readBody(req.raw, schema),
        }),
      ),
    );
  for (const { path, answer } of SELF_DESCRIPTION) api.get(path, answer);
  api.notFound(() => problemResponse(edgeProblem('noDoor')));
  api.onError((error, { req }) => {
    world.log({ level: 'error', method: req.method, path: req.routePath, error: error.stack });
    return problemResponse(edgeProblem('failed'));
  });
  return api;
};
