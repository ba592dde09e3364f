import type { ApplicantKind, PersonalField } from './application/facts.ts';
import { creditCodeFault, plainNumber } from './identity-numbers.ts';

/** What stands for a value of no known shape: it tells nothing, not even how long it is. */
const HIDDEN = '******';

/** 复姓 — a name of three or more that begins so keeps both characters. */
const DOUBLE_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 ' +
    '公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 巫马 公西 颛孙 壤驷 漆雕 乐正 宰父 谷梁 拓跋 夹谷 ' +
    '轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 西门 第五 贯丘 达奚 褚师 纳兰'
  ).split(' '),
);

const isChinese = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

/** 张三 → 张*，欧阳娜娜 → 欧阳**; other scripts and names with a dot keep the first letter. */
const maskName = (text: string): string => {
  const letters = Array.from(text.replaceAll(/\p{Variation_Selector}/gu, ''));
  const [first = ''] = letters;
  if (letters.length < 2) return HIDDEN;
  if (!isChinese(letters.join(''))) return `${first}***`;
  const surname = letters.length > 2 && DOUBLE_SURNAMES.has(letters.slice(0, 2).join('')) ? 2 : 1;
  if (letters.length - surname > 2) return `${first}***`;
  return letters.slice(0, surname).join('') + '*'.repeat(letters.length - surname);
};

/** 身份证 → 370*************2X; passports and permits keep their letters and the last two. */
const maskDocument = (text: string): string => {
  const number = plainNumber(text);
  if (/^\d{17}[\dX]$/.test(number)) return `${number.slice(0, 3)}${'*'.repeat(13)}${number.slice(-2)}`;
  const [, letters, digits = ''] = /^([A-Z]{1,2})(\d{6,10})$/.exec(number) ?? [];
  return letters ? `${letters}${'*'.repeat(digits.length - 2)}${digits.slice(-2)}` : HIDDEN;
};

/** 138****1234; a landline keeps its area code and the last two, an extension goes. */
const maskPhone = (text: string): string => {
  const number = text
    .normalize('NFKC')
    .replaceAll(/[\s()]/g, '')
    .replace(/^(?:\+|00)86-?/, '');
  const mobile = /^1[3-9]\d{9}$/.exec(number.replaceAll('-', ''))?.[0];
  if (mobile) return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
  const [, area, local = ''] = /^(0(?:10|2\d|[3-9]\d{2}))?-?(\d{7,8})(?:(?:-|转)\d{1,6})?$/.exec(number) ?? [];
  if (local === '') return HIDDEN;
  return `${area ? `${area}-` : ''}${'*'.repeat(local.length - 2)}${local.slice(-2)}`;
};

/** Of a place name, no character that belongs to a street, a house or a number, unless it begins the name. */
const NAME = '[^\\d０-９路街巷弄村屯号室栋幢楼层座市区县旗省]';
const BEGIN = '[^\\d０-９弄屯号室栋幢]';
const place = (longest: number, endings: string): string => `${BEGIN}${NAME}{0,${longest - 1}}?(?:${endings})`;

const ADDRESS = new RegExp(
  [
    `^(?<province>${place(8, '省|自治区|特别行政区')}|(?:北京|上海|天津|重庆)市?)?`,
    `(?<city>${place(5, '(?<![超门夜集菜商])市')}|${place(14, '自治州')}|${place(5, '地区|盟')})?`,
    `(?<district>${place(14, '自治县|自治旗')}|${place(8, '旗')}|${place(5, '(?<![小社园校院厂库景商住宅片])区|县|(?<![超门夜集菜商])市')})?`,
  ].join(''),
  'u',
);

/** 到区县为止: 山东省青岛市市南区***. */
const maskAddress = (text: string): string => {
  const { province = '', city = '', district = '' } = ADDRESS.exec(text.replaceAll(/\s/g, ''))?.groups ?? {};
  const shown = `${province}${city}${district}`;
  return shown === '' ? HIDDEN : `${shown}***`;
};

/** a***@b.cn. */
const maskEmail = (text: string): string => {
  const [, local = '', domain] = /^([^\s@]{1,64})@([^\s@]{3,255})$/.exec(text) ?? [];
  if (domain === undefined) return HIDDEN;
  const [first = '', ...rest] = Array.from(local);
  return `${rest.length > 0 ? first : ''}***@${domain}`;
};

const maskPostcode = (text: string): string => {
  const code = text.normalize('NFKC');
  return /^\d{6}$/.test(code) ? `${code.slice(0, 3)}***` : HIDDEN;
};

/** How each personal field is masked. */
const MASKS: Readonly<Record<PersonalField, (text: string) => string>> = {
  name: maskName,
  idNumber: maskDocument,
  phone: maskPhone,
  address: maskAddress,
  email: maskEmail,
  postcode: maskPostcode,
  legalRepresentative: maskName,
  contact: maskName,
  agentName: maskName,
  agentIdNumber: maskDocument,
  agentPhone: maskPhone,
};

/** 组织的名称和统一社会信用代码 are no personal information; a number that is not such a code may be a person's. */
const isPublic = (field: PersonalField, text: string, kind: ApplicantKind): boolean =>
  kind !== 'naturalPerson' && (field === 'name' || (field === 'idNumber' && creditCodeFault(text) === undefined));

/**
 * 脱敏 — a personal field as it is shown where it is not needed in full. What has no known shape is hidden whole,
 * its length too.
 */
export const maskField = (field: PersonalField, text: string, kind: ApplicantKind): string => {
  if (text === '') return '';
  return isPublic(field, text, kind) ? text : MASKS[field](text.trim());
};
