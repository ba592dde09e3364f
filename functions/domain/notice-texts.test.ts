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
