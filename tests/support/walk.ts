import fc from 'fast-check';
import { DISCLOSURE } from '#domain/application/decide.ts';
import { type Application, CARRIERS, DELIVERY_WAYS } from '#domain/application/facts.ts';
import { OUTCOMES, type Outcome } from '#domain/application/outcomes.ts';
import { ROLES, type Role } from '#domain/application/roles.ts';
import type { StepName } from '#domain/application/steps.ts';
import { refusalBeforehand, type Situation } from '#domain/procedure.ts';
import { addDays, type CivilDate } from '#domain/work-calendar.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import { HASH } from './story.ts';

/** One try of a random walk: a step with data that may or may not fit, by anyone, some days later. */
export interface Try {
  /** Which of the steps there are: mostly of those the state permits. */
  readonly pick: number;
  readonly wild: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly rolePick: number;
  readonly id: string;
  readonly unit: string | undefined;
  readonly daysLater: number;
}

const BY_HAND = WORKFLOW.filter(
  ({ step, by }) => step !== 'submit' && !(by.length === 1 && by[0] === ('system' as Role)),
);

/** Taken at any time, they would end most walks early, or fill them: only wild tries take them. */
const SELDOM: ReadonlySet<StepName> = new Set(['withdraw', 'merge', 'comment']);

const at = <T>(items: readonly T[], pick: number): T => items[pick % items.length] as T;

/** Who tries: the lead unit's own people where the dice say the first of the units. */
export const unitOf = ({ unit }: Try, { lead }: Application): string | undefined =>
  unit === 'roads' ? (lead ?? unit) : unit;

/** The step and the role of a try: mostly one that nothing known forbids; a wild one is any step by anyone. */
export const stepOf = (tried: Try, application: Application, situation: Situation): { step: StepName; role: Role } => {
  const { pick, wild, rolePick } = tried;
  const unit = unitOf(tried, application);
  const roleOf = (by: readonly Role[]): Role => at(by, rolePick);
  const here = BY_HAND.filter(({ step, by }) => {
    const actor = { id: 'nobody', role: roleOf(by), ...(unit && { unit }) };
    return !SELDOM.has(step) && !refusalBeforehand(DISCLOSURE, application, { step, actor }, situation);
  });
  const row = at(wild || here.length === 0 ? BY_HAND : here, pick);
  return { step: row.step, role: wild ? at(Object.keys(ROLES) as Role[], rolePick) : roleOf(row.by) };
};

/** A day as so many days from the one it is used on. */
interface Shift {
  readonly days: number;
}

const day = fc.constantFrom(0, 0, 0, 0, -1, -7, 2, 90, 90).map((days): Shift => ({ days }));
const someDay = fc.option(day, { nil: undefined });

const isShift = (value: unknown): value is Shift => typeof value === 'object' && value !== null && 'days' in value;

/** The data of a try as they are on a day. */
export const dataOn = ({ data }: Try, today: CivilDate): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, isShift(value) ? addDays(today, value.days) : value]),
  );

/** Every leaf, those that disclose more often: a third party is told of them alone. */
const outcome = fc
  .constantFrom(...(Object.keys(OUTCOMES) as Outcome[]), ...Array<Outcome>(6).fill('granted.full'))
  .map((outcome) => ({
    outcome,
    statements: Object.fromEntries(OUTCOMES[outcome].states.map((statement) => [statement, '写明'])),
  }));

/** Data with a field for every step; a step takes what it knows. */
const data = fc
  .record({
    confirmedOn: someDay,
    reason: fc.constantFrom('理由', '理由', '理由', ''),
    what: fc.constant('补正内容'),
    workdays: fc.constantFrom(5, 5, 10, 15, 20, 21),
    receivedOn: someDay,
    description: fc.constant('描述'),
    attachments: fc.constant([]),
    lead: fc.constantFrom('roads', 'roads', 'roads', 'parks'),
    assisting: fc.constantFrom<string[]>([], ['parks'], ['roads', 'tax']),
    opinion: fc.constantFrom('consents', 'objects'),
    content: fc.constant('意见'),
    id: fc.constantFrom('c1', 'c2'),
    agency: fc.constant('finance'),
    sentOn: someDay,
    dueOn: someDay,
    scheme: fc.constant('byItem'),
    amountYuan: fc.constantFrom(100, 15),
    noticeReceivedOn: day,
    paidOn: day,
    receiptNo: fc.constant('r'),
    hash: fc.constantFrom(HASH, HASH, 'b'.repeat(64)),
    replyNo: fc.constant('1号'),
    way: fc.constantFrom(...(Object.keys(DELIVERY_WAYS) as (keyof typeof DELIVERY_WAYS)[])),
    provedOn: day,
    proof: fc.constant('回证'),
    on: day,
    fileNo: fc.constant('1'),
    kind: fc.constantFrom('reconsideration', 'lawsuit'),
    notedOn: day,
    result: fc.constantFrom('upheld', 'corrected'),
    into: fc.constant('2026-00001'),
    isSame: fc.constantFrom(true, true, true, false),
    comment: fc.constant('批注'),
    fields: fc.constantFrom(['phone'], []),
    workdaysLeft: fc.constantFrom(5, 1, 0),
    arrangement: fc.constant(''),
    carrier: fc.constantFrom(...(Object.keys(CARRIERS) as (keyof typeof CARRIERS)[])),
  })
  .chain((fields) => outcome.map((draft) => ({ ...fields, ...draft })));

const oneTry: fc.Arbitrary<Try> = fc.record({
  pick: fc.nat(1000),
  wild: fc.integer({ min: 0, max: 19 }).map((roll) => roll === 0),
  data,
  rolePick: fc.nat(100),
  id: fc.constantFrom('wang', 'li', 'zhao', 'sun', 'zhou'),
  unit: fc.constantFrom('roads', 'roads', 'roads', 'parks', 'tax', undefined),
  daysLater: fc.constantFrom(0, 0, 0, 0, 1, 2, 7, 45),
});

/** Tries enough for some walks to reach the archive. */
export const walks = fc.array(oneTry, { minLength: 60, maxLength: 200 });
