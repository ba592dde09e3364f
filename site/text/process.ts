import { GUARDS, type GuardName } from '#domain/application/guards.ts';
import { OUTCOMES, type Outcome } from '#domain/application/outcomes.ts';
import { ROLES, type Role } from '#domain/application/roles.ts';
import { STAGES, STATES, type Stage, type State } from '#domain/application/states.ts';
import type { StepName } from '#domain/application/steps.ts';
import type { ClockEffect, Row } from '#domain/procedure.ts';
import { WORKFLOW } from '#domain/workflow.ts';

export type ProcessRow = Row<State, StepName, Role, GuardName>;

export const PROCESS: readonly ProcessRow[] = WORKFLOW;

/** The row of a step. @throws RangeError when the table has none */
export const rowOf = (step: StepName): ProcessRow => {
  const row = PROCESS.find((each) => each.step === step);
  if (!row) throw new RangeError(`no row for ${step}`);
  return row;
};

/** What a stage is, to somebody who has applied, and the steps it consists of when nothing special happens. */
interface StageText {
  readonly words: string;
  readonly steps: readonly StepName[];
}

const STAGE_TEXTS: Readonly<Record<Stage, StageText>> = {
  acceptance: { words: '收到申请，网上、当面、邮寄都可以', steps: ['submit', 'confirmReceipt'] },
  registration: { words: '编号，给您登记回执', steps: ['register'] },
  transfer: { words: '交给掌握这份信息的单位，查找并拟出答复', steps: ['transfer', 'submitDraft'] },
  signing: { words: '经法制、保密两道审核后签发', steps: ['passLegalReview', 'passSecrecyReview', 'sign'] },
  delivery: { words: '按您要的方式送到', steps: ['dispatch', 'proveDelivery'] },
  archiving: { words: '整卷保存，可以查考', steps: ['archive'] },
};

/** 六个阶段 in order, each with its words, its steps, and whether 答复期限 runs in it. */
export const stages = (Object.entries(STAGES) as [Stage, string][]).map(([id, name]) => ({
  id,
  name,
  words: STAGE_TEXTS[id].words,
  steps: STAGE_TEXTS[id].steps.map(rowOf),
}));

const ON_THE_WAY: ReadonlySet<StepName> = new Set(Object.values(STAGE_TEXTS).flatMap(({ steps }) => steps));

/** Whether a step is one of those an application takes when nothing special happens. */
export const isOnTheWay = (step: StepName): boolean => ON_THE_WAY.has(step);

export const rolesOf = ({ by }: ProcessRow): string => by.map((role) => ROLES[role]).join('、');

export const stateNames = (states: readonly State[]): string => states.map((state) => STATES[state].name).join('、');

export const targetName = ({ to }: ProcessRow): string =>
  to === 'same' ? '不变' : to === 'back' ? '回到原状态' : STATES[to].name;

export const faultsOf = ({ when }: ProcessRow): string[] => when.map((guard) => GUARDS[guard].fault);

/** The names of the steps with one effect on the clock. */
export const stepsThat = (...effects: readonly ClockEffect[]): ProcessRow[] =>
  PROCESS.filter(({ clock }) => effects.includes(clock));

/** What each outcome means to the applicant. */
const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  'granted.full': '您要的信息给您，或者告诉您在哪里、什么时候可以拿到。',
  'granted.partial': '能公开的部分给您；遮去的部分，说明是什么、为什么。',
  'denied.stateSecret': '依法确定为国家秘密，不能公开。',
  'denied.otherLaw': '另有法律、行政法规写明不得公开。',
  'denied.threeSecurities': '公开后可能危及国家安全、公共安全、经济安全和社会稳定。',
  'denied.thirdParty': '涉及别人的商业秘密、个人隐私，公开会损害其合法权益。',
  'denied.internalAffairs': '人事、后勤、内部工作流程这三类信息，可以不公开。',
  'denied.process': '讨论记录、过程稿、磋商信函、请示报告，可以不公开。',
  'denied.enforcementFile': '行政执法案卷里的信息，可以不公开；当事人查阅另有规定。',
  'denied.adminQuery': '工商、不动产登记等资料另有专门的查询办法，告诉您怎样查。',
  'unable.notHeld': '查找过，没有；或者不归我们管，知道归谁的会告诉您。',
  'unable.needsCreation': '现成的没有，要另外加工、汇总才有。',
  'unable.stillUnclear': '补正过一次，还是看不出要什么。',
  'notProcessed.petition': '内容是信访、投诉、举报，告诉您该走的途径。',
  'notProcessed.repeat': '同样的内容已经答复过您。',
  'notProcessed.publication': '要的是公开出版的书报，告诉您在哪里可以得到。',
  'notProcessed.excessive': '申请的数量、次数明显过多，说明的理由也不合理。',
  'notProcessed.confirmOrReissue': '要求为已经得到的信息作确认，或者重新出具。',
  'other.notCorrected': '没有正当理由，过了期限仍没有补正，视为放弃。',
  'other.feeUnpaid': '过了期限没有缴费，视为放弃。',
  'other.other': '例如您撤回了申请。',
};

interface OutcomeText {
  readonly outcome: Outcome;
  readonly name: string;
  readonly law: string;
  readonly words: string;
  readonly reviewFirst: boolean;
}

/** 办理结果 by group; the group's number in brackets is the annual report's, and left out here. */
export const outcomeGroups: readonly { readonly name: string; readonly outcomes: readonly OutcomeText[] }[] = [
  ...Map.groupBy(Object.entries(OUTCOMES) as [Outcome, (typeof OUTCOMES)[Outcome]][], ([, { group }]) => group),
].map(([group, members]) => ({
  name: group.replace(/^（.）/, ''),
  outcomes: members.map(([outcome, { name, law, reviewFirst }]) => ({
    outcome,
    name,
    law,
    words: OUTCOME_WORDS[outcome],
    reviewFirst,
  })),
}));

const OTHER_LAW = /^(?:国办|行政|个人|《)/;

/** 条例第三十条; an article of another law keeps that law's name. */
export const cited = (law: string): string => (OTHER_LAW.test(law) ? law : `条例${law}`);
