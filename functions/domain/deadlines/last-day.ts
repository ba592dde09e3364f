import { addDays, type CivilDate, isKnown, isWorkday, type WorkCalendar } from '../work-calendar.ts';
import { type ProofDay, proofDay } from './proof.ts';

/** Where a period really ends: a last day that is a day off moves to the next working day (民法典第二百零三条). */
export const lastDay = (
  calendar: WorkCalendar,
  date: CivilDate,
): { readonly date: CivilDate; readonly passed: readonly ProofDay[]; readonly provisional: boolean } => {
  const passed: ProofDay[] = [];
  let [end, provisional] = [date, !isKnown(calendar, date)];
  while (!isWorkday(calendar, end)) {
    end = addDays(end, 1);
    provisional ||= !isKnown(calendar, end);
    passed.push(
      isWorkday(calendar, end)
        ? proofDay(calendar, { date: end, kind: 'moved', why: '最后一日是休息日，顺延到此后第一个工作日' })
        : proofDay(calendar, { date: end, kind: 'off' }),
    );
  }
  return { date: end, passed, provisional };
};
