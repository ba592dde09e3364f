import { type Role, UNIT_BOUND } from '../application/roles.ts';
import { type Procedure, permit, type Refusal, type Situation } from '../procedure.ts';
import type {
  Rectification,
  RectificationCommand,
  RectificationEvent,
  RectificationResult,
  RectificationState,
  RectificationStep,
} from './facts.ts';
import { RECTIFICATION_GUARDS, type RectificationGuard } from './guards.ts';
import { RECTIFICATION_WORKFLOW } from './workflow.ts';

/** 更正 — its table with the conditions, and whose each request is (第四十一条). */
export const RECTIFICATION: Procedure<Rectification, RectificationState, RectificationStep, Role, RectificationGuard> =
  {
    rows: RECTIFICATION_WORKFLOW,
    guards: RECTIFICATION_GUARDS,
    stateOf: (rectification) => rectification?.state,
    unitsOf: (rectification) => ({ lead: rectification?.unit, all: rectification?.unit ? [rectification.unit] : [] }),
    unitBound: UNIT_BOUND,
  };

/** The result each closing step means. */
const RESULTS: Readonly<Partial<Record<RectificationStep, RectificationResult>>> = {
  correct: 'corrected',
  decline: 'declined',
  forward: 'forwarded',
  pointOut: 'pointedOut',
  withdraw: 'withdrawn',
};

const begin = ({ data, on }: RectificationEvent<'submit'>): Rectification => ({
  ...data,
  state: 'submitted',
  submittedOn: on,
});

/**
 * A rectification after one more event.
 *
 * @throws RangeError when no row of the table permits the event: the stored stream is not one of ours
 */
export const evolveRectification = (before: Rectification | undefined, event: RectificationEvent): Rectification => {
  if (!before && event.step === 'submit') return begin(event);
  const row = RECTIFICATION_WORKFLOW.find(
    ({ step, from }) => step === event.step && before && (from as readonly string[]).includes(before.state),
  );
  if (!before || !row) throw new RangeError(`${event.step} in ${before?.state ?? 'nothing'}`);
  const result = RESULTS[event.step];
  return {
    ...before,
    state: row.to,
    ...(event.step === 'assign' && { unit: event.data.unit }),
    ...(event.step === 'giveEvidence' && { evidence: [...before.evidence, ...event.data.evidence] }),
    ...(result && { result, closedOn: event.on }),
  };
};

/** Decides one step of a rectification: its event, or why not (第四十一条). */
export const decideRectification = (
  before: Rectification | undefined,
  command: RectificationCommand,
  situation: Situation,
): { readonly event: RectificationEvent; readonly rectification: Rectification } | { readonly refusal: Refusal } => {
  const permitted = permit(RECTIFICATION, before as Rectification, command, situation);
  if ('refusal' in permitted) return permitted;
  const event = { ...command, on: situation.today } as RectificationEvent;
  return { event, rectification: evolveRectification(before, event) };
};
