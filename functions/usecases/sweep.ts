import { decide } from '#domain/application/decide.ts';
import type { Application } from '#domain/application/facts.ts';
import { recordOf } from '#domain/application/record.ts';
import type { StepEvent, StepName } from '#domain/application/steps.ts';
import { sweepCommand } from '#domain/application/sweep.ts';
import { type CivilDate, calendarText } from '#domain/work-calendar.ts';
import type { Applications, Stored } from './ports/applications.ts';
import type { Arrangements } from './ports/arrangements.ts';
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

/** So many applications that cannot be read or written, and it is the store that fails. */
const MOST_FAILURES = 20;

/**
 * 每日巡查 — reminders at 5 days, 1 day and on the day, overdue brought to notice, lapses flagged, the silence of the
 * consulted applied. Taken up again after a failure it does what is left; what an officer does meanwhile goes first.
 * Where nothing is to be done, a new arrangement may have moved the days that its queues are ordered by: it is placed anew.
 *
 * @param until looks at all that fall due by this day; with a far day, at every application whose clock runs
 * @throws AggregateError after all others are done, when some could not be read or written
 */
export const sweep =
  ({ applications, now, today, calendar, rules }: World) =>
  async (until: CivilDate = today()): Promise<readonly Swept[]> => {
    const situation = { today: today(), calendar: calendar(), rules };

    const save = (stored: Stored, events: readonly StepEvent[], application: Application, intent: string) =>
      applications.append(
        { ...recordOf(stored.application, events, application, situation.calendar), at: now(), intent },
        stored,
      );

    const swept: Swept[] = [];
    const failures: unknown[] = [];
    const sweepOne = async (number: string): Promise<void> => {
      for (let steps = 0; steps < STEPS_A_DAY; steps += 1) {
        const stored = await applications.load(number);
        const command = stored && sweepCommand(stored.application, situation);
        const decided = command && decide(stored.application, command, situation);
        if (!decided || 'refusal' in decided) {
          if (stored && steps === 0) await save(stored, [], stored.application, 'sweep');
          return;
        }
        const { event, application } = decided;
        const intent = `sweep:${situation.today}:${event.step}:${stored.version}`;
        if ((await save(stored, [event], application, intent)) === 'saved')
          swept.push({ number, step: event.step, ...movedBy(stored.application, event) });
      }
    };
    for await (const number of applications.watched(until)) {
      await sweepOne(number).catch((error) => failures.push(error));
      if (failures.length === MOST_FAILURES) break;
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} applications could not be swept`);
    return swept;
  };

const FAR: CivilDate = '9999-12-31';

/** So many are kept by name; how many there were is kept always. */
const MOST_NAMED = 1_000;

/**
 * 按新的放假安排重算 — looks at every application whose clock runs, and keeps for the office what was moved.
 * @throws AggregateError as `sweep` does; the next time begins again, and moves nothing twice
 */
export const recalculate =
  (world: World & { readonly arrangements: Arrangements }) => async (): Promise<readonly Swept[]> => {
    const swept = await sweep(world)(FAR);
    const moved = swept.flatMap(({ number, moved }) => (moved ? [{ number, ...moved }] : []));
    await world.arrangements.keep({
      calendar: calendarText(world.calendar()),
      at: world.now(),
      moved: moved.slice(0, MOST_NAMED),
      movedCount: moved.length,
    });
    return swept;
  };

/** 每日巡查, and once more of every application after the calendar in `content/` became another. */
export const sweepDaily =
  (world: World & { readonly arrangements: Arrangements }) => async (): Promise<readonly Swept[]> => {
    const last = await world.arrangements.last();
    return last?.calendar === calendarText(world.calendar()) ? sweep(world)() : recalculate(world)();
  };
