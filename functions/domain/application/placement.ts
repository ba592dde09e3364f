import type { WorkCalendar } from '../work-calendar.ts';
import { WORKFLOW } from '../workflow.ts';
import { unansweredDueOn } from './clock.ts';
import type { Application } from './facts.ts';
import { handlersOf } from './handlers.ts';
import { isOpen, type State } from './states.ts';
import { attentionOn } from './sweep.ts';

/** 收件岗位 — the desks that are no unit's own. */
export const DESKS = {
  registry: '受理登记',
  legalReview: '法制审核',
  secrecyReview: '保密审查',
  signing: '签发',
  delivery: '送达',
  archive: '归档',
} as const;

export type Desk = keyof typeof DESKS;

/** Where each state waits; the rest wait at the unit that leads, or at the registry before there is one. */
const DESK_OF: Readonly<Partial<Record<State, Desk>>> = {
  legalReview: 'legalReview',
  secrecyReview: 'secrecyReview',
  signing: 'signing',
  signed: 'delivery',
  delivering: 'delivery',
  closed: 'archive',
};

/** The desk whose turn it is; none once archived. */
export const deskOf = ({ state, lead }: Application): string | undefined =>
  state === 'archived' ? undefined : (DESK_OF[state] ?? lead ?? 'registry');

/** 另办岗位 — desks at which something of an application waits beside what its unit does. */
export const ASIDES = { extension: '延期审批', payment: '待缴费' } as const;

const MAY_APPROVE: readonly State[] = WORKFLOW.filter(({ step }) => step === 'approveExtension').flatMap(
  ({ from }) => from,
);

const asidesOf = ({ state, extension }: Application): (keyof typeof ASIDES)[] => [
  ...(extension && !extension.approvedBy && MAY_APPROVE.includes(state) ? (['extension'] as const) : []),
  ...(state === 'awaitingPayment' ? (['payment'] as const) : []),
];

/** In whose lists it is: 承办单位, then those that assist, then 另办岗位; none once it is closed. */
export const unitsOf = (application: Application): readonly string[] =>
  isOpen(application.state) ? [...handlersOf(application), ...asidesOf(application)] : [];

/** Where an application waits, for whom, until when, and when the sweep looks at it next. */
export const placementOf = (application: Application, calendar: WorkCalendar) => ({
  desk: deskOf(application),
  units: unitsOf(application),
  dueOn: unansweredDueOn(application, calendar),
  watchOn: attentionOn(application, calendar),
});

/** Units and desks that had it beside the lead `before` and have it no longer `after`. */
export const releasedUnits = (before: Application, after: Application): string[] => {
  const still = new Set(unitsOf(after).slice(1));
  return unitsOf(before)
    .slice(1)
    .filter((unit) => !still.has(unit));
};
