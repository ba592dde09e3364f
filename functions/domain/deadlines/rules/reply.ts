import type { CivilDate, WorkCalendar } from '../../work-calendar.ts';
import { workdayPeriod } from '../count-workdays.ts';
import { type Deadline, rule, type Suspension } from '../rule.ts';
import { workdays } from '../single.ts';

const REPLY = 20;
const EXTENSION = 20;

const received = { type: 'date', label: '收到申请之日' } as const;
const extensionNotifiedOn = {
  type: 'date',
  label: '告知申请人延期之日',
  notBefore: ['received'],
  optional: true,
} as const;

const REPLY_RESULTS = {
  bindingDue: '届满日（延期告知晚了，不延长）',
  due: '答复期限届满日（有延期的，计入延期）',
  baseDue: '未延期的届满日',
  extensionNotifiedInTime: '延期及时告知',
  excludedWorkdays: '不计入的工作日',
};

/**
 * 答复期限 with all that changes it (第三十三条). `due` counts the extension that was granted; told to the applicant
 * after the un-extended last day it has no effect, and `bindingDue` is that day (ADR-0009).
 */
const reply = (
  calendar: WorkCalendar,
  input: {
    readonly received: CivilDate;
    readonly extensionWorkdays?: number | undefined;
    readonly extensionNotifiedOn?: CivilDate | undefined;
    readonly suspensions?: readonly Suspension[] | undefined;
  },
) => {
  const { extensionWorkdays = 0, suspensions = [], extensionNotifiedOn } = input;
  const label = extensionWorkdays > 0 ? '未延期的届满日' : '答复期限届满日';
  const period = workdayPeriod(calendar, {
    name: '答复',
    startOn: input.received,
    milestones: {
      baseDue: { after: REPLY, label },
      due: { after: REPLY + extensionWorkdays, label: extensionWorkdays > 0 ? '计入延期的届满日' : label },
    },
    exclusions: suspensions.map(({ from, to = null }) => ({ fromOn: from, toOn: to })),
  });
  const { baseDue, due } = period.dates;
  const inTime = extensionNotifiedOn === undefined || baseDue === null || extensionNotifiedOn <= baseDue;
  return {
    period,
    results: {
      baseDue,
      due,
      ...(!inTime && { bindingDue: baseDue }),
      ...(extensionNotifiedOn !== undefined && { extensionNotifiedInTime: inTime }),
    },
  };
};

/** 依申请公开的答复 */
export const REPLY_RULES = [
  rule({
    id: 'reply.base',
    name: '答复申请',
    law: '《政府信息公开条例》第三十三条第二款',
    fields: { received },
    ...workdays('received', '答复', { due: [REPLY, '答复期限届满日'] }),
  }),
  rule({
    id: 'reply.extended',
    name: '延长答复期限',
    law: '《政府信息公开条例》第三十三条第二款',
    note: '延期须经政府信息公开工作机构负责人同意，并在原期限届满之日以前告知申请人；逾期告知的，期限不延长。',
    fields: {
      received,
      extensionWorkdays: { type: 'count', label: '延长的工作日数', most: EXTENSION },
      extensionNotifiedOn,
    },
    results: { ...REPLY_RESULTS, due: '计入延期的届满日' },
    compute: (calendar, input): Deadline => {
      const { period, results } = reply(calendar, input);
      return { results, periods: [period] };
    },
  }),
  rule({
    id: 'reply.suspended',
    name: '征求意见期间不计入答复期限',
    law: '《政府信息公开条例》第三十三条第三款',
    note: '自发出征求意见书的次日起，到意见送达或者 15 个工作日届满之日止，不计入期限；几次征求意见重叠的日子只扣一次。',
    fields: {
      received,
      suspensions: { type: 'suspensions', label: '征求意见' },
      extensionWorkdays: { type: 'count', label: '延长的工作日数', most: EXTENSION, optional: true },
      extensionNotifiedOn,
    },
    results: REPLY_RESULTS,
    compute: (calendar, input): Deadline => {
      const { period, results } = reply(calendar, input);
      return { results: { ...results, excludedWorkdays: period.excludedWorkingDays }, periods: [period] };
    },
  }),
];
