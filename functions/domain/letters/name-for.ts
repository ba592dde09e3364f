import type { ApplicantKind } from '../application/facts.ts';
import type { StepData, StepEvent, StepName } from '../application/steps.ts';
import { maskField } from '../masking.ts';

interface Taken {
  readonly step: StepName;
  readonly by: { readonly id: string };
  readonly data: object;
}

/** Whether a step opened the name to an officer. */
export const opensName = ({ step, by, data }: Taken, officerId: string): boolean =>
  step === 'unmask' && by.id === officerId && (data as StepData['unmask']).fields.includes('name');

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
  const isOpen =
    officerId === undefined || events.some(({ step, actor, data }) => opensName({ step, by: actor, data }, officerId));
  return isOpen ? name : maskField('name', name, kind);
};
