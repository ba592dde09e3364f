import { describe, expect, it } from 'vitest';
import { missingStatements, OUTCOMES, type Outcome, resultOf, type STATEMENTS } from './outcomes.ts';

/** Table 2 of the annual report as 国办公开办函〔2021〕30号 prints it, with the article each row rests on. */
const TABLE_2 = `
（一）予以公开
予以公开 第三十六条第一项、第二项
（二）部分公开
部分公开 第三十七条
（三）不予公开
属于国家秘密 第十四条
其他法律行政法规禁止公开 第十四条
危及“三安全一稳定” 第十四条
保护第三方合法权益 第十五条
属于三类内部事务信息 第十六条第一款
属于四类过程性信息 第十六条第二款
属于行政执法案卷 第十六条第二款
属于行政查询事项 第三十六条第七项
（四）无法提供
本机关不掌握相关政府信息 第三十六条第四项、第五项
没有现成信息需要另行制作 第三十八条
补正后申请内容仍不明确 第三十条
（五）不予处理
信访举报投诉类申请 第三十九条第一款
重复申请 第三十六条第六项
要求提供公开出版物 第三十九条第二款
无正当理由大量反复申请 第三十五条
要求行政机关确认或重新出具已获取信息 第三十六条第六项
（六）其他处理
申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 第三十条
申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 国办函〔2020〕109号
其他 第四十五条`.trim();

const ALL = Object.entries(OUTCOMES) as [Outcome, (typeof OUTCOMES)[Outcome]][];
const those = (holds: (outcome: (typeof OUTCOMES)[Outcome]) => boolean) =>
  ALL.flatMap(([id, outcome]) => (holds(outcome) ? id : []));

describe('办理结果 (国办公开办函〔2021〕30号)', () => {
  it('are the leaves of table 2, in its order and groups, each with its article', () => {
    const lines = ALL.flatMap(([, { group, name, law }], at) => [
      ...(ALL[at - 1]?.[1].group === group ? [] : [group]),
      `${name} ${law}`,
    ]);
    expect(lines.join('\n')).toBe(TABLE_2);
  });

  it('行政复议法第二十三条: who is refused wholly or in part applies for reconsideration first', () => {
    expect(those(({ reviewFirst }) => reviewFirst)).toEqual([
      'granted.partial',
      ...['denied.stateSecret', 'denied.otherLaw', 'denied.threeSecurities', 'denied.thirdParty'],
      ...['denied.internalAffairs', 'denied.process', 'denied.enforcementFile'],
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['政府信息公开告知书', ['granted.full', 'granted.partial']],
    ['政府信息不予公开告知书', those(({ group }) => group === '（三）不予公开')],
    ['政府信息不存在告知书', ['unable.notHeld', 'unable.needsCreation']],
    ['政府信息公开申请不予处理告知书', those(({ group }) => group === '（五）不予处理')],
    ['政府信息公开申请办结告知书', ['unable.stillUnclear', 'other.notCorrected', 'other.feeUnpaid', 'other.other']],
  ])('%s tells of %j', (letter, outcomes) => expect(those((outcome) => outcome.letter === letter)).toEqual(outcomes));
});

describe('第三十六条至第四十条 必须写明的内容', () => {
  it.each<[keyof typeof STATEMENTS, readonly string[]]>([
    ['information', ['granted.full', 'granted.partial']],
    ['withheldPart', ['granted.partial']],
    ['legalBasis', ['granted.partial', ...those(({ group }) => group === '（三）不予公开')]],
    ['searchRecord', ['unable.notHeld', 'unable.needsCreation']],
    ['queryProcedure', ['denied.adminQuery']],
    ['unclearAfterSupplement', ['unable.stillUnclear']],
    ['petitionChannel', ['notProcessed.petition']],
    ['earlierReplyNo', ['notProcessed.repeat', 'notProcessed.confirmOrReissue']],
    ['publication', ['notProcessed.publication']],
    [
      'facts',
      [...those(({ letter, reviewFirst }) => reviewFirst && letter !== '政府信息公开告知书'), 'notProcessed.excessive'],
    ],
  ])('%s in %j', (statement, outcomes) => {
    expect(those(({ states }) => (states as readonly string[]).includes(statement))).toEqual(outcomes);
  });

  it('理由 in every reply that does not give all, but where the way to it is the reason', () => {
    expect(those(({ states }) => !(states as readonly string[]).includes('reason'))).toEqual([
      ...['granted.full', 'denied.adminQuery', 'unable.stillUnclear', 'notProcessed.repeat'],
      ...['notProcessed.publication', 'notProcessed.confirmOrReissue'],
    ]);
  });

  it('blanks state nothing', () => {
    expect(missingStatements('denied.process', { legalBasis: '第十六条', facts: ' ' })).toEqual(['facts', 'reason']);
  });
});

describe('告诉申请人的结果', () => {
  it.each([
    ['denied.process', '不予公开：属于四类过程性信息'],
    ['unable.notHeld', '无法提供：本机关不掌握相关政府信息'],
    ['granted.partial', '部分公开'],
    ['other.feeUnpaid', '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
  ] as const)('%s: %s', (outcome, words) => {
    expect(resultOf(outcome)).toBe(words);
  });
});
