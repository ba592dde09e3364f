import { decide } from '#domain/application/decide.ts';
import { mayRead } from '#domain/application/handlers.ts';
import { deskOf } from '#domain/application/placement.ts';
import { outgrows } from '#domain/application/size.ts';
import type { State } from '#domain/application/states.ts';
import type { StepCommand } from '#domain/application/steps.ts';
import { type Standing, standingOf } from '#domain/application/view.ts';
import type { Refusal } from '#domain/procedure.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import type { Applications } from './ports/applications.ts';
import type { Office } from './ports/office.ts';
import type { Officer } from './ports/officer.ts';

interface World extends Office {
  readonly applications: Applications;
}

/** 办理的后果 — what a step would do. */
export interface Preview {
  readonly version: number;
  readonly from: State;
  readonly to: State;
  /** Whose turn it is then. */
  readonly desk: string | undefined;
  readonly clockBefore: Standing;
  readonly clockAfter: Standing;
  /** 告知申请人的日期, or the last day of the period that begins. */
  readonly tells: CivilDate | undefined;
}

/** Decides a step as it would be decided, and writes nothing. */
export const previewStep =
  ({ applications, today, calendar, rules }: World) =>
  async (
    number: string,
    command: StepCommand,
    officer: Officer,
  ): Promise<Preview | { readonly refusal: Refusal | { readonly kind: 'noSuchApplication' | 'outgrown' } }> => {
    const stored = await applications.load(number);
    if (!stored || !mayRead(stored.application, officer)) return { refusal: { kind: 'noSuchApplication' } };
    const { application: before, version } = stored;
    const situation = { today: today(), calendar: calendar(), rules };
    const decided = decide(before, command, situation);
    if ('refusal' in decided) return { refusal: decided.refusal };
    const { application: after, event } = decided;
    if (outgrows(before, after)) return { refusal: { kind: 'outgrown' } };
    return {
      version,
      from: before.state,
      to: after.state,
      desk: deskOf(after),
      clockBefore: standingOf(before, situation.today, situation.calendar),
      clockAfter: standingOf(after, situation.today, situation.calendar),
      tells: event.toldDueOn ?? event.dueOn,
    };
  };
