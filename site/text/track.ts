import { STATES, type State } from '#domain/application/states.ts';
import type { StepName } from '#domain/application/steps.ts';

/** What a step of the timeline means to whoever applied; a step without words keeps its name alone. */
const STEP_WORDS: Readonly<Partial<Record<StepName, string>>> = {
  submit: '您提出了申请。',
  confirmReceipt: '我们确认收到申请。',
  register: '申请登记在册，接下来交给掌握这份信息的单位。',
  askSupplement: '申请里有写得不清楚的地方，我们请您补充。补正以前，期限停下来。',
  supplement: '收到了您的补正，答复期限重新计算。',
  lapseSupplement: '过了补正期限仍没有收到补正，申请不再办理。您可以重新申请。',
  transfer: '交给{unit}办理。',
  consultThirdParty: '公开可能影响别人的合法权益，正在征求对方的意见。征求意见的时间不计入期限。',
  consultAgency: '信息由几个机关共同制作，正在征求其他机关的意见。征求意见的时间不计入期限。',
  receiveOpinion: '收到了被征求方的意见，期限继续计算。',
  applySilence: '被征求方在期限内没有提出意见，我们继续办理。',
  tellExtension: '在原来的期限内不能答复，经批准延长。',
  askReasons: '申请的数量、次数较多，请您说明理由。',
  giveReasons: '收到了您说明的理由。',
  setDelay: '确定了延迟答复的期限。',
  decideFee: '需要收取信息处理费。缴费以前，期限停下来。',
  recordPayment: '收到了缴费，答复期限重新计算。',
  lapseFee: '过了缴费期限没有缴费，申请不再办理。您可以重新申请。',
  sign: '答复已经签发，将按您选的方式送到。',
  dispatch: '答复已经送出。',
  proveDelivery: '答复已经送到，申请办结。',
  noteUndelivered: '没有送到，我们会再送。',
  archive: '整卷归档，可以查考。',
  withdraw: '申请已经撤回，不再办理。您可以重新申请。',
  merge: '这件申请与您先前的申请内容相同，合并办理，一并答复。',
  reopen: '重新办理，将作补充答复。',
  recalculate: '国务院办公厅公布了新的放假安排，答复期限随之重算；已经告诉您的日期不会提前。',
};

export const wordsOfStep = (step: string, unit = '承办单位'): string =>
  (STEP_WORDS[step as StepName] ?? '').replace('{unit}', unit);

/** 接下来 — what happens next in each state; `{unit}` is 承办单位. */
const NEXT: Readonly<Record<State, string>> = {
  submitted: '接下来，我们与您联系，确认收到。确认的那一天是收到申请之日，答复期限从那一天算起（条例第三十一条）。',
  received: '接下来登记，再交给掌握这份信息的单位。写得不清楚的，7 个工作日内一次告诉您补什么（条例第三十条）。',
  registered: '接下来交给掌握这份信息的单位。写得不清楚的，7 个工作日内一次告诉您补什么（条例第三十条）。',
  awaitingSupplement: '现在等您补正。收到补正的次日起，重新计算 20 个工作日（条例第三十条）。',
  handling: '现在由{unit}查找信息、拟出答复，接下来审核、签发，再送给您。',
  awaitingReasons: '现在等您说明理由。理由合理的，继续办理；不合理的，不予处理，并书面告诉您（条例第三十五条）。',
  awaitingPayment: '现在等您缴费。缴费的次日起，重新计算 20 个工作日。',
  legalReview: '答复已经拟好，正在作法制审核，接下来保密审查、签发，再送给您。',
  secrecyReview: '答复已经拟好，正在作保密审查，接下来签发，再送给您。',
  signing: '答复已经审核，接下来签发，再送给您。',
  signed: '答复已经签发，接下来送给您。',
  delivering: '答复已经送出，送到以后办结；没有送到的，我们再送。',
  closed: '接下来归档，您不用再做什么。对结果不服的，见下面写的办法和日期。',
  archived: '',
};

const CONSULTING = '正在征求别人的意见，最多等 15 个工作日，这些天不计入期限；意见收到或者等满以后，由{unit}继续办理。';

interface Standing {
  readonly state: string;
  readonly consulting: boolean;
}

/** What comes next to an application that stands so, told to whoever applied. */
export const nextOf = ({ state, consulting }: Standing, unit: string): string => {
  const id = (Object.keys(STATES) as State[]).find((each) => STATES[each].name === state);
  return (id === 'handling' && consulting ? CONSULTING : id ? NEXT[id] : '').replace('{unit}', unit);
};
