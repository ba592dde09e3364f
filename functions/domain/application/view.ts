import { refusalBeforehand, type Situation } from '../procedure.ts';
import type { CivilDate, WorkCalendar } from '../work-calendar.ts';
import { WORKFLOW } from '../workflow.ts';
import { replyClock, workdaysLeft } from './clock.ts';
import { DISCLOSURE } from './decide.ts';
import type { Application } from './facts.ts';
import { type Role, UNIT_BOUND } from './roles.ts';
import type { StepName } from './steps.ts';

/** 红黄绿灯 — more than five working days left; one to five; today or overdue. */
export type Light = 'green' | 'yellow' | 'red';

/** 期限 — where the clock stands today, in days a person counts. */
export type Standing =
  | {
      readonly runs: true;
      readonly dueOn: CivilDate;
      readonly workdaysLeft: number;
      readonly light: Light;
      readonly provisional: boolean;
    }
  | { readonly runs: false; readonly because: string };

const NOT_RUNNING = {
  notReceived: '尚未确认收到',
  supplement: '等待申请人补正，收到补正后重新计算',
  fee: '等待申请人缴费，缴费后重新计算',
  consultation: '正在征求意见，所需时间不计算在内',
  closed: '已办结',
  replied: '已经答复',
} as const;

/** 红黄绿灯 — by the working days left: yellow within five, red on the last day and after. */
export const lightOf = (left: number): Light => (left > 5 ? 'green' : left > 0 ? 'yellow' : 'red');

/** 期限 as it stands: nothing runs any more once the reply is out (第三十三条). */
export const standingOf = (application: Application, today: CivilDate, calendar: WorkCalendar): Standing => {
  const clock = replyClock(application, calendar);
  if (clock.runs && application.repliedOn) return { runs: false, because: NOT_RUNNING.replied };
  if (!clock.runs) return { runs: false, because: NOT_RUNNING[clock.because] };
  const left = workdaysLeft(today, clock.dueOn, calendar);
  return { runs: true, dueOn: clock.dueOn, workdaysLeft: left, light: lightOf(left), provisional: clock.provisional };
};

const NAMES = new Map<StepName, { readonly name: string; readonly law: string }>(
  WORKFLOW.map(({ step, name, law }) => [step, { name, law }]),
);

/** 步骤的名称和条款. */
export const nameOfStep = (step: StepName): { readonly name: string; readonly law: string } =>
  NAMES.get(step) ?? { name: step, law: '' };

/** Of the roles an officer holds, the one a step is taken in: one that it is open to, best one that no unit binds. */
export const roleFor = (step: string, roles: readonly Role[]): Role => {
  const open: ReadonlySet<Role> = new Set(WORKFLOW.filter((row) => row.step === step).flatMap(({ by }) => by));
  const held = roles.filter((role) => open.has(role));
  return held.find((role) => !UNIT_BOUND.includes(role)) ?? held[0] ?? roles[0] ?? 'applicant';
};

/** A step of the state as one actor sees it: open, or closed and why. */
export interface StepOffer {
  readonly step: StepName;
  readonly name: string;
  readonly law: string;
  /** 由谁办理. */
  readonly by: readonly Role[];
  readonly offered: boolean;
  /** What stands against it whatever is filled in; nothing when it is only somebody else's. */
  readonly fault?: string;
}

const BY_HAND = WORKFLOW.filter(({ by }) => by.some((role: Role) => role !== 'system'));

/** The steps that the state permits, and whether role, unit and what is known already let this one take them. */
export const stepsFor = (
  application: Application,
  { id, roles, unit }: { readonly id: string; readonly roles: readonly Role[]; readonly unit?: string | undefined },
  situation: Situation,
): StepOffer[] =>
  BY_HAND.filter(({ from }) => (from as readonly string[]).includes(application.state)).map(
    ({ step, name, law, by }) => {
      const actor = { id, role: roleFor(step, roles), ...(unit && { unit }) };
      const refusal = refusalBeforehand(DISCLOSURE, application, { step, actor }, situation);
      return {
        step,
        name,
        law,
        by,
        offered: refusal === undefined,
        ...(refusal?.kind === 'guardFails' && { fault: refusal.fault }),
      };
    },
  );
