import type { Attachment } from '../attachment-rules.ts';
import type { ReleasedFile } from '../outgoing/released-file.ts';
import type { CivilDate } from '../work-calendar.ts';
import type { Channel } from './channels.ts';
import type { Outcome, Statement } from './outcomes.ts';
import type { State } from './states.ts';

/** A personal value as the store keeps it: sealed before it comes here, opened only to be shown. */
export type Sealed = string;

/** 个人信息 — what of an application is sealed. */
export const PERSONAL_FIELDS = {
  name: '姓名或名称',
  idNumber: '证件号码',
  phone: '联系电话',
  address: '联系地址',
  email: '电子邮箱',
  postcode: '邮政编码',
  legalRepresentative: '法定代表人',
  contact: '联系人',
  agentName: '代理人姓名',
  agentIdNumber: '代理人证件号码',
  agentPhone: '代理人电话',
} as const;

export type PersonalField = keyof typeof PERSONAL_FIELDS;

/** 申请人类别 — the columns of table 2 of the annual report. */
export const APPLICANT_KINDS = {
  naturalPerson: '自然人',
  business: '商业企业',
  research: '科研机构',
  publicBenefit: '社会公益组织',
  legalService: '法律服务机构',
  otherOrganisation: '其他',
} as const;

export type ApplicantKind = keyof typeof APPLICANT_KINDS;

/** 证件名称 — whose numbers have check digits that can be judged, and whose have not. */
export const ID_KINDS = {
  residentId: '居民身份证',
  creditCode: '统一社会信用代码',
  foreignResidence: '外国人永久居留身份证',
  hkMacaoTaiwan: '港澳台居民通行证、居住证',
  passport: '护照',
  other: '其他证件',
} as const;

export type IdKind = keyof typeof ID_KINDS;

/** 提供载体 (第二十九条第三项、第四十条). */
export const CARRIERS = { paper: '纸质', electronic: '电子文件', disc: '光盘' } as const;
/** 获取方式 (第二十九条第三项、第四十条). */
export const OBTAINING = {
  post: '邮寄',
  email: '电子邮件',
  download: '网上下载',
  pickup: '当面领取',
  inspection: '当场阅读、抄录',
} as const;

/** 送达方式 (国办公开办函〔2016〕235号), and which day counts as the day of reply. */
export const DELIVERY_WAYS = {
  direct: { name: '直接送达', repliedOn: 'proof' },
  entrusted: { name: '委托送达', repliedOn: 'proof' },
  post: { name: '邮寄送达', repliedOn: 'dispatch' },
  online: { name: '网上送达', repliedOn: 'dispatch' },
  email: { name: '电子邮件送达', repliedOn: 'dispatch' },
} as const;

export type DeliveryWay = keyof typeof DELIVERY_WAYS;

/** 计收方式 of the 信息处理费 (国办函〔2020〕109号). */
export const FEE_SCHEMES = { byItem: '按件', byVolume: '按量' } as const;

/** What is asked for (第二十九条第二项). */
export interface Wanted {
  readonly title: string;
  readonly docNo?: string;
  readonly description: string;
  readonly period?: string;
}

/** 征求意见 — of a third party (第三十二条) or another agency (第三十四条、第三十三条第三款). */
export interface Consultation {
  readonly id: string;
  readonly of: 'thirdParty' | 'agency';
  readonly sentOn: CivilDate;
  /** The day the consulted received the letter; the 15 working days run from it. */
  readonly letterReceivedOn?: CivilDate;
  readonly endedOn?: CivilDate;
  readonly opinion?: 'consents' | 'objects' | 'silent';
  readonly toldOn?: CivilDate;
}

/** 拟办意见 — bound by its hash; any edit is another draft. */
export interface Draft {
  readonly outcome: Outcome;
  readonly statements: Readonly<Partial<Record<Statement, string>>>;
  readonly files?: readonly ReleasedFile[];
  readonly hash: string;
  readonly draftedBy: string;
}

export interface Delivery {
  readonly way: DeliveryWay;
  readonly sentOn: CivilDate;
  readonly provedOn?: CivilDate;
  readonly undeliveredOn?: CivilDate;
}

