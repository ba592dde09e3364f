import { describe, expect, it } from 'vitest';
import { APPLICATION, LETTERHEAD, reply, replyTo, stated, wordsOf } from '../../../tests/support/letters.ts';
import { handled, SUBMISSION } from '../../../tests/support/story.ts';
import { OUTCOMES, type Outcome } from '../application/outcomes.ts';
import { replyLetter } from './reply-letter.ts';
import { VERDICTS } from './verdicts.ts';

const ALL = Object.keys(OUTCOMES) as Outcome[];
const REVIEW_FIRST = ALL.filter((outcome) => OUTCOMES[outcome].reviewFirst);

/** The articles a row of the table names, or the number of a notice that is no law. */
const articlesOf = (law: string): string[] => law.match(/第[一二三四五六七八九十]+条(?:第[一二]款)?/gu) ?? [law];

describe('第三十六条至第四十条 答复书必须写明的内容', () => {
  it.each(ALL)('%s states all that its row demands, and its article', (outcome) => {
    const words = wordsOf(replyTo(outcome));
    for (const statement of Object.values(stated(outcome))) expect(words).toContain(statement);
    for (const article of articlesOf(OUTCOMES[outcome].law)) expect(words).toContain(article);
  });

  it.each(ALL)('%s names the letter, the application and its number, who asked and who answers', (outcome) => {
    const letter = replyTo(outcome);
    expect(letter).toMatchObject({
      title: OUTCOMES[outcome].letter,
      addressee: '张喆',
      number: '青公开复〔2026〕15号',
    });
    const words = wordsOf(letter);
    for (const said of ['受理编号：2026-00001', '2026年3月2日', '2025年度道路养护计划', '青岛市人民政府办公厅'])
      expect(words).toContain(said);
  });

  it('no two outcomes are told in the same words', () => {
    expect(new Set(Object.values(VERDICTS).map(({ found, law }) => found + law)).size).toBe(21);
  });

  it('第三十六条第五项: with the responsible agency named it is not ours, and another letter', () => {
    const statements = { ...stated('unable.notHeld'), responsibleAgency: '青岛市财政局，电话0532-00000011。' };
    const letter = replyTo('unable.notHeld', { statements });
    expect(letter.title).toBe('非本机关政府信息告知书');
    expect(wordsOf(letter)).toContain('第三十六条第五项');
    expect(wordsOf(letter)).toContain('青岛市财政局，电话0532-00000011。');
    expect(wordsOf(letter)).not.toContain('该政府信息不存在');
  });

  it('keeps the paragraphs that were written, without empty ones', () => {
    const { sections } = replyTo('granted.full', { statements: { information: '第一段\n\n 第二段\t甲 \n' } });
    expect(sections[1]?.paragraphs).toEqual(['第一段', '第二段 甲']);
  });
});

describe('行政复议法第二十三条 救济途径', () => {
  it('复议前置: the seven reasons of 第十四条至第十六条 and a partial grant', () => {
    expect(REVIEW_FIRST).toHaveLength(8);
  });

  it.each(REVIEW_FIRST)('%s: first to the reviewing body in 60 days, then to the court in 15', (outcome) => {
    const words = wordsOf(replyTo(outcome));
    expect(words).toContain('应当先申请行政复议');
    expect(words).toContain('60日内向青岛市人民政府');
    expect(words).toContain('15日内向有管辖权的人民法院提起行政诉讼');
    expect(words).not.toContain('6个月');
  });

  it.each(ALL.filter((outcome) => !REVIEW_FIRST.includes(outcome)))(
    '%s: either the reviewing body in 60 days or the court in 6 months',
    (outcome) => {
      const words = wordsOf(replyTo(outcome));
      expect(words).toContain('60日内向青岛市人民政府申请行政复议');
      expect(words).toContain('6个月内向有管辖权的人民法院提起行政诉讼');
      expect(words).not.toContain('应当先');
    },
  );

  it('部分公开: the review comes first for the part that is withheld', () => {
    expect(wordsOf(replyTo('granted.partial'))).toContain('如对不予公开的部分不服');
  });
});

describe('行政复议法第二十二条 网上提交复议申请', () => {
  it.each(ALL)('%s gives the address where the reviewing body takes it', (outcome) => {
    expect(wordsOf(replyTo(outcome))).toMatch(
      /网上提交（.*第二十二条），网址：\nhttps:\/\/review\.mingbai\.example\/\n/u,
    );
  });

  it('a city whose reviewing body has none says nothing of it', () => {
    const letter = replyLetter(APPLICATION, reply('denied.process'), '张喆', { ...LETTERHEAD, reviewLink: undefined });
    expect(wordsOf(letter)).not.toMatch(/网上提交|undefined/u);
  });
});

