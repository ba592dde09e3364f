import { clockBasis, unansweredDueOn, workdaysLeft } from '../clock.ts';
import { waitsOf } from '../waits.ts';
import { guard } from './guard.ts';

/** 系统每日巡查. */
export const WATCH_GUARDS = {
  reminderDue: guard(
    '第三十三条',
    '还不到提醒的时候，或已经提醒',
    '无需处理',
    (application, { workdaysLeft: left }, { today, calendar }) => {
      const dueOn = unansweredDueOn(application, calendar);
      return (
        dueOn !== undefined &&
        today <= dueOn &&
        workdaysLeft(today, dueOn, calendar) <= left &&
        !application.reminders.some((each) => each.dueOn === dueOn && each.workdaysLeft <= left)
      );
    },
  ),
  overdueNotEscalated: guard(
    '第四十七条',
    '没有超期，或已经督办',
    '无需处理',
    (application, _, { today, calendar }) => {
      const dueOn = unansweredDueOn(application, calendar);
      return (
        dueOn !== undefined &&
        today > dueOn &&
        !application.reminders.some((each) => each.dueOn === dueOn && each.workdaysLeft < 0)
      );
    },
  ),
  waitedTooLong: guard(
    '第四十五条',
    '没有久未办理的事项，或已经催办',
    '无需处理',
    (application, wait, { today, calendar }) =>
      today > wait.expectedOn &&
      waitsOf(application, calendar).some((each) => each.for === wait.for && each.expectedOn === wait.expectedOn),
  ),
  dueMoved: guard('第三十三条', '期限没有变化', '无需处理', (application, _, { calendar }) => {
    const { told } = application;
    const dueOn = unansweredDueOn(application, calendar);
    return told !== undefined && told.clock === clockBasis(application) && dueOn !== undefined && dueOn > told.dueOn;
  }),
};
