import { describe, expect, it } from 'vitest';
import { APPLICANT_KINDS } from './application/facts.ts';
import { isOpen, STAGES, STATES, type State } from './application/states.ts';
import type { StepName } from './application/steps.ts';
import { CLOCK_WORDS, UNIT_WORDS } from './procedure-words.ts';
import { isSiteFaultKind, SITE_FAULT_KINDS } from './site-fault-kinds.ts';
import { WORKFLOW } from './workflow.ts';

const rowOf = (step: StepName) => {
  const row = WORKFLOW.find((each) => each.step === step);
  if (!row) throw new Error(`no step ${step}`);
  return row;
};

describe('对期限的影响', () => {
  it.each<[StepName, string, string]>([
    ['confirmReceipt', '开始计算', '第三十一条'],
    ['askSupplement', '停止计算', '第三十条'],
    ['supplement', '重新计算', '第三十条'],
    ['lapseSupplement', '终止', '第三十条'],
    ['consultThirdParty', '不计入期限', '第三十二条'],
    ['consultAgency', '不计入期限', '第三十四条'],
    ['receiveOpinion', '继续计算', '第三十二条、第三十四条'],
    ['applySilence', '继续计算', '第三十二条、第三十四条'],
    ['tellExtension', '延长', '第三十三条第二款'],
    ['setDelay', '另定日期', '第三十五条'],
    ['decideFee', '停止计算', '第四十二条'],
    ['recordPayment', '重新计算', '国办函〔2020〕109号'],
    ['register', '不变', '第四十五条'],
    ['sign', '不变', '第四十五条'],
  ])('%s: %s (%s)', (step, word, law) => {
    expect([CLOCK_WORDS[rowOf(step).clock], rowOf(step).law]).toEqual([word, law]);
  });
});

describe('承办范围', () => {
  it.each<[StepName, string]>([
    ['register', '不限；经办人限承办、协办单位'],
    ['assist', '承办、协办单位'],
    ['submitDraft', '主办单位'],
  ])('%s: %s', (step, word) => expect(UNIT_WORDS[rowOf(step).unit]).toBe(word));
});

describe('阶段和状态', () => {
  it('受理、登记、转办、签发、送达、归档, in this order', () => {
    expect(Object.values(STAGES)).toEqual(['受理', '登记', '转办', '签发', '送达', '归档']);
    const stages = Object.values(STATES).map(({ stage }) => stage);
    expect([...new Set(stages)]).toEqual(Object.keys(STAGES));
  });

  it('an application is open until it is 已办结 or 已归档', () => {
    const over = (Object.keys(STATES) as State[]).filter((state) => !isOpen(state));
    expect(over.map((state) => STATES[state].name)).toEqual(['已办结', '已归档']);
  });
});

describe('申请人类别', () => {
  it('are the columns of table 2 of the annual report', () => {
    expect(Object.values(APPLICANT_KINDS).join('、')).toBe(
      '自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他',
    );
  });
});

describe('网站找错', () => {
  it('knows the kinds of its form and no others', () => {
    expect(Object.keys(SITE_FAULT_KINDS).every(isSiteFaultKind)).toBe(true);
    expect(['', 'spam', 'constructor'].some(isSiteFaultKind)).toBe(false);
  });
});
