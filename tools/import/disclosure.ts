import { DISCLOSURES, type DocumentFields } from '#content/schema/document.ts';
import { cleanLine } from './clean.ts';
import type { Notes } from './notes.ts';

type Disclosure = DocumentFields['disclosure'];

/** What a source says of who may read a document, under the name it says it by. */
export type StatedDisclosure = readonly [key: string, value: unknown];

const SECRECY = /密|secre(?:cy|t(?!ar))|confiden/i;
const OPENNESS = /公开|disclos|is_?(?:open|public)/i;
/** 公开日期、公开形式 … — of how, when and by whom, not of whether. */
const OF_OTHER_THINGS =
  /(?:日期|时间|时限|期限|形式|载体|渠道|程序|机构|单位|部门|主体|责任人|目录|指南|编号|栏目|事项)$/;

/** Whether a name a source uses is about 公开属性 or 密级. */
export const isOfDisclosure = (key: string): boolean =>
  SECRECY.test(key) || (OPENNESS.test(key) && !OF_OTHER_THINGS.test(key.trim()));

const WORDS: ReadonlyMap<string, Disclosure> = new Map([
  ...DISCLOSURES.map((word) => [word, word] as const),
  ...(['公开', '社会公开', '全社会公开', '面向社会公开'] as const).map((word) => [word, '主动公开'] as const),
  ['依申请', '依申请公开'],
  ['不公开', '不予公开'],
]);

/** What opens a document under keys that ask in other words. */
const OPENING: readonly { readonly key: RegExp; readonly words: readonly string[] }[] = [
  { key: SECRECY, words: ['公开', '无', '否', '非密', '非涉密', '不涉密'] },
  { key: /^(?:是否)?(?:主动|对外|向?社会|面向社会)?公开$/, words: ['是'] },
  { key: /^公开范围$/, words: ['社会', '全社会', '面向社会', '面向全社会', '向社会公开'] },
];

const meaningOf = ([key, value]: StatedDisclosure, notes: Notes): Disclosure => {
  const said = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const word = typeof said === 'string' ? cleanLine(said, 'disclosure', notes) : '';
  const isOpening = OPENING.some((row) => row.key.test(key.trim()) && row.words.includes(word));
  const known = isOpening ? '主动公开' : SECRECY.test(key) ? undefined : WORDS.get(word);
  if (known) return known;
  const shown = typeof said === 'string' ? said : JSON.stringify(said);
  const why = '不认识的公开属性，不公开，请核对';
  notes.push({ how: 'guessed', field: 'disclosure', why, value: `${key.slice(0, 40)}：${shown.slice(0, 100)}` });
  return '不予公开';
};

/** 公开属性 — the strictest of all a source says; what is not known to open a document withholds it, for an editor to say. */
export const disclosureOf = (stated: readonly StatedDisclosure[], notes: Notes): Disclosure => {
  if (stated.length === 0) notes.push({ how: 'defaulted', field: 'disclosure', why: '来源没有写，按“主动公开”' });
  const meanings = new Set(stated.map((it) => meaningOf(it, notes)));
  return (['不予公开', '依申请公开'] as const).find((it) => meanings.has(it)) ?? '主动公开';
};
