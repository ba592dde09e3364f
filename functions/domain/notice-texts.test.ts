import { describe, expect, it } from 'vitest';
import { APPLICANT_NOTICES, DESK_NOTICES, noticeText, PLACEHOLDERS } from './notice-texts.ts';
import { WORKFLOW } from './workflow.ts';

const FACTS = {
  number: '2026-00042',
  dueOn: '2026-03-30',
  link: 'https://www.example.gov.cn/query/',
  siteName: '某市政府信息公开',
  phone: '0532-12345',
};

const ALL = [...Object.entries(APPLICANT_NOTICES), ...Object.entries(DESK_NOTICES)].map(([step, text]) => ({
  step,
  text: [text.subject, ...text.lines].join('\n'),
}));

describe('通知的文字', () => {
  it.each(ALL)('$step 只填编号、日期、链接、网站名和电话', ({ text }) => {
    const used = Array.from(text.matchAll(/\{([^}]*)\}/g), ([, name]) => name);
    expect(PLACEHOLDERS).toEqual(expect.arrayContaining(used));
    expect(text.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[{}$<>]/);
  });

  it.each(ALL)('$step 说是哪一件、怎么了、去哪里看', ({ text }) => {
    const [subject = '', ...lines] = text.split('\n');
    expect(subject).toMatch(/^\p{Script=Han}.*（\{number\}）$/u);
    expect(lines[0]).toContain('{number}');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[\p{Script=Han}}]。$/u);
    expect(lines.at(-1)).toMatch(/：\{link\}$/);
  });

  it('定了日期的都写上最迟的一天', () => {
    const dated = ALL.filter(({ text }) => text.includes('{dueOn}')).map(({ step }) => step);
    expect(dated).toEqual([
      ...[
        'confirmReceipt',
        'askSupplement',
        'supplement',
        'receiveOpinion',
        'applySilence',
        'tellExtension',
        'setDelay',
      ],
      ...['decideFee', 'recordPayment'],
      ...['reopen', 'recalculate', 'remind', 'escalate', 'flagSupplementLapse', 'flagFeeLapse'],
    ]);
  });

  it.each([
    ['askSupplement', /视为放弃申请.*重新计算/],
    ['lapseSupplement', /可以重新提出申请/],
    ['consultThirdParty', /不计入答复期限/],
    ['consultAgency', /不计入答复期限/],
    ['decideFee', /视为放弃申请.*不会用邮件或短信索要费用/s],
    ['lapseFee', /可以重新提出申请/],
    ['withdraw', /不是您本人.*请尽快与我们联系/],
  ] as const)('%s 说明后果和能做什么', (step, words) => {
    expect(APPLICANT_NOTICES[step].lines.join('\n')).toMatch(words);
  });

  it('流程表中每个告知申请人的步骤都有，没有多余的', () => {
    const told = WORKFLOW.flatMap((row) => ('notice' in row ? [row.step] : []));
    expect(Object.keys(APPLICANT_NOTICES).sort()).toEqual([...new Set(told)].sort());
  });

  it('收到申请：编号、答复日期、查询的网页', () => {
    expect(noticeText('applicant', 'confirmReceipt', FACTS)).toEqual({
      subject: '申请已收到（2026-00042）',
      text: [
        '您的政府信息公开申请已收到，受理编号 2026-00042。',
        '我们最迟于 2026年3月30日 答复。',
        '请凭受理编号和查询码查看：https://www.example.gov.cn/query/',
        '',
        '某市政府信息公开',
        '咨询电话：0532-12345',
        '这是系统自动发出的通知，请勿回复。',
        '',
      ].join('\n'),
      sms: '您的政府信息公开申请已收到，受理编号 2026-00042。我们最迟于 2026年3月30日 答复。请凭受理编号和查询码查看：https://www.example.gov.cn/query/【某市政府信息公开】',
    });
  });

  it('没有日期和电话，就不写这几行', () => {
    const { number, link, siteName } = FACTS;
    const text = noticeText('applicant', 'confirmReceipt', { number, link, siteName })?.text;
    expect(text).not.toMatch(/最迟|咨询电话|undefined|\{/);
  });

  it('填入的值不再当作文字来填', () => {
    expect(noticeText('desk', 'remind', { ...FACTS, number: '{phone}$&' })?.subject).toBe('答复期限将至（{phone}$&）');
  });

  it.each([
    ['applicant', 'transfer'],
    ['applicant', 'remind'],
    ['desk', 'confirmReceipt'],
    ['desk', 'constructor'],
  ] as const)('不告知 %s：%s', (to, step) => expect(noticeText(to, step, FACTS)).toBeUndefined());
});
