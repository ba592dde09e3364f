import * as z from 'zod';
import { field } from '#content/schema/field.ts';
import { CHANNELS } from '#domain/application/channels.ts';
import {
  APPLICANT_KINDS,
  CARRIERS,
  ID_KINDS,
  type IdKind,
  OBTAINING,
  PERSONAL_FIELDS,
  type PersonalField,
} from '#domain/application/facts.ts';
import { creditCodeFault, type NumberFault, plainNumber, residentNumberFault } from '#domain/identity-numbers.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import { choiceFaults } from './choice-faults.ts';
import { day, id, oneOf, words } from './fields.ts';
import { type FieldProblem, invalid, type Problem } from './problem.ts';

const LIMITS: Readonly<Record<PersonalField, number>> = {
  name: 100,
  idNumber: 40,
  phone: 30,
  address: 200,
  email: 100,
  postcode: 10,
  legalRepresentative: 50,
  contact: 50,
  agentName: 50,
  agentIdNumber: 40,
  agentPhone: 30,
};

const PHONE = [/^\+?[\d\s()-]{5,30}(?:转\s?\d{1,6})?$/, '不是电话号码'] as const;

const PATTERNS: Readonly<Partial<Record<PersonalField, readonly [pattern: RegExp, fault: string]>>> = {
  phone: PHONE,
  agentPhone: PHONE,
  email: [/^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+$/, '不是电子邮箱地址'],
  postcode: [/^\d{6}$/, '不是六位数字'],
};

/** As a Chinese keyboard types it: full-width, with dashes of every length. */
const halfWidth = (text: string): string => text.normalize('NFKC').replaceAll(/[‐-―]/g, '-');

const personalSchema = (name: PersonalField) => {
  const [pattern, fault] = PATTERNS[name] ?? [];
  const base = words(PERSONAL_FIELDS[name], LIMITS[name]);
  const checked = pattern ? base.overwrite(halfWidth).refine((text) => pattern.test(text), fault) : base;
  return field(checked.optional(), PERSONAL_FIELDS[name], `不超过 ${LIMITS[name]} 个字`);
};

const personal = z.strictObject(
  Object.fromEntries(
    (Object.keys(PERSONAL_FIELDS) as PersonalField[]).map((name) => [name, personalSchema(name)]),
  ) as Record<PersonalField, ReturnType<typeof personalSchema>>,
);

const wanted = z.strictObject({
  title: words('信息名称', 200),
  docNo: words('文号', 60).optional(),
  description: words('内容描述', 2000),
  period: words('信息产生的时间', 100).optional(),
});

interface Given {
  readonly applicantKind: keyof typeof APPLICANT_KINDS;
  readonly personal: Readonly<Partial<Record<PersonalField, string>>>;
  readonly obtaining: keyof typeof OBTAINING;
}

/** 第二十九条第一项: name, proof of identity and a contact; an organisation also says who speaks for it. */
const needed = ({ applicantKind, personal, obtaining }: Given): PersonalField[] => [
  'name',
  'idNumber',
  ...(applicantKind === 'naturalPerson' ? [] : (['legalRepresentative', 'contact'] as const)),
  ...(personal.email || personal.address ? [] : (['phone'] as const)),
  ...(obtaining === 'post' ? (['address'] as const) : []),
  ...(obtaining === 'email' ? (['email'] as const) : []),
  ...(personal.agentName ? (['agentIdNumber'] as const) : []),
  ...(personal.agentIdNumber || personal.agentPhone ? (['agentName'] as const) : []),
];

/** 政府信息公开申请 (第二十九条); it does not ask what the information is wanted for. */
export const submissionSchema = z
  .strictObject({
    channel: oneOf('申请途径', CHANNELS),
    arrivedOn: day('收到日期').optional(),
    applicantKind: oneOf('申请人类别', APPLICANT_KINDS),
    idKind: oneOf('证件名称', ID_KINDS),
    personal: field(personal, '申请人', '姓名或名称、身份证明、联系方式'),
    wanted: field(wanted, '所需信息', '名称、文号或便于查询的其他描述'),
    carrier: oneOf('提供载体', CARRIERS),
    obtaining: oneOf('获取方式', OBTAINING),
    helpWanted: words('需要的帮助', 500).optional(),
    attachments: field(z.array(id('附件编号')).max(10).default([]), '附件', '上传后得到的编号，最多 10 个'),
  })
  .superRefine((given, context) => {
    for (const name of needed(given))
      if (!given.personal[name])
        context.addIssue({
          code: 'custom',
          path: ['personal', name],
          message: '没有填写',
          input: given.personal[name],
        });
  });

type Submitted = z.infer<typeof submissionSchema>;

const numberFault = (idKind: IdKind, number: string, today: CivilDate): NumberFault | undefined => {
  if (idKind === 'residentId') return residentNumberFault(number, today);
  return idKind === 'creditCode' ? creditCodeFault(number) : undefined;
};

/** What is of the form of a 居民身份证 and no 外国人永久居留身份证, which begins with 9. */
const RESIDENT = /^[1-8]\d{16}[\dX]$/;

/** 证件号码 that cannot be one of its kind, by its check digit (GB 11643, GB 32100). */
const numberFaults = (
  { idKind, personal: { idNumber = '', agentIdNumber = '' } }: Submitted,
  today: CivilDate,
): FieldProblem[] => {
  // Which kind of paper an agent has is not asked.
  const agentKind = RESIDENT.test(plainNumber(agentIdNumber)) ? 'residentId' : 'other';
  const numbers = {
    idNumber: numberFault(idKind, idNumber, today),
    agentIdNumber: numberFault(agentKind, agentIdNumber, today),
  };
  return (['idNumber', 'agentIdNumber'] as const).flatMap((name) => {
    const found = numbers[name];
    if (!found) return [];
    const [fault = '', remedy = '请照证件逐位核对'] = found.message.replace(/。$/, '').split('：');
    return [{ field: `personal.${name}`, label: PERSONAL_FIELDS[name], fault, remedy }];
  });
};

/** What only all the fields together, and the day they are given, can tell. */
export const submissionProblem = (given: Submitted, today: CivilDate): Problem | undefined => {
  const choices = choiceFaults(given);
  // A number of a paper that is not the applicant's is not judged.
  const isHis = choices.every(({ field }) => field !== 'idKind');
  const wrong = [...choices, ...numberFaults({ ...given, idKind: isHis ? given.idKind : 'other' }, today)];
  return wrong.length > 0 ? invalid(wrong) : undefined;
};