/** 复议、诉讼 — noted with its result (table 3 of the annual report). */
export interface Challenge {
  readonly id: string;
  readonly kind: 'reconsideration' | 'lawsuit' | 'lawsuitAfterReconsideration';
  readonly notedOn: CivilDate;
  readonly result?: 'upheld' | 'corrected' | 'other';
}

/** What the clock runs on; overdue is computed from it, never kept. */
export interface ClockFacts {
  /** Day 0. */
  readonly startOn?: CivilDate;
  readonly extendedWorkdays: number;
  /** 延迟答复期限 — set by the office (第三十五条) or a court, instead of counting. */
  readonly fixedOn?: CivilDate;
  readonly stoppedFor?: 'supplement' | 'fee';
}

/** 申请的内容 — what an applicant says (第二十九条). */
export interface Requested {
  readonly number: string;
  readonly channel: Channel;
  /** The day it was handed in, signed for, or came. */
  readonly arrivedOn: CivilDate;
  readonly applicantKind: ApplicantKind;
  readonly idKind: IdKind;
  readonly personal: Readonly<Partial<Record<PersonalField, Sealed>>>;
  readonly wanted: Wanted;
  readonly carrier: keyof typeof CARRIERS;
  readonly obtaining: keyof typeof OBTAINING;
  readonly helpWanted?: string;
  readonly attachments: readonly Attachment[];
}

/** 催办的事项 — what the office owes without a period of the law behind it. */
export const WAITS = {
  confirmation: '申请到了还没有确认收到',
  letterReceipt: '征求意见书送达的日期还没有记录，答复期限一直停着',
  redelivery: '退回的答复还没有重新送出',
} as const;

export interface Wait {
  readonly for: keyof typeof WAITS;
  /** The day by which it is usually done. */
  readonly expectedOn: CivilDate;
}

/** 政府信息公开申请 — folded from its events. */
export interface Application extends Requested {
  readonly state: State;
  /** Where a waiting state was entered from. */
  readonly returnTo?: State;
  readonly receivedOn?: CivilDate;
  readonly lead?: string;
  readonly assisting: readonly { readonly unit: string; readonly answeredOn?: CivilDate }[];
  readonly clock: ClockFacts;
  readonly supplement?: {
    readonly askedOn: CivilDate;
    readonly workdays: number;
    readonly dueOn: CivilDate;
    readonly receivedOn?: CivilDate;
    readonly lapseFlagged?: true;
  };
  readonly consultations: readonly Consultation[];
  readonly extension?: {
    readonly workdays: number;
    readonly proposedBy: string;
    readonly approvedBy?: string;
    readonly toldOn?: CivilDate;
  };
  readonly reasons?: { readonly askedOn: CivilDate; readonly givenOn?: CivilDate };
  readonly fee?: {
    readonly amountYuan: number;
    readonly noticeReceivedOn: CivilDate;
    readonly dueOn: CivilDate;
    readonly paidOn?: CivilDate;
    readonly lapseFlagged?: true;
  };
  readonly draft?: Draft;
  /** Everybody who has drafted since it was last opened: none of them reviews or signs. */
  readonly drafters?: readonly string[];
  readonly legallyReviewedBy?: string;
  readonly secrecyReviewedBy?: string;
  readonly signed?: { readonly by: string; readonly on: CivilDate; readonly hash: string; readonly replyNo: string };
  readonly deliveries: readonly Delivery[];
  readonly repliedOn?: CivilDate;
  /** The leaf it is counted under, set once. */
  readonly outcome?: Outcome;
  readonly closedOn?: CivilDate;
  /** The day it was closed for the first time: the year it is counted in, whatever is reopened later. */
  readonly closedFirstOn?: CivilDate;
  /** 合并办理 — the application whose reply answers this one too. */
  readonly mergedInto?: string;
  /** 补充答复 — begun again after it was closed; the leaf stays. */
  readonly supplementaryReplies: readonly { readonly openedOn: CivilDate; readonly outcome?: Outcome }[];
  readonly challenges: readonly Challenge[];
  /** The last due date the applicant was told, and the clock it was computed from. */
  readonly told?: { readonly dueOn: CivilDate; readonly clock: string };
  readonly reminders: readonly { readonly dueOn: CivilDate; readonly workdaysLeft: number }[];
  /** What its desk was urged to do, once each. */
  readonly urged?: readonly Wait[];
}
