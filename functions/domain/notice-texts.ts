import { inWords } from './date-words.ts';
import type { CivilDate } from './work-calendar.ts';
import type { WORKFLOW } from './workflow.ts';

/** The steps the table tells the applicant of; one without a text does not compile. */
type Told = Extract<(typeof WORKFLOW)[number], { readonly notice: true }>['step'];

interface NoticeText {
  readonly subject: string;
  readonly lines: readonly string[];
}

/** What a text may be filled with: nothing that says who asks, or for what. */
export const PLACEHOLDERS = ['number', 'dueOn', 'link', 'siteName', 'phone'] as const;

type Placeholder = (typeof PLACEHOLDERS)[number];

const LOOK = '请凭受理编号和查询码查看：{link}';

/** 给申请人的通知 — a line whose placeholder has no value is left out. */
export const APPLICANT_NOTICES: Readonly<Record<Told, NoticeText>> = {
  confirmReceipt: {
    subject: '申请已收到（{number}）',
    lines: ['您的政府信息公开申请已收到，受理编号 {number}。', '我们最迟于 {dueOn} 答复。', LOOK],
  },
  askSupplement: {
    subject: '请补正申请（{number}）',
    lines: [
      '您的申请 {number} 需要补正，请最迟于 {dueOn} 补正。',
      '无正当理由逾期不补正的，视为放弃申请。答复期限从收到补正之日起重新计算。',
      `需要补正什么，${LOOK}`,
    ],
  },
  supplement: {
    subject: '补正已收到（{number}）',
    lines: ['您对申请 {number} 的补正已收到。', '答复期限重新计算，我们最迟于 {dueOn} 答复。', LOOK],
  },
  lapseSupplement: {
    subject: '申请因逾期未补正终止办理（{number}）',
    lines: ['申请 {number} 逾期没有补正，视为放弃，不再办理。', '您可以重新提出申请。', LOOK],
  },
  consultThirdParty: {
    subject: '正在征求第三方意见（{number}）',
    lines: ['办理申请 {number} 需要征求第三方的意见。', '征求意见的时间不计入答复期限。', LOOK],
  },
  consultAgency: {
    subject: '正在征求其他机关意见（{number}）',
    lines: ['办理申请 {number} 需要征求其他机关的意见。', '征求意见的时间不计入答复期限。', LOOK],
  },
  receiveOpinion: {
    subject: '征求意见已经结束（{number}）',
    lines: ['办理申请 {number} 征求意见已经结束，继续办理。', '我们最迟于 {dueOn} 答复。', LOOK],
  },
  applySilence: {
    subject: '征求意见已经结束（{number}）',
    lines: ['办理申请 {number} 征求意见的期限已经届满，继续办理。', '我们最迟于 {dueOn} 答复。', LOOK],
  },
  tellExtension: {
    subject: '答复期限延长（{number}）',
    lines: ['申请 {number} 的答复期限经批准延长。', '我们最迟于 {dueOn} 答复。', LOOK],
  },
  askReasons: {
    subject: '请说明申请理由（{number}）',
    lines: ['申请 {number} 的数量、频次明显超过合理范围，请说明理由。', `怎样说明，${LOOK}`],
  },
  setDelay: {
    subject: '确定延迟答复的期限（{number}）',
    lines: ['申请 {number} 不能在原期限内答复，我们最迟于 {dueOn} 答复。', LOOK],
  },
  decideFee: {
    subject: '请缴纳信息处理费（{number}）',
    lines: [
      '办理申请 {number} 需要收取信息处理费，请最迟于 {dueOn} 缴纳。',
      '逾期未缴纳的，视为放弃申请。答复期限从缴费次日起重新计算。',
      '我们只通过收费通知书告知金额和缴费办法，不会用邮件或短信索要费用、银行卡号和验证码。',
      LOOK,
    ],
  },
  recordPayment: {
    subject: '缴费已收到（{number}）',
    lines: ['申请 {number} 的信息处理费已收到。', '答复期限重新计算，我们最迟于 {dueOn} 答复。', LOOK],
  },
  lapseFee: {
    subject: '申请因逾期未缴费终止办理（{number}）',
    lines: ['申请 {number} 逾期没有缴纳信息处理费，视为放弃，不再办理。', '您可以重新提出申请。', LOOK],
  },
  dispatch: {
    subject: '答复已送出（{number}）',
    lines: ['申请 {number} 已经答复，答复书按您选择的方式送达。', LOOK],
  },
  withdraw: {
    subject: '申请已撤回（{number}）',
    lines: ['申请 {number} 已经撤回，不再办理。', '如果不是您本人或您的代理人撤回的，请尽快与我们联系。', LOOK],
  },
  merge: {
    subject: '申请合并办理（{number}）',
    lines: [
      '申请 {number} 与您先前的申请内容相同，合并办理，一并答复，期限按先前那一件计算。',
      '不同意合并的，请尽快与我们联系。',
      LOOK,
    ],
  },
  reopen: {
    subject: '将作补充答复（{number}）',
    lines: ['申请 {number} 将重新办理，我们最迟于 {dueOn} 作出补充答复。', LOOK],
  },
  recalculate: {
    subject: '答复期限按新的放假安排重算（{number}）',
    lines: ['放假安排公布后，申请 {number} 的答复期限重新计算，我们最迟于 {dueOn} 答复。', LOOK],
  },
};

