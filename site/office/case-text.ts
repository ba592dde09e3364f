import { CHANNELS } from '#domain/application/channels.ts';
import { APPLICANT_KINDS, CARRIERS, OBTAINING, PERSONAL_FIELDS, WAITS } from '#domain/application/facts.ts';
import { OUTCOMES, type Outcome, STATEMENTS } from '#domain/application/outcomes.ts';
import { ASIDES, DESKS } from '#domain/application/placement.ts';
import type { Role } from '#domain/application/roles.ts';
import type { Standing } from '#domain/application/view.ts';
import type { Case } from '#functions/usecases/read-application.ts';
import { longDate } from '../text/words.ts';

/** 还有 5 个工作日 — what a traffic light says in words. */
export const leftWords = (left: number): string =>
  left > 0 ? `还有 ${left} 个工作日` : left === 0 ? '今天到期' : `超期 ${-left} 个工作日`;

export const clockWords = (clock: Standing): string =>
  clock.runs
    ? `${longDate(clock.dueOn)}${clock.provisional ? '（暂定）' : ''}，${leftWords(clock.workdaysLeft)}`
    : clock.because;

/** 收件岗位 by name, or the unit's own. */
export const deskName = (desk: string | undefined, unitName: (unit: string) => string): string =>
  desk === undefined ? '' : ((DESKS as Readonly<Record<string, string>>)[desk] ?? unitName(desk));

/** The lists an officer works from, by role. */
const LISTS: Readonly<Partial<Record<Role, keyof typeof DESKS>>> = {
  registrar: 'registry',
  legalReviewer: 'legalReview',
  secrecyReviewer: 'secrecyReview',
  signer: 'signing',
  archivist: 'archive',
};

/** What waits for a role while the application itself waits elsewhere. */
const ASIDE_LISTS: Readonly<Partial<Record<Role, keyof typeof ASIDES>>> = {
  disclosureHead: 'extension',
  feeOfficer: 'payment',
};

export interface WorkList {
  readonly by: 'desk' | 'unit';
  readonly of: string;
  readonly name: string;
}

/** 待办列表 — what waits for an officer, the most pressing first; then all of the unit. */
export const listsOf = (
  { roles, unit }: { readonly roles: readonly Role[]; readonly unit?: string | undefined },
  unitName: (unit: string) => string,
): WorkList[] => [
  ...roles.flatMap((role): WorkList[] => {
    const desk = LISTS[role];
    return desk ? [{ by: 'desk', of: desk, name: DESKS[desk] }] : [];
  }),
  ...roles.flatMap((role): WorkList[] => {
    const aside = ASIDE_LISTS[role];
    return aside ? [{ by: 'unit', of: aside, name: ASIDES[aside] }] : [];
  }),
  ...(roles.includes('registrar') ? [{ by: 'desk' as const, of: 'delivery', name: DESKS.delivery }] : []),
  ...(unit
    ? [
        { by: 'desk' as const, of: unit, name: `${unitName(unit)}待办` },
        { by: 'unit' as const, of: unit, name: `${unitName(unit)}全部在办` },
      ]
    : []),
];

/** 申请的内容, line by line. */
export const requestLines = ({ application }: Case): readonly (readonly [string, string])[] => {
  const { wanted, channel, applicantKind, carrier, obtaining, helpWanted, arrivedOn, receivedOn } = application;
  return [
    ['信息名称', wanted.title],
    ['文号', wanted.docNo ?? ''],
    ['内容描述', wanted.description],
    ['时间范围', wanted.period ?? ''],
    ['提供形式', `${CARRIERS[carrier]}，${OBTAINING[obtaining]}`],
    ['需要的帮助', helpWanted ?? ''],
    ['提出途径', `${CHANNELS[channel].name}，${longDate(arrivedOn)}`],
    ['收到之日', receivedOn ? longDate(receivedOn) : '尚未确认收到'],
    ['申请人类别', APPLICANT_KINDS[applicantKind]],
  ].filter((line): line is [string, string] => line[1] !== '');
};

/** 申请人, with every field masked. */
export const personalLines = ({
  application,
}: Case): readonly { readonly field: string; readonly label: string; readonly text: string }[] =>
  Object.entries(application.personal).map(([field, text]) => ({
    field,
    label: PERSONAL_FIELDS[field as keyof typeof PERSONAL_FIELDS],
    text,
  }));

export const draftLines = ({ outcome, statements }: { outcome: Outcome; statements: object }) => ({
  name: OUTCOMES[outcome].name,
  letter: OUTCOMES[outcome].letter,
  lines: Object.entries(statements).map(([statement, text]) => ({
    label: STATEMENTS[statement as keyof typeof STATEMENTS],
    text: String(text),
  })),
});

/** Names of what officers fill in, for the history of a case. */
const DATA_WORDS: Readonly<Record<string, string>> = {
  reason: '理由',
  what: '需要补正的内容',
  workdays: '工作日',
  description: '补正后的内容',
  lead: '主办单位',
  assisting: '协办单位',
  opinion: '意见',
  content: '意见内容',
  replyNo: '答复文号',
  trackingNo: '邮件号',
  proof: '送达证明',
  fileNo: '档号',
  amountYuan: '金额（元）',
  receiptNo: '缴费凭证号',
  agency: '机关',
  for: '事项',
  into: '并入',
  comment: '批注',
};

/** What is filled in as one of a list. */
const CHOSEN: Readonly<Record<string, string>> = { consents: '同意公开', objects: '不同意公开', ...WAITS };

/** What was filled in at a step, in words; dates and hashes are told elsewhere. */
export const dataLines = (data: object, unitName: (unit: string) => string): readonly (readonly [string, string])[] =>
  Object.entries(data).flatMap(([name, value]): [string, string][] => {
    const label = DATA_WORDS[name];
    if (label === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    if (name === 'lead' || name === 'assisting' || name === 'agency')
      return [
        [
          label,
          [value]
            .flat()
            .map((unit) => unitName(String(unit)))
            .join('、'),
        ],
      ];
    return [[label, CHOSEN[String(value)] ?? String(value)]];
  });
