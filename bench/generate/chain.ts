import type { Plan } from './plan.ts';

/** One document in this many takes the place of an earlier one. */
const EVERY = 20;

/** Which document each one repeals, and by which it is repealed: the last one before it of the same agency still in force. */
export const chains = <T extends Plan>(oldestFirst: readonly T[]): { replaces: Map<T, T>; replacedBy: Map<T, T> } => {
  const replaces = new Map<T, T>();
  const replacedBy = new Map<T, T>();
  const inForce = new Map<string, T[]>();
  for (const [at, plan] of oldestFirst.entries()) {
    const before = inForce.get(plan.agency.id) ?? [];
    inForce.set(plan.agency.id, before);
    const old =
      at % EVERY === EVERY - 1 ? before.findLast(({ publishedOn }) => publishedOn < plan.writtenOn) : undefined;
    if (old) {
      replaces.set(plan, old);
      replacedBy.set(old, plan);
      before.splice(before.indexOf(old), 1);
    }
    before.push(plan);
  }
  return { replaces, replacedBy };
};
