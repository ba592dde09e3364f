import { ROUTES, type Route } from '../routes.ts';
import { ref } from './json-schema.ts';
import { PROBLEM_LIST } from './problem-list.ts';

const problemsAt = (status: number): string[] =>
  PROBLEM_LIST.filter((problem) => problem.status === status).map(
    ({ code, title, detail }) => `${code}：${title}。${detail}`,
  );

const PROBLEM_STATUSES = [...new Set(PROBLEM_LIST.map(({ status }) => status))];

/** 问题 — an answer for each status with which a door may refuse. */
export const problemResponses = () =>
  Object.fromEntries(
    PROBLEM_STATUSES.map((status) => [
      `Problem${status}`,
      {
        description:
          status === 409 ? '现在不能这样办；code 和 detail 写明为什么、怎样办' : problemsAt(status).join('\n'),
        ...(status === 429 && {
          headers: { 'Retry-After': { description: '多少秒后再试', schema: { type: 'integer' } } },
        }),
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  );

/** The problems a door may answer with, by what it asks for. */
export const statusesOf = (
  route: Route,
  { keyed, body }: { readonly keyed: boolean; readonly body: boolean },
): number[] => [
  ...(body || keyed || route.path === ROUTES.listApplications.path ? [400] : []),
  // A token that is sent must be good, at every door.
  401,
  ...(route.path.includes('/steps/') || route.path.includes('-steps/') ? [403, 409] : []),
  ...(route.path.includes('{') || route.who === 'applicant' ? [404] : []),
  ...(route === ROUTES.submitApplication ? [403, 409, 503] : []),
  ...(body ? [413, 415] : []),
  429,
  500,
];
