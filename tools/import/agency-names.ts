import type { Notes } from './notes.ts';

const MUNICIPALITIES = ['北京', '上海', '天津', '重庆'];
const PROVINCES = '河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾'.split(' '); // biome-ignore format: one look shows them all
const REGIONS: Record<string, string> = {
  内蒙古: '内蒙古自治区',
  广西: '广西壮族自治区',
  西藏: '西藏自治区',
  宁夏: '宁夏回族自治区',
  新疆: '新疆维吾尔自治区',
};

/** 简称 and its full name: a place is one organ, under whatever name a row puts it. */
const FULL_NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(REGIONS),
  ...MUNICIPALITIES.map((name) => [name, `${name}市`] as const),
  ...PROVINCES.map((name) => [name, `${name}省`] as const),
]);

/** Names that machines cut out of titles and that are no organ; `to` rebuilds one, otherwise the category's organ is taken. */
const MISCUT: readonly { readonly name: RegExp; readonly to?: string }[] = [
  { name: /诉/ },
  { name: /^关于/ },
  { name: /^中华人民共和国.{0,4}[市省县区]$/ },
  { name: /^(?:城市|人力资源|市)市$/ },
  { name: /^(..)(?:经济特区)?城市$/, to: '$1市' },
  { name: /^.*经济特区$/ },
];

/** English names of the organs a collection of law comes from. */
export const ENGLISH_NAMES: ReadonlyMap<string, string> = new Map([
  ['全国人民代表大会', "National People's Congress"],
  ['全国人民代表大会常务委员会', "Standing Committee of the National People's Congress"],
  ['国务院', 'State Council'],
  ['国务院办公厅', 'General Office of the State Council'],
  ['最高人民法院', "Supreme People's Court"],
  ['最高人民检察院', "Supreme People's Procuratorate"],
]);

const MOST_CHARS = 60;

/** The full name of an organ as a row names it, or undefined when it names none. */
export const agencyName = (said: string, notes: Notes): string | undefined => {
  const name = said.trim();
  if (!name || name.length > MOST_CHARS) {
    if (name)
      notes.push({ how: 'dropped', field: 'publisher', why: '太长，不是机构名称', value: name.slice(0, MOST_CHARS) });
    return undefined;
  }
  const full = FULL_NAMES.get(name);
  if (full) return full;
  const miscut = MISCUT.find((row) => row.name.test(name));
  if (!miscut) return name;
  const rebuilt = miscut.to && name.replace(miscut.name, miscut.to);
  notes.push({
    how: 'guessed',
    field: 'publisher',
    why: '不是机构名称，由类别或地名推断',
    value: `${name} → ${rebuilt ?? ''}`,
  });
  return rebuilt || undefined;
};

/** 青岛市人民政府办公厅: a line that ends as the names of organs do. */
export const isOrgan = (line: string): boolean =>
  /^[\p{Script=Han}（）()·]{3,40}(?:政府|委员会|办公厅|办公室|厅|局|委|部|法院|检察院|大会|中心|院)$/u.test(
    line.trim(),
  );
