import { type CivilDate, isKnown, isWorkday, type WorkCalendar, weekday } from '../work-calendar.ts';
import type { CountedDay } from './reply-period.ts';

/**
 * One line of the proof of a date. `start` is day 0; `counted` has its number; `off` and `excluded` are not counted;
 * `moved` is the working day to which a last day that is a day off moves (民法典第二百零三条).
 */
export interface ProofDay {
  readonly date: CivilDate;
  readonly weekday: string;
  readonly kind: CountedDay['kind'] | 'moved';
  /** The number of the day in the count; of the month where months are counted. */
  readonly n?: number;
  readonly why: string;
  /** 国办发明电 — the notice that makes this day an exception. */
  readonly notice?: string;
  /** The periods that end on this day. */
  readonly ends?: string;
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** 周一 to 周日. */
export const weekdayName = (date: CivilDate): string => WEEKDAYS[weekday(date)] ?? '';

/** What the calendar says of a day: 周六, 国庆节放假, 春节调休上班, 工作日. */
export const dayWord = (calendar: WorkCalendar, date: CivilDate): string => {
  const exception = calendar.exceptions.get(date);
  const festival = calendar.reasons?.get(date)?.festival ?? '';
  if (exception) return `${festival}${exception === 'work' ? '调休上班' : '放假'}`;
  if (!isWorkday(calendar, date)) return weekdayName(date);
  return isKnown(calendar, date) ? '工作日' : '工作日（没有当年的放假安排，暂按周一至周五推算）';
};

type Line = Pick<ProofDay, 'date' | 'kind'> & { readonly n?: number; readonly why?: string };

/** A line of the proof, in the calendar's word for the day unless there is another reason. */
export const proofDay = (calendar: WorkCalendar, { date, kind, n, why }: Line): ProofDay => {
  const notice = calendar.reasons?.get(date)?.notice;
  return {
    date,
    weekday: weekdayName(date),
    kind,
    ...(n !== undefined && { n }),
    why: why ?? dayWord(calendar, date),
    ...(notice && { notice }),
  };
};