/** 给办理人员的提醒. */
export const DESK_NOTICES = {
  remind: {
    subject: '答复期限将至（{number}）',
    lines: ['申请 {number} 的答复期限是 {dueOn}，请及时办理。', '办理：{link}'],
  },
  escalate: {
    subject: '已超期，请立即办理（{number}）',
    lines: [
      '申请 {number} 的答复期限 {dueOn} 已过，仍未答复。',
      '逾期未答复，申请人可以申请行政复议或提起诉讼。',
      '办理：{link}',
    ],
  },
  urge: {
    subject: '有一件事等着办理（{number}）',
    lines: ['申请 {number} 有一件事久未办理，是什么事，请看办理经过。', '办理：{link}'],
  },
  flagSupplementLapse: {
    subject: '补正期限已过（{number}）',
    lines: ['申请 {number} 的补正期限 {dueOn} 已过，没有收到补正，请决定是否视为放弃。', '办理：{link}'],
  },
  flagFeeLapse: {
    subject: '缴费期限已过（{number}）',
    lines: ['申请 {number} 的缴费期限 {dueOn} 已过，没有收到缴费，请决定是否不再处理。', '办理：{link}'],
  },
} as const satisfies Readonly<Record<string, NoticeText>>;

const SIGNATURE = ['{siteName}', '咨询电话：{phone}', '这是系统自动发出的通知，请勿回复。'];

/** What fills a text; the link leads to the query page or the desk, without a code in it. */
export interface NoticeFacts {
  readonly number: string;
  readonly dueOn?: CivilDate | undefined;
  readonly link: string;
  readonly siteName: string;
  readonly phone?: string | undefined;
}

const SLOT = /\{(\w+)\}/g;

/** Undefined when a value is missing. */
const fill = (line: string, values: Readonly<Partial<Record<Placeholder, string>>>): string | undefined => {
  const slots = Array.from(line.matchAll(SLOT), ([, name]) => name as Placeholder);
  return slots.every((name) => values[name])
    ? line.replaceAll(SLOT, (_, name: Placeholder) => values[name] ?? '')
    : undefined;
};

const textOf = (to: 'applicant' | 'desk', step: string): NoticeText | undefined => {
  const texts: Readonly<Record<string, NoticeText>> = to === 'applicant' ? APPLICANT_NOTICES : DESK_NOTICES;
  return Object.hasOwn(texts, step) ? texts[step] : undefined;
};

/**
 * 通知的文字 — subject and body of a mail, and the same as one short message.
 *
 * @returns undefined for a step that nobody is told of
 */
export const noticeText = (
  to: 'applicant' | 'desk',
  step: string,
  { dueOn, ...facts }: NoticeFacts,
): { readonly subject: string; readonly text: string; readonly sms: string } | undefined => {
  const notice = textOf(to, step);
  if (!notice) return undefined;
  const values = { ...facts, dueOn: dueOn && inWords(dueOn) };
  const filled = (lines: readonly string[]): string[] => lines.flatMap((line) => fill(line, values) ?? []);
  const body = filled(notice.lines);
  return {
    subject: filled([notice.subject]).join(''),
    text: [...body, '', ...filled(SIGNATURE), ''].join('\n'),
    sms: `${body.join('')}【${facts.siteName}】`,
  };
};