describe('办理经过', () => {
  const told = (application = handled('2026-03-02').now) =>
    wordsOf(replyLetter(application, reply('granted.full'), '张喆', LETTERHEAD));

  it('第三十条: tells of the supplement from which the period runs', () => {
    const story = handled('2026-03-02').on('2026-03-05');
    story.did('askSupplement', { what: '年份', workdays: 15 }, 'officer', { unit: 'roads' }).on('2026-03-10');
    story.did('supplement', { description: '2025年', attachments: [] }, 'applicant');
    expect(told(story.now)).toContain('于2026年3月5日告知您补正，于2026年3月10日收到补正');
  });

  it('第三十二条、第三十三条: tells of a consultation and of an extension', () => {
    const story = handled('2026-03-02').on('2026-03-05');
    story.did('consultThirdParty', { id: 'c1' }, 'officer', { unit: 'roads' });
    story.did('proposeExtension', { workdays: 10, reason: '检索量大' }, 'officer', { unit: 'roads' });
    story.did('approveExtension', {}, 'disclosureHead').did('tellExtension', {}, 'registrar');
    expect(told(story.now)).toContain('征求了第三方的意见');
    expect(told(story.now)).not.toContain('其他机关');
    expect(told(story.now)).toContain('答复期限延长10个工作日');
  });

  it('第三十条: of a supplement that never came, the day it was due', () => {
    const story = handled('2026-03-02').on('2026-03-05');
    story.did('askSupplement', { what: '年份', workdays: 5 }, 'officer', { unit: 'roads' }).on('2026-03-20');
    story.did('lapseSupplement', { reason: '逾期没有补正' }, 'officer', { unit: 'roads' });
    expect(told(story.now)).toContain('于2026年3月5日告知您补正，补正期限于2026年3月12日届满，没有收到补正');
  });

  it('国办函〔2020〕109号: of a fee, the days of notice and of payment, or that it was not paid', () => {
    const story = handled('2026-03-02');
    story.did(
      'decideFee',
      { scheme: 'byItem', amountYuan: 100, noticeReceivedOn: '2026-03-02', reason: '本月第 36 件' },
      'feeOfficer',
    );
    expect(told(story.now)).toContain('收费通知书于2026年3月2日送达，缴费期限于2026年3月30日届满，没有收到缴费');
    story.on('2026-03-10').did('recordPayment', { paidOn: '2026-03-09', receiptNo: '1' }, 'feeOfficer');
    expect(told(story.now)).toContain('于2026年3月9日收到缴费，答复期限自缴费之日起重新计算');
  });

  it('says nothing of what did not happen', () => {
    expect(told()).not.toMatch(/补正|征求|延长|缴费/u);
  });
});

describe('一份答复书', () => {
  it('word for word: 征求过机关意见的重复申请', () => {
    const story = handled('2026-03-02').on('2026-03-05');
    story.did('consultAgency', { id: 'c1', agency: 'finance' }, 'officer', { unit: 'roads' });
    story.did('receiveOpinion', { id: 'c1', opinion: 'consents', content: '无' }, 'officer', { unit: 'roads' });
    const statements = { earlierReplyNo: ' 青公开复〔2025〕9号 ', reason: '内容相同。' };
    const letter = replyLetter(story.now, reply('notProcessed.repeat', { statements }), ' 张\n喆 ', LETTERHEAD);
    expect(letter).toEqual({
      form: 'reply',
      organ: '青岛市人民政府办公厅',
      number: '青公开复〔2026〕15号',
      about: '2026-00001',
      title: '政府信息公开申请不予处理告知书',
      addressee: '张 喆',
      opening: [
        '您于2026年3月2日通过互联网提出的政府信息公开申请（受理编号：2026-00001）收悉。您申请公开“2025年度道路养护计划”。',
        '本机关征求了其他机关的意见，所需时间不计算在答复期限内。',
        '本机关依照《中华人民共和国政府信息公开条例》（以下简称《条例》）进行了审查，现答复如下：',
      ],
      items: [],
      sections: [
        {
          heading: '办理结果',
          paragraphs: [
            '经审查，本机关已经就相同的政府信息公开申请作出答复，所提申请属于重复申请公开相同政府信息。根据《条例》第三十六条第六项的规定，本机关不予重复处理。',
          ],
        },
        { heading: '此前的答复', paragraphs: ['本机关此前答复的文号：青公开复〔2025〕9号'] },
        { heading: '理由', paragraphs: ['内容相同。'] },
        {
          heading: '救济途径',
          paragraphs: [
            '您如对本告知书不服，可以自收到本告知书之日起60日内向青岛市人民政府申请行政复议（《中华人民共和国行政复议法》第二十条），也可以自收到本告知书之日起6个月内向有管辖权的人民法院提起行政诉讼（《中华人民共和国行政诉讼法》第四十六条）。',
            '行政复议申请书可以在网上提交（《中华人民共和国行政复议法》第二十二条），网址：',
            'https://review.mingbai.example/',
            '您认为本机关在政府信息公开工作中侵犯您的合法权益的，还可以依照《条例》第五十一条的规定，向上一级行政机关或者政府信息公开工作主管部门投诉、举报。',
          ],
        },
      ],
      closing:
        '您对本告知书有疑问的，可以与本机关联系：市政府办公厅政务公开办公室，电话：0532-00000000，地址：青岛市演示路1号，办公时间：工作日9:00–12:00，13:30–17:00。',
      signedOn: '2026-03-20',
    });
  });

  it('states what was written beyond the required, after it', () => {
    const statements = { information: '见附件。', facts: '已经核对。' };
    expect(replyTo('granted.full', { statements }).sections.map(({ heading }) => heading)).toEqual([
      '办理结果',
      '公开的政府信息和获取方式',
      '认定的事实',
      '救济途径',
    ]);
  });

  it('an agency named beside another outcome leaves it what it is', () => {
    const statements = { ...stated('granted.full'), responsibleAgency: '青岛市财政局' };
    expect(replyTo('granted.full', { statements }).title).toBe(OUTCOMES['granted.full'].letter);
  });
});

describe('个人信息', () => {
  it('a letter carries the name and nothing else of the applicant', () => {
    const words = wordsOf(replyTo('granted.full'));
    for (const sealed of Object.values(SUBMISSION.personal)) expect(words).not.toContain(sealed);
  });

  it('an organisation is addressed as one', () => {
    const application = { ...handled('2026-03-02').now, applicantKind: 'business' } as const;
    const letter = replyLetter(application, reply('granted.full'), '青岛某某公司', LETTERHEAD);
    expect(wordsOf(letter)).toContain('贵单位于2026年3月2日');
    expect(wordsOf(letter)).not.toContain('您');
  });
});
