import { addDays, type CivilDate, isKnown, isWorkday, type WorkCalendar } from '../work-calendar.ts';

/** A consultation's days: those after `fromOn` up to `toOn` are not counted; null while it has no end. */
export interface Exclusion {
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate | null;
}

/** One day of the count. */
export interface CountedDay {
  readonly date: CivilDate;
  readonly kind: 'start' | 'counted' | 'off' | 'excluded';
  /** The working day's number in the count. */
  readonly n?: number;
}

export interface ReplyPeriod {
  /** Null while a consultation without an end stops the count. */
  readonly dueOn: CivilDate | null;
  readonly days: readonly CountedDay[];
  readonly excludedWorkingDays: number;
  /** Some day lies in a year whose arrangement is not at hand. */
  readonly provisional: boolean;
}

/**
 * 答复期限 (第三十三条) — `workingDays` after `startOn`, days spent consulting not counted (第三款), overlaps once.
 */
export const replyPeriod = ({
  startOn,
  workingDays,
  exclusions,
  calendar,
}: {
  readonly startOn: CivilDate;
  readonly workingDays: number;
  readonly exclusions: readonly Exclusion[];
  readonly calendar: WorkCalendar;
}): ReplyPeriod => {
  const days: CountedDay[] = [{ date: startOn, kind: 'start' }];
  const covers = ({ fromOn, toOn }: Exclusion, date: CivilDate) => fromOn < date && (toOn === null || date <= toOn);
  let [date, n, excludedWorkingDays, provisional] = [startOn, 0, 0, false];
  while (n < workingDays) {
    date = addDays(date, 1);
    provisional ||= !isKnown(calendar, date);
    const excluding = exclusions.filter((exclusion) => covers(exclusion, date));
    if (!isWorkday(calendar, date)) days.push({ date, kind: 'off' });
    else if (excluding.some(({ toOn }) => toOn === null))
      return { dueOn: null, days, excludedWorkingDays, provisional };
    else if (excluding.length > 0) {
      excludedWorkingDays += 1;
      days.push({ date, kind: 'excluded' });
    } else days.push({ date, kind: 'counted', n: ++n });
  }
  return { dueOn: date, days, excludedWorkingDays, provisional };
};
