import type { Outcome, Statement } from '../application/outcomes.ts';

/** How a reply of one outcome says what was found and decided. */
export interface Verdict {
  /** 经审查，… or 经检索，… — what was found. */
  readonly found: string;
  /** The provision the decision rests on, as it is cited in a sentence. */
  readonly law: string;
  /** 本机关… — what was decided. */
  readonly decided: string;
}

const article = (number: string): string => `《条例》${number}`;
const WITHHOLD = '决定不予公开';

const denied = (found: string, number: string): Verdict => ({
  found: `经审查，所申请公开的政府信息${found}`,
  law: article(number),
  decided: WITHHOLD,
});

/** 办理结果的表述 — one for each of the 21 leaves, in the words of its article. */
export const VERDICTS: Readonly<Record<Outcome, Verdict>> = {
  'granted.full': {
    found: '经审查，所申请公开的政府信息可以公开',
    law: article('第三十六条第一项、第二项'),
    decided: '决定予以公开，并告知获取的方式、途径',
  },
  'granted.partial': {
    found: '经审查，所申请公开的政府信息中含有不应当公开的内容，但是能够作区分处理',
    law: article('第三十七条'),
    decided: '决定公开其中可以公开的内容，其余部分不予公开',
  },
  'denied.stateSecret': denied('依法确定为国家秘密', '第十四条'),
  'denied.otherLaw': denied('属于法律、行政法规禁止公开的政府信息', '第十四条'),
  'denied.threeSecurities': denied('公开后可能危及国家安全、公共安全、经济安全、社会稳定', '第十四条'),
  'denied.thirdParty': denied('涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害', '第十五条'),
  'denied.internalAffairs': denied(
    '属于行政机关的内部事务信息，即人事管理、后勤管理、内部工作流程等方面的信息',
    '第十六条第一款',
  ),
  'denied.process': denied(
    '属于行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息',
    '第十六条第二款',
  ),
  'denied.enforcementFile': denied('属于行政执法案卷信息', '第十六条第二款'),
  'denied.adminQuery': {
    found: '经审查，所申请公开的信息，有关法律、行政法规对其获取有特别规定',
    law: article('第三十六条第七项'),
    decided: '不以政府信息公开的方式提供，现告知依照有关法律、行政法规的规定办理',
  },
  'unable.notHeld': {
    found: '经检索，本机关没有所申请公开的政府信息，该政府信息不存在',
    law: article('第三十六条第四项'),
    decided: '无法提供该政府信息',
  },
  'unable.needsCreation': {
    found: '经检索，本机关没有现成的所申请公开的政府信息，提供该信息需要另行制作，或者对现有政府信息进行加工、分析',
    law: article('第三十八条'),
    decided: '不予提供',
  },
  'unable.stillUnclear': {
    found: '经审查，补正后的申请内容仍不明确，无法据以确定所申请公开的政府信息',
    law: article('第三十条'),
    decided: '无法提供所申请公开的政府信息',
  },
  'notProcessed.petition': {
    found: '经审查，所提事项属于以政府信息公开申请的形式进行信访、投诉、举报等活动',
    law: article('第三十九条第一款'),
    decided: '对该申请不作为政府信息公开申请处理',
  },
  'notProcessed.repeat': {
    found: '经审查，本机关已经就相同的政府信息公开申请作出答复，所提申请属于重复申请公开相同政府信息',
    law: article('第三十六条第六项'),
    decided: '不予重复处理',
  },
  'notProcessed.publication': {
    found: '经审查，所提申请的内容为要求提供政府公报、报刊、书籍等公开出版物',
    law: article('第三十九条第二款'),
    decided: '对该申请不作为政府信息公开申请处理，现告知获取的途径',
  },
  'notProcessed.excessive': {
    found: '经审查，申请人申请公开政府信息的数量、频次明显超过合理范围，经本机关要求说明理由，没有合理的理由',
    law: article('第三十五条'),
    decided: '不予处理',
  },
  'notProcessed.confirmOrReissue': {
    found: '经审查，本机关已经就所申请的政府信息作出答复，所提申请是要求对已经获取的政府信息进行确认或者重新出具',
    law: article('第三十六条第六项'),
    decided: '不予重复处理',
  },
  'other.notCorrected': {
    found: '经审查，申请人无正当理由逾期不补正，视为放弃申请',
    law: article('第三十条'),
    decided: '不再处理该政府信息公开申请',
  },
  'other.feeUnpaid': {
    found: '经审查，申请人逾期未按照收费通知的要求缴纳政府信息公开信息处理费，视为放弃申请',
    law: '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）',
    decided: '不再处理该政府信息公开申请',
  },
  'other.other': {
    found: '经审查，该政府信息公开申请有下列理由所述的情形',
    law: article('第四十五条'),
    decided: '办结该政府信息公开申请',
  },
};

/** 非本机关政府信息 — where the agency that answers for it is named, another item and another letter apply. */
export const NOT_OURS: Verdict & { readonly letter: string } = {
  found: '经审查，所申请公开的政府信息不属于本机关负责公开',
  law: article('第三十六条第五项'),
  decided: '无法提供，现告知负责公开该政府信息的行政机关的名称、联系方式',
  letter: '非本机关政府信息告知书',
};

/** The heading each statement stands under; those of one heading follow one another. */
export const STATEMENT_HEADINGS: Readonly<Record<Statement, string>> = {
  information: '公开的政府信息和获取方式',
  withheldPart: '不予公开的部分',
  legalBasis: '法律依据',
  facts: '认定的事实',
  reason: '理由',
  searchRecord: '检索情况',
  responsibleAgency: '负责公开的行政机关',
  queryProcedure: '查询的法律依据和途径',
  unclearAfterSupplement: '补正后仍不明确的内容',
  petitionChannel: '反映诉求的途径',
  earlierReplyNo: '此前的答复',
  publication: '公开出版物及获取途径',
};
