import { addWorkdays, type CivilDate, isWorkday, type WorkCalendar } from '../work-calendar.ts';

/** 提出申请的途径 and how each fixes 收到申请之日 (第三十一条). */
export const CHANNELS = {
  counter: { name: '当面提交', rule: 'submission', law: '第三十一条第一项' },
  oral: { name: '口头提出，由工作人员代为填写', rule: 'submission', law: '第二十九条第一款、第三十一条第一项' },
  post: { name: '邮寄（签收）', rule: 'submission', law: '第三十一条第二项' },
  letter: { name: '平常信函（无需签收）', rule: 'confirmation', law: '第三十一条第二项' },
  online: { name: '互联网', rule: 'mutual', law: '第三十一条第三项' },
  fax: { name: '传真', rule: 'mutual', law: '第三十一条第三项' },
} as const;

export type Channel = keyof typeof CHANNELS;

/** 收到之日 of an online or faxed application when nobody confirmed earlier: the working day it came, or the next. */
export const latestMutualDay = (arrivedOn: CivilDate, calendar: WorkCalendar): CivilDate =>
  isWorkday(calendar, arrivedOn) ? arrivedOn : addWorkdays(calendar, arrivedOn, 1);

/**
 * 收到申请之日 (第三十一条): handed in or signed for, the day it came; an ordinary letter, the day both sides
 * confirm; online or by fax, the day both sides confirm, which the platform's receipt is (ADR-0005).
 *
 * @returns undefined while an ordinary letter is not confirmed
 */
export const receivedOn = (
  channel: Channel,
  arrivedOn: CivilDate,
  confirmedOn: CivilDate | undefined,
  calendar: WorkCalendar,
): CivilDate | undefined => {
  const { rule } = CHANNELS[channel];
  if (rule === 'submission') return arrivedOn;
  if (rule === 'confirmation') return confirmedOn;
  return confirmedOn ?? latestMutualDay(arrivedOn, calendar);
};
