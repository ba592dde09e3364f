import { isNumber } from '#domain/application/number.ts';
import { type Rate, ROUTES, type Route, type RouteName } from '../routes.ts';
import type { Officer } from '../usecases/ports/officer.ts';
import { check } from './body.ts';
import { type Answer, DOORS, type Door, UNKNOWN, type Visit } from './doors.ts';
import { edgeProblem, IDEMPOTENCY_KEY } from './edge-problems.ts';
import { type Problem, problemOf } from './problem.ts';
import type { ApiWorld } from './world.ts';

/** Who stands before a door, and with what in hand; each part is asked for only when those before it were in order. */
export interface Visitor extends Partial<Pick<Visit, 'path' | 'query'>> {
  /** What counts as one client where visits are limited. */
  readonly client: string;
  readonly key?: string | undefined;
  readonly whoIs: () => Promise<{ readonly officer: Officer | undefined } | { readonly problem: Problem }>;
  readonly bodyFor: (
    schema: NonNullable<Door['body']>,
  ) => Promise<{ readonly data: never } | { readonly problem: Problem }>;
}

/** Says how often is not too often. */
export const tooOften = ({ rates }: Pick<ApiWorld, 'rates'>, rate: Rate, of: '' | '输错' = ''): Problem => ({
  ...edgeProblem('tooOften'),
  detail: `${rate.seconds / 60} 分钟内最多${of} ${rate.times} 次，请稍后再试。`,
  retryAfterSeconds: rates.secondsLeft(rate),
});

/** A door that needs a key must be given one; another makes do with none. */
const keyOf = (door: Door<never>, key: string | undefined): string | undefined =>
  door.keyed ? (key !== undefined && IDEMPOTENCY_KEY.test(key) ? key : undefined) : '';

/** Goes through a door of `routes.ts`, by the API or from a page: limits, identity, number, key and body, in this order. */
export const enter = async (world: ApiWorld, name: RouteName, visitor: Visitor): Promise<Answer> => {
  const route: Route = ROUTES[name];
  const door = DOORS[name];
  const { path = {}, query = {} } = visitor;
  const { rate, tries = rate } = route;
  if (!(await world.rates.admits(route.tries ? `${name}.tries` : name, visitor.client, tries)))
    return { problem: tooOften(world, tries) };
  const who = await visitor.whoIs();
  if ('problem' in who) return who;
  if (route.who === 'officer' && !who.officer) return { problem: edgeProblem('notSignedIn') };
  const number = path['number'];
  if (number !== undefined && !isNumber(number)) return { problem: problemOf({ kind: 'noSuchApplication' }) };
  const key = keyOf(door, visitor.key);
  if (key === undefined) return { problem: edgeProblem('noKey') };
  const body = door.body ? await visitor.bodyFor(door.body) : { data: undefined as never };
  if ('problem' in body) return body;
  const refused = door.refuse?.(world, body.data);
  if (refused) return { problem: refused };
  if (route.tries && !(await world.rates.admits(name, visitor.client, rate)))
    return { problem: tooOften(world, rate, route.guessed && '输错') };
  const answer = await door.handle(world, { body: body.data, path, query, key, officer: who.officer });
  // Counted before it is judged, so that of many guesses at once none gets past the limit.
  if (route.guessed && !('problem' in answer && answer.problem === UNKNOWN))
    await world.rates.forgive(name, visitor.client, rate);
  return answer;
};

/**
 * A door as a page enters it: the visitor is known, the body is what its form was read as. Who is signed in counts for
 * himself: a whole office may come from one address.
 */
export const enterFromPage = (
  world: ApiWorld,
  name: RouteName,
  {
    officer,
    body,
    ...visitor
  }: Pick<Visitor, 'client' | 'key' | 'path' | 'query'> & {
    readonly officer?: Officer | undefined;
    readonly body?: unknown;
  },
): Promise<Answer> =>
  enter(world, name, {
    ...visitor,
    ...(officer && { client: `officer ${officer.id}` }),
    whoIs: async () => ({ officer }),
    bodyFor: async (schema) => check(schema, body),
  });
