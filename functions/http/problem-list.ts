import { GUARDS, type GuardName } from '#domain/application/guards.ts';
import type { Role } from '#domain/application/roles.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import { EDGE_PROBLEMS, type EdgeProblem, edgeProblem } from './edge-problems.ts';
import { type Problem, REFUSALS } from './problem.ts';

const { guardFails, ...PLAIN } = REFUSALS;

/** Conditions of steps that people take; the system's own it never fails towards a client. */
const asked: ReadonlySet<GuardName> = new Set(
  WORKFLOW.filter(({ by }) => by.some((role: Role) => role !== 'system')).flatMap(
    ({ when }): readonly GuardName[] => when,
  ),
);

const guardProblem = (guard: GuardName): Problem => {
  const { fault, remedy, law } = GUARDS[guard];
  return { ...guardFails, code: guard, detail: `${fault}。${remedy}。`, law };
};

/** Every problem the API may answer with, by status, then as the tables have them; the codes stay. */
export const PROBLEM_LIST: readonly Problem[] = [
  ...(Object.keys(EDGE_PROBLEMS) as EdgeProblem[]).map(edgeProblem),
  ...Object.entries(PLAIN).map(([code, problem]): Problem => ({ code, ...problem })),
  ...(Object.keys(GUARDS) as GuardName[]).filter((guard) => asked.has(guard)).map(guardProblem),
].toSorted((a, b) => a.status - b.status);
