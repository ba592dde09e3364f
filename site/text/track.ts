import type { StepName } from '#domain/application/steps.ts';

/** What a step of the timeline means to whoever applied; a step without words keeps its name alone. */
const STEP_WORDS: Readonly<Partial<Record<StepName, string>>> = {
  submit: '您提出了申请。',
  confirmReceipt: '我们确认收到，从这一天起计算答复期限，当天不算。',
  register: '申请登记在册，接下来交给掌握这份信息的单位。',
  askSupplement: '申请里有写得不清楚的地方，我们请您补充。补正以前，期限停下来。',
  supplement: '收到了您的补正，答复期限从这一天起重新计算。',
  lapseSupplement: '过了补正期限仍没有收到补正，申请不再办理。您可以重新申请。',
  transfer: '交给了承办单位，正在查找您要的信息。',
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

export const wordsOfStep = (step: string): string => STEP_WORDS[step as StepName] ?? '';
