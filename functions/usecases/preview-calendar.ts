import { unansweredDueOn } from '#domain/application/clock.ts';
import type { Application } from '#domain/application/facts.ts';
import type { CivilDate, WorkCalendar } from '#domain/work-calendar.ts';
import type { Applications } from './ports/applications.ts';

interface World {
  readonly applications: Applications;
  readonly calendar: () => WorkCalendar;
}

const FAR: CivilDate = '9999-12-31';
/** So many are looked at on one page; `npm run recalculate` looks at all. */
const MOST_LOOKED_AT = 2_000;
const AT_ONCE = 50;

/** 期限变化的申请 — its last day now, and under another arrangement; never before the day that was told (ADR-0006). */
export interface Moved extends Pick<Application, 'number' | 'lead'> {
  readonly title: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** 新的放假安排会移动哪些申请 — every open application counted under `proposed`; nothing is written. */
export const previewCalendar =
  ({ applications, calendar }: World) =>
  async (proposed: WorkCalendar): Promise<{ readonly moved: readonly Moved[]; readonly isPartial: boolean }> => {
    const numbers: string[] = [];
    for await (const number of applications.watched(FAR)) {
      if (numbers.push(number) > MOST_LOOKED_AT) break;
    }
    const moved: Moved[] = [];
    for (let at = 0; at < Math.min(numbers.length, MOST_LOOKED_AT); at += AT_ONCE) {
      const some = numbers.slice(at, Math.min(at + AT_ONCE, MOST_LOOKED_AT));
      for (const stored of await Promise.all(some.map((number) => applications.load(number)))) {
        if (!stored) continue;
        const { application } = stored;
        const [from, to] = [calendar(), proposed].map((each) => unansweredDueOn(application, each));
        if (from === undefined || to === undefined || from === to) continue;
        moved.push({ number: application.number, lead: application.lead, title: application.wanted.title, from, to });
      }
    }
    return { moved: moved.toSorted((a, b) => (a.to < b.to ? -1 : 1)), isPartial: numbers.length > MOST_LOOKED_AT };
  };
