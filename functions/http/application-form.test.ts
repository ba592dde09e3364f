import { describe, expect, it } from 'vitest';
import { type Answers, answersIn, faultsOn, parseApplication } from './application-form.ts';

const TODAY = '2026-03-02';

const WHOLE: Answers = {
  applicantKind: 'naturalPerson',
  idKind: 'residentId',
  'personal.name': '张三丰',
  'personal.idNumber': '11010519491231002X',
  'personal.phone': '13800001234',
  'wanted.title': '道路养护计划',
  'wanted.description': '年度计划',
  carrier: 'paper',
  obtaining: 'pickup',
};

const fieldsOf = (answers: Answers): string[] => {
  const parsed = parseApplication(answers, TODAY);
  return 'errors' in parsed ? parsed.errors.map(({ field }) => field) : [];
};

describe('第二十九条 申请表', () => {
  it('a form in order is the application the use-case takes, handed in online', () => {
    expect(parseApplication(WHOLE, TODAY)).toMatchObject({
      submission: {
        channel: 'online',
        personal: { name: '张三丰' },
        wanted: { title: '道路养护计划' },
        attachments: [],
      },
    });
  });

  it('reads its own fields only, without blanks around and carriage returns within', () => {
    const form = new URLSearchParams({
      'personal.name': ' 张三丰 ',
      'wanted.description': '甲\r\n乙',
      purpose: '研究',
      carrier: '',
    });
    expect(answersIn(form, ['personal.name', 'wanted.description', 'carrier'])).toEqual({
      'personal.name': '张三丰',
      'wanted.description': '甲\n乙',
    });
  });

  it('names every fault at once, also those the schema meets only behind others', () => {
    expect(fieldsOf({}).toSorted()).toEqual(
      [
        'applicantKind',
        'carrier',
        'idKind',
        'obtaining',
        'personal.idNumber',
        'personal.name',
        'personal.phone',
        'wanted.description',
        'wanted.title',
      ].toSorted(),
    );
    expect(
      fieldsOf({ ...WHOLE, carrier: undefined, obtaining: 'post', 'personal.idNumber': '110105194912310021' }),
    ).toEqual(['carrier', 'personal.address', 'personal.idNumber']);
  });

  it.each([
    ['phone', '１３８００００１２３４', '13800001234'],
    ['phone', '0532—8888 8888转801', '0532-8888 8888转801'],
    ['email', 'ｚｈａｎｇ＠ｑｑ．com', 'zhang@qq.com'],
    ['postcode', '２６６０００', '266000'],
  ])('takes %s as a Chinese keyboard types it: %s', (name, typed, kept) => {
    expect(parseApplication({ ...WHOLE, [`personal.${name}`]: typed }, TODAY)).toMatchObject({
      submission: { personal: { [name]: kept } },
    });
  });

  it('an agent has a name, a telephone that is one, and a 居民身份证 whose check digit is right', () => {
    expect(fieldsOf({ ...WHOLE, 'personal.agentPhone': '13800001234' })).toEqual([
      'personal.agentName',
      'personal.agentIdNumber',
    ]);
    const agent = { ...WHOLE, 'personal.agentName': '李四', 'personal.agentIdNumber': '11010519491231002X' };
    expect(fieldsOf({ ...agent, 'personal.agentPhone': '没有' })).toEqual(['personal.agentPhone']);
    expect(fieldsOf({ ...agent, 'personal.agentIdNumber': '110105194912310021' })).toEqual(['personal.agentIdNumber']);
    expect(fieldsOf({ ...agent, 'personal.agentIdNumber': 'E12345678' })).toEqual([]);
  });

  it('an organisation says who speaks for it; a person is not asked, whatever was filled in before', () => {
    const business = { ...WHOLE, applicantKind: 'business', idKind: 'other' };
    expect(fieldsOf(business)).toEqual(['personal.legalRepresentative', 'personal.contact']);
    expect(parseApplication({ ...WHOLE, 'personal.contact': '李四' }, TODAY)).not.toHaveProperty(
      'submission.personal.contact',
    );
  });

  it('第一项 身份证明: a person’s papers are a person’s, 统一社会信用代码 an organisation’s; nothing else is said of its number', () => {
    const code = { idKind: 'creditCode', 'personal.idNumber': '11010519491231002X' };
    expect(parseApplication({ ...WHOLE, ...code }, TODAY)).toEqual({
      errors: [
        {
          field: 'idKind',
          label: '证件名称',
          fault: '公民不能用统一社会信用代码',
          remedy: '请改选申请人本人的证件，例如居民身份证',
        },
      ],
    });
    const speaking = { 'personal.legalRepresentative': '李四', 'personal.contact': '王五' };
    const business = { ...WHOLE, ...speaking, applicantKind: 'business' };
    for (const idKind of ['residentId', 'foreignResidence', 'hkMacaoTaiwan', 'passport'])
      expect(parseApplication({ ...business, idKind }, TODAY)).toMatchObject({
        errors: [{ field: 'idKind', remedy: '请改选统一社会信用代码；没有的，选其他证件' }],
      });
    expect(fieldsOf({ ...business, idKind: 'other' })).toEqual([]);
    expect(fieldsOf({ ...business, idKind: 'creditCode', 'personal.idNumber': '91370200614306514T' })).toEqual([]);
  });

  it('a paper without a kind of applicant is no contradiction', () => {
    const code = {
      ...WHOLE,
      applicantKind: undefined,
      idKind: 'creditCode',
      'personal.idNumber': '91370200614306514T',
    };
    expect(fieldsOf(code)).not.toContain('idKind');
  });

  it.each([
    ['paper', 'download', '请改选“当面领取”、“邮寄”或“当场阅读、抄录”；要“网上下载”的，形式请选“电子文件”'],
    ['disc', 'email', '请改选“当面领取”或“邮寄”；要“电子邮件”的，形式请选“电子文件”'],
    ['electronic', 'pickup', '请改选“网上下载”、“电子邮件”或“当场阅读、抄录”；要“当面领取”的，形式请选“纸质”或“光盘”'],
  ])('第三项 形式: %s does not go by %s, and what to choose instead is said', (carrier, obtaining, remedy) => {
    const answers = { ...WHOLE, carrier, obtaining, 'personal.email': 'zhang@example.com' };
    const fault = { field: 'obtaining', remedy };
    expect(parseApplication(answers, TODAY)).toMatchObject({ errors: [fault] });
    expect(faultsOn(['carrier', 'obtaining'], answers, TODAY)).toMatchObject([fault]);
    // Beside another fault too.
    expect(fieldsOf({ ...answers, 'personal.idNumber': '110105194912310021' })).toEqual([
      'obtaining',
      'personal.idNumber',
    ]);
  });

  it.each(['post', 'email', 'download', 'pickup', 'inspection'])('without a carrier, %s contradicts nothing', (way) => {
    expect(fieldsOf({ ...WHOLE, carrier: undefined, obtaining: way })).not.toContain('obtaining');
  });

  it('judges a page by its own fields, while the others are still to come', () => {
    expect(
      faultsOn(['carrier', 'obtaining', 'personal.address'], { carrier: 'paper', obtaining: 'post' }, TODAY),
    ).toMatchObject([{ field: 'personal.address', fault: '没有填写' }]);
    expect(faultsOn(['personal.phone', 'personal.email'], { 'personal.email': 'zhang@example.com' }, TODAY)).toEqual(
      [],
    );
    expect(faultsOn(['personal.phone', 'personal.email', 'personal.address'], {}, TODAY)).toMatchObject([
      { field: 'personal.phone' },
    ]);
  });

  it('tells a wrong check digit by the number of its kind', () => {
    const person = { idKind: 'residentId', 'personal.name': '张三丰', 'personal.idNumber': '110105194912310021' };
    expect(faultsOn(['personal.name', 'idKind', 'personal.idNumber'], person, TODAY)).toMatchObject([
      { field: 'personal.idNumber', fault: '身份证号码的末位与前面各位不符', remedy: '请逐位核对' },
    ]);
  });
});
