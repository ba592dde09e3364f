import { fold } from '#domain/application/evolve.ts';
import type { Application } from '#domain/application/facts.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import type { Applications, Line, Listing, StoredEvent } from './ports/applications.ts';

/** 承办单位, or the desk where what is not yet transferred waits. */
export type Queue = Pick<Listing, 'by' | 'of'>;

/** An overdue application whole, for its facts tell what it went through, and the last 批注 in it. */
export interface Overdue {
  readonly application: Application;
  readonly comment?: StoredEvent | undefined;
}

/** What presses in one queue, the most pressing first. */
export interface Pressing extends Queue {
  readonly lines: readonly (Line & { readonly dueOn: CivilDate })[];
  /** What is overdue, by its number. */
  readonly overdue: ReadonlyMap<string, Overdue>;
}

const AT_ONCE = 100;
/** Of one queue; the rest are in its own list. */
export const MOST_PRESSING = 300;

const isOf = ({ by, of }: Queue, { lead }: Line): boolean => (by === 'unit' ? lead === of : lead === undefined);

/** 临期和超期 — what each queue has that is due by `until`, the overdue among it; queues with nothing are left out. */
export const listPressing =
  ({ applications, today }: { readonly applications: Applications; readonly today: () => CivilDate }) =>
  async (queues: readonly Queue[], until: CivilDate): Promise<readonly Pressing[]> => {
    const dueIn = async (queue: Queue): Promise<Pressing['lines']> => {
      const lines: Pressing['lines'][number][] = [];
      let cursor: string | undefined;
      do {
        const page = await applications.list({ ...queue, limit: AT_ONCE, cursor });
        if (page === 'badCursor') return lines;
        for (const line of page.lines) {
          const { dueOn } = line;
          if (dueOn === undefined || dueOn > until || lines.length === MOST_PRESSING) return lines;
          if (isOf(queue, line)) lines.push({ ...line, dueOn });
        }
        cursor = page.cursor;
      } while (cursor);
      return lines;
    };
    const whole = async (number: string): Promise<Overdue | undefined> => {
      const history = await applications.history(number);
      const application = fold(history.map(({ event }) => event));
      return application && { application, comment: history.findLast(({ event }) => event.step === 'comment') };
    };
    const found = await Promise.all(
      queues.map(async (queue) => {
        const lines = await dueIn(queue);
        const overdue = await Promise.all(
          lines.filter(({ dueOn }) => dueOn < today()).map(({ number }) => whole(number)),
        );
        const known = overdue.filter((each) => each !== undefined);
        return { ...queue, lines, overdue: new Map(known.map((each) => [each.application.number, each])) };
      }),
    );
    return found.filter(({ lines }) => lines.length > 0);
  };
