import { decide } from '#domain/application/decide.ts';
import type { Application } from '#domain/application/facts.ts';
import { recordOf } from '#domain/application/record.ts';
import type { StepEvent, StepName } from '#domain/application/steps.ts';
import { sweepCommand } from '#domain/application/sweep.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import type { Applications } from './ports/applications.ts';
import type { Office } from './ports/office.ts';

/** What the sweep did to one application. */
export interface Swept {
  readonly number: string;
  readonly step: StepName;
  /** The due date before and after, of a step that moves it. */
  readonly moved?: { readonly from: CivilDate; readonly to: CivilDate };
}

interface World extends Office {
  readonly applications: Applications;
}

const movedBy = ({ told }: Application, { step, toldDueOn }: StepEvent): Pick<Swept, 'moved'> =>
  step === 'recalculate' && told && toldDueOn ? { moved: { from: told.dueOn, to: toldDueOn } } : {};

/** More than any application can need in one day; a bound against a rule that never comes to rest. */
const STEPS_A_DAY = 20;

/**
 * 每日巡查 — reminders at 5 days, 1 day and on the day, overdue brought to notice, lapses flagged, the silence of the
 * consulted applied. Taken up again after a failure it does what is left; what an officer does meanwhile goes first.
 *
 * @param until looks at all that fall due by this day; with a far day, at every application whose clock runs
 */
export const sweep =
  ({ applications, now, today, calendar, rules }: World) =>
  async (until: CivilDate = today()): Promise<readonly Swept[]> => {
    const swept: Swept[] = [];
    const situation = { today: today(), calendar: calendar(), rules };
    for await (const number of applications.watched(until)) {
      for (let steps = 0; steps < STEPS_A_DAY; steps += 1) {
        const stored = await applications.load(number);
        const command = stored && sweepCommand(stored.application, situation);
        if (!stored || !command) break;
        const decided = decide(stored.application, command, situation);
        if ('refusal' in decided) break;
        const { event, application } = decided;
        const saved = await applications.append(
          {
            ...recordOf(stored.application, [event], application, situation.calendar),
            at: now(),
            intent: `sweep:${situation.today}:${event.step}:${stored.version}`,
          },
          stored,
        );
        if (saved === 'saved') swept.push({ number, step: event.step, ...movedBy(stored.application, event) });
      }
    }
    return swept;
  };
