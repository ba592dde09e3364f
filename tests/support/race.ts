import type { StepRefusal, Taken } from '#functions/usecases/take-step.ts';
import { type Step, type TestOffice, WHOLE_STORY } from './office.ts';

/** What came of a race: who won, and what the others were told. */
export interface Raced {
  readonly number: string;
  readonly winners: readonly string[];
  readonly losers: readonly (StepRefusal & { readonly kind: 'outrun' })[];
  /** Answers that are neither: none may be. */
  readonly others: readonly unknown[];
}

const sorted = (taken: readonly (Taken & { readonly intent: string })[]) => {
  const winners = taken.flatMap((each) => ('application' in each ? [each.intent] : []));
  const refusals = taken.flatMap((each) => ('refusal' in each ? [each.refusal] : []));
  return {
    winners,
    losers: refusals.filter((refusal) => refusal.kind === 'outrun'),
    others: refusals.filter((refusal) => refusal.kind !== 'outrun'),
  };
};

/** All officers take the same step on the application as they all saw it, each in a process of its own. */
export const race = async (
  officers: readonly TestOffice[],
  number: string,
  version: number,
  step: Step = WHOLE_STORY[version - 2] as Step,
): Promise<Raced> => {
  const taken = await Promise.all(
    officers.map(async (office, at) => {
      const intent = `race:${number}:${version}:${at}`;
      return { ...(await office.step(number, version, step, intent)), intent };
    }),
  );
  return { number, ...sorted(taken) };
};
