import { WORKFLOW } from '../workflow.ts';
import type { Application } from './facts.ts';
import { deskOf } from './placement.ts';
import type { StepEvent, StepName } from './steps.ts';

const TOLD_TO_APPLICANT: ReadonlySet<StepName> = new Set(
  WORKFLOW.flatMap((row) => ('notice' in row ? [row.step] : [])),
);
const TOLD_TO_DESK: ReadonlySet<StepName> = new Set([
  'remind',
  'escalate',
  'urge',
  'flagSupplementLapse',
  'flagFeeLapse',
]);

/** 通知 — whom a step is told to, and the due date that goes with it. */
export const noticesOf = (application: Application, { step, toldDueOn, dueOn }: StepEvent) => {
  const { number } = application;
  const desk = deskOf(application);
  return [
    ...(TOLD_TO_APPLICANT.has(step) ? [{ step, number, to: 'applicant' as const, dueOn: toldDueOn ?? dueOn }] : []),
    ...(TOLD_TO_DESK.has(step) && desk ? [{ step, number, to: 'desk' as const, desk, dueOn }] : []),
  ];
};
