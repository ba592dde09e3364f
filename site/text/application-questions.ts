import { type Carrier, ID_HOLDERS, WAYS_OF } from '#domain/application/choices.ts';
import { CARRIERS, ID_KINDS, type IdKind, OBTAINING } from '#domain/application/facts.ts';

/** For whom a question or a choice is meant; the others do not see it. */
export type When = 'person' | 'organisation' | 'post' | 'email';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly when?: When;
}

/** One question of 申请表, in the words of a neighbour. */
export interface Question {
  /** Its path in the submission, `personal.name`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What to do when it is empty or wrong. */
  readonly ask: string;
  readonly optional?: true;
  readonly choices?: readonly Choice[];
  /** Lines of a text that may be long. */
  readonly rows?: number;
  readonly type?: 'text' | 'tel' | 'email' | 'files';
  readonly autocomplete?: string;
  readonly when?: When;
}

export interface FormPage {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly questions: readonly Question[];
}

const whenOf = (holder: When | 'anybody') => (holder === 'anybody' ? {} : { when: holder });

const choicesOf = (table: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

/** Which form goes which way, beside the choice. */
const WAYS_IN_WORDS = (Object.keys(WAYS_OF) as Carrier[])
  .map((carrier) => `${CARRIERS[carrier]}：${WAYS_OF[carrier].map((way) => OBTAINING[way]).join('，')}`)
  .join('；');

const ADDRESS: Question = {
  name: 'personal.address',
  label: '通信地址',
  hint: '从省、市写到门牌号',
  ask: '请写下能收到信的地址，从省、市写到门牌号',
  rows: 2,
  autocomplete: 'street-address',
};
const EMAIL: Question = {
  name: 'personal.email',
  label: '电子邮箱',
  ask: '请写完整的邮箱地址，例如 zhang@example.com',
  type: 'email',
  autocomplete: 'email',
};
const POSTCODE: Question = {
  name: 'personal.postcode',
  label: '邮政编码',
  ask: '请写六位数字，例如 266000；不知道的可以空着',
  optional: true,
  autocomplete: 'postal-code',
};

/** 申请表, page by page; it never asks what the information is wanted for (第二十九条). */
export const FORM_PAGES: readonly FormPage[] = [
  {
    id: 'who',
    title: '谁来申请',
    lead: '填完大约要五分钟。不收费，也不必说明用途。',
    questions: [
      {
        name: 'applicantKind',
        label: '申请人是',
        hint: '替别人办的，选那个人或者那个单位；代理人在后面填写',
        ask: '请选一种',
        choices: [
          { value: 'naturalPerson', label: '公民（个人）' },
          { value: 'business', label: '商业企业' },
          { value: 'research', label: '科研机构' },
          { value: 'publicBenefit', label: '社会公益组织' },
          { value: 'legalService', label: '法律服务机构' },
          { value: 'otherOrganisation', label: '其他单位' },
        ],
      },
    ],
  },
  {
    id: 'person',
    title: '申请人',
    lead: '和证件上的一样。这些只用来办理这件申请。',
    questions: [
      { name: 'personal.name', label: '姓名或者单位名称', ask: '请照证件写下姓名或者单位名称', autocomplete: 'name' },
      {
        name: 'idKind',
        label: '用哪一种证件',
        ask: '请选一种',
        choices: Object.entries(ID_KINDS).map(([value, label]) => ({
          value,
          label,
          ...whenOf(ID_HOLDERS[value as IdKind]),
        })),
      },
      {
        name: 'personal.idNumber',
        label: '证件号码',
        hint: '居民身份证和统一社会信用代码都是 18 位，可以分开写',
        ask: '请照证件写下号码',
      },
      {
        name: 'personal.legalRepresentative',
        label: '法定代表人或者负责人',
        hint: '单位填写',
        ask: '请写下法定代表人或者负责人的姓名',
        when: 'organisation',
      },
      { name: 'personal.contact', label: '联系人', hint: '单位填写', ask: '请写下我们可以找谁', when: 'organisation' },
    ],
  },
  {
    id: 'contact',
    title: '怎样联系您',
    lead: '至少写一样。答复和进展都用它告诉您。',
    questions: [
      {
        name: 'personal.phone',
        label: '电话',
        hint: '手机，或者区号加号码',
        ask: '请写手机号码，或者区号加号码，例如 0532-12345678；没有电话的，请写邮箱或者地址',
        type: 'tel',
        autocomplete: 'tel',
      },
      EMAIL,
      ADDRESS,
    ],
  },
  {
    id: 'what',
    title: '想要什么信息',
    lead: '写得越具体，找得越快。一件申请写一项。',
    questions: [
      {
        name: 'wanted.title',
        label: '信息的名称',
        hint: '例如：2025年某某路道路养护计划。不知道确切名称的，写大概的',
        ask: '请写下名称，不确切也可以',
      },
      {
        name: 'wanted.description',
        label: '是什么样的信息',
        hint: '说说内容、地点、哪个部门、什么事情',
        ask: '请用一两句话说说内容、地点或者事情',
        rows: 5,
      },
      {
        name: 'wanted.docNo',
        label: '文号',
        hint: '例如：青政办字〔2025〕1号',
        ask: '请缩短到 60 个字以内',
        optional: true,
      },
      {
        name: 'wanted.period',
        label: '哪一段时间',
        hint: '例如：2023年至2025年',
        ask: '请缩短到 100 个字以内',
        optional: true,
      },
    ],
  },
  {
    id: 'how',
    title: '想怎样拿到',
    lead: '没有这种形式的，我们会和您商量别的办法。',
    questions: [
      {
        name: 'carrier',
        label: '要哪种形式',
        ask: '请选一种',
        choices: choicesOf(CARRIERS),
      },
      {
        name: 'obtaining',
        label: '怎样交给您',
        hint: WAYS_IN_WORDS,
        ask: '请选一种',
        choices: choicesOf(OBTAINING),
      },
      { ...ADDRESS, label: '寄到哪里', hint: '要邮寄的填写，从省、市写到门牌号', when: 'post' },
      { ...POSTCODE, when: 'post' },
      { ...EMAIL, label: '发到哪个邮箱', hint: '要发邮件的填写', when: 'email' },
    ],
  },
  {
    id: 'agent',
    title: '代理人和帮助',
    lead: '自己办理、不需要帮助的，这一页可以空着，直接继续。',
    questions: [
      {
        name: 'personal.agentName',
        label: '代理人姓名',
        ask: '请照证件写下代理人的姓名；没有代理人的，请把号码和电话也空着',
        optional: true,
      },
      {
        name: 'personal.agentIdNumber',
        label: '代理人证件号码',
        ask: '写了代理人的，请照证件写下号码；没有代理人的，请把姓名也空着',
        optional: true,
      },
      {
        name: 'personal.agentPhone',
        label: '代理人电话',
        ask: '请写手机号码，或者区号加号码，例如 0532-12345678',
        type: 'tel',
        optional: true,
      },
      {
        name: 'helpWanted',
        label: '需要什么帮助',
        hint: '看不清、听不见、写字不便的，请告诉我们，例如：请用大字答复，请发短信不要打电话（条例第四十三条）',
        ask: '请缩短到 500 个字以内',
        rows: 3,
        optional: true,
      },
    ],
  },
  {
    id: 'files',
    title: '附件',
    lead: '没有要附的，直接继续。代理人要附委托书，别的材料有才附。',
    questions: [
      { name: 'attachments', label: '附件', ask: '请重新选择这个文件，或者移除', optional: true, type: 'files' },
    ],
  },
];
