import { decide } from '#domain/application/decide.ts';
import { mayRead } from '#domain/application/handlers.ts';
import { deskOf } from '#domain/application/placement.ts';
import type { StepCommand } from '#domain/application/steps.ts';
import { standingOf } from '#domain/application/view.ts';
import type { Refusal } from '#domain/procedure.ts';
import type { Applications } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Officer } from './ports/officer.ts';

interface World extends Office {
  readonly applications: Applications;
}

/** 办理的后果 — what a step would do, before it is done: nothing is written. */
export const previewStep =
  ({ applications, today, calendar, rules }: World) =>
  async (number: string, command: StepCommand, officer: Officer) => {
    const stored = await applications.load(number);
    if (!stored || !mayRead(stored.application, officer))
      return { refusal: { kind: 'noSuchApplication' } as Refusal | { readonly kind: 'noSuchApplication' } };
    const { application: before, version } = stored;
    const situation = { today: today(), calendar: calendar(), rules };
    const decided = decide(before, command, situation);
    if ('refusal' in decided) return { refusal: decided.refusal };
    const { application: after, event } = decided;
    return {
      version,
      from: before.state,
      to: after.state,
      desk: deskOf(after),
      clockBefore: standingOf(before, situation.today, situation.calendar),
      clockAfter: standingOf(after, situation.today, situation.calendar),
      /** 告知申请人的日期, or the last day of the period that begins. */
      tells: event.toldDueOn ?? event.dueOn,
    };
  };

export type Preview = Exclude<Awaited<ReturnType<ReturnType<typeof previewStep>>>, { readonly refusal: unknown }>;
