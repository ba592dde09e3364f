/** What a reply must state, by 第三十六条 to 第四十条 and 行政复议法第二十三条. */
export const STATEMENTS = {
  information: '公开的信息，或获取它的方式、途径',
  withheldPart: '不予公开的部分和理由',
  legalBasis: '不予公开的法律依据',
  facts: '认定的事实',
  reason: '理由',
  searchRecord: '检索记录：谁、何时、在哪里、用什么关键词',
  responsibleAgency: '负责该信息的行政机关（能够确定的）',
  queryProcedure: '查询该信息应依照的法律和途径',
  unclearAfterSupplement: '补正后仍不明确的内容',
  petitionChannel: '信访、投诉、举报的途径',
  earlierReplyNo: '此前答复的文号',
  publication: '公开出版物的名称和获取途径',
} as const;

export type Statement = keyof typeof STATEMENTS;

interface OutcomeRow {
  /** As the annual report's table 2 names it (国办公开办函〔2021〕30号). */
  readonly name: string;
  readonly group: string;
  readonly law: string;
  readonly states: readonly Statement[];
  /** 复议前置 (行政复议法第二十三条第一款第四项). */
  readonly reviewFirst: boolean;
  /** The letter it is told by. */
  readonly letter: string;
}

const GRANTED = '政府信息公开告知书';
const DENIED = '政府信息不予公开告知书';
const NOT_EXISTENT = '政府信息不存在告知书';
const NOT_PROCESSED = '政府信息公开申请不予处理告知书';
const CLOSING = '政府信息公开申请办结告知书';

const denied = (name: string, law: string): OutcomeRow => ({
  name,
  group: '（三）不予公开',
  law,
  states: ['legalBasis', 'facts', 'reason'],
  reviewFirst: true,
  letter: DENIED,
});

const notProcessed = (name: string, law: string, states: readonly Statement[]): OutcomeRow => ({
  name,
  group: '（五）不予处理',
  law,
  states,
  reviewFirst: false,
  letter: NOT_PROCESSED,
});

const other = (name: string, law: string): OutcomeRow => ({
  name,
  group: '（六）其他处理',
  law,
  states: ['reason'],
  reviewFirst: false,
  letter: CLOSING,
});

/** 办理结果 — the 21 leaves of the official annual table; every closed application has exactly one. */
export const OUTCOMES = {
  'granted.full': {
    name: '予以公开',
    group: '（一）予以公开',
    law: '第三十六条第一项、第二项',
    states: ['information'],
    reviewFirst: false,
    letter: GRANTED,
  },
  'granted.partial': {
    name: '部分公开',
    group: '（二）部分公开',
    law: '第三十七条',
    states: ['information', 'withheldPart', 'legalBasis', 'reason'],
    reviewFirst: true,
    letter: GRANTED,
  },
  'denied.stateSecret': denied('属于国家秘密', '第十四条'),
  'denied.otherLaw': denied('其他法律行政法规禁止公开', '第十四条'),
  'denied.threeSecurities': denied('危及“三安全一稳定”', '第十四条'),
  'denied.thirdParty': denied('保护第三方合法权益', '第十五条'),
  'denied.internalAffairs': denied('属于三类内部事务信息', '第十六条第一款'),
  'denied.process': denied('属于四类过程性信息', '第十六条第二款'),
  'denied.enforcementFile': denied('属于行政执法案卷', '第十六条第二款'),
  'denied.adminQuery': {
    ...denied('属于行政查询事项', '第三十六条第七项'),
    states: ['legalBasis', 'queryProcedure'],
    reviewFirst: false,
  },
  'unable.notHeld': {
    name: '本机关不掌握相关政府信息',
    group: '（四）无法提供',
    law: '第三十六条第四项、第五项',
    states: ['searchRecord', 'reason'],
    reviewFirst: false,
    letter: NOT_EXISTENT,
  },
  'unable.needsCreation': {
    name: '没有现成信息需要另行制作',
    group: '（四）无法提供',
    law: '第三十八条',
    states: ['searchRecord', 'reason'],
    reviewFirst: false,
    letter: NOT_EXISTENT,
  },
  'unable.stillUnclear': {
    name: '补正后申请内容仍不明确',
    group: '（四）无法提供',
    law: '第三十条',
    states: ['unclearAfterSupplement'],
    reviewFirst: false,
    letter: CLOSING,
  },
  'notProcessed.petition': notProcessed('信访举报投诉类申请', '第三十九条第一款', ['reason', 'petitionChannel']),
  'notProcessed.repeat': notProcessed('重复申请', '第三十六条第六项', ['earlierReplyNo']),
  'notProcessed.publication': notProcessed('要求提供公开出版物', '第三十九条第二款', ['publication']),
  'notProcessed.excessive': notProcessed('无正当理由大量反复申请', '第三十五条', ['facts', 'reason']),
  'notProcessed.confirmOrReissue': notProcessed('要求行政机关确认或重新出具已获取信息', '第三十六条第六项', [
    'earlierReplyNo',
  ]),
  'other.notCorrected': other('申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '第三十条'),
  'other.feeUnpaid': other(
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    '国办函〔2020〕109号',
  ),
  'other.other': other('其他', '第四十五条'),
} as const satisfies Readonly<Record<string, OutcomeRow>>;

export type Outcome = keyof typeof OUTCOMES;

/** 办理结果 as it is told to whoever asked: 不予公开 comes before why, which is all that some leaves are named by. */
export const resultOf = (outcome: Outcome): string => {
  const { name, group } = OUTCOMES[outcome];
  const kind = group.slice(3);
  return kind === name || kind === '其他处理' ? name : `${kind}：${name}`;
};

/** 必须写明的内容 — what a reply of this outcome has not stated yet. */
export const missingStatements = (
  outcome: Outcome,
  stated: Readonly<Partial<Record<Statement, string>>>,
): Statement[] => OUTCOMES[outcome].states.filter((statement) => !stated[statement]?.trim());
