import type { ApplicantKind } from '../application/facts.ts';
import type { StepEvent } from '../application/steps.ts';
import { maskField } from '../masking.ts';

/**
 * 姓名 on a letter — whole to the applicant, who is no officer, and to an officer who has recorded a reason to see it (`unmask`); masked to
 * every other officer.
 */
export const nameFor = (
  officerId: string | undefined,
  events: readonly StepEvent[],
  name: string,
  kind: ApplicantKind,
): string => {
  const opened = events.some(
    ({ step, actor, data }) => step === 'unmask' && actor.id === officerId && data.fields.includes('name'),
  );
  return officerId === undefined || opened ? name : maskField('name', name, kind);
};
