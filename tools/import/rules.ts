import type { DocumentFields } from '#content/schema/document.ts';
import type { Column } from '#content/schema/site.ts';

type Genre = DocumentFields['genre'];
type StatutoryItem = DocumentFields['statutoryItem'];

/** What a category of a source says of its documents; the first row that fits holds. */
interface CategoryRule {
  readonly category: RegExp;
  /** Left to the title when the category does not say. */
  readonly genre?: Genre;
  readonly column: string;
  readonly statutoryItem: StatutoryItem;
  /** The organ that makes such documents, for rows that do not name one. */
  readonly agency?: string;
  /** The theme when no keyword tells another. */
  readonly theme?: string;
}

export const CATEGORY_RULES: readonly CategoryRule[] = [
  { category: /^司法解释/, genre: '其他', column: 'judicial-interpretations', statutoryItem: 'otherStatutory', agency: '最高人民法院', theme: 'police-security-justice' },
  { category: /^(?:典型)?案例/, genre: '其他', column: 'cases', statutoryItem: 'otherStatutory', agency: '最高人民法院', theme: 'police-security-justice' },
  { category: /政府工作报告/, genre: '报告', column: 'work-reports', statutoryItem: 'plans', theme: 'general-affairs' },
  { category: /^地方(?:性)?法规/, genre: '法规', column: 'local-regulations', statutoryItem: 'rules' },
  { category: /^行政法规/, genre: '法规', column: 'administrative-regulations', statutoryItem: 'rules', agency: '国务院' },
  { category: /规章/, genre: '规章', column: 'government-rules', statutoryItem: 'rules' },
  { category: /^(?:刑法|诉讼与非诉讼程序法)$/, genre: '法律', column: 'laws', statutoryItem: 'rules', agency: '全国人民代表大会', theme: 'police-security-justice' },
  { category: /^(?:宪法|宪法相关法)$/, genre: '法律', column: 'laws', statutoryItem: 'rules', agency: '全国人民代表大会', theme: 'general-affairs' },
  { category: /^(?:法律|民法|行政法|经济法|社会法|生态环境法)/, genre: '法律', column: 'laws', statutoryItem: 'rules', agency: '全国人民代表大会' },
  { category: /规范性文件/, column: 'normative-documents', statutoryItem: 'rules' },
]; // biome-ignore format: a table

/** What a title says, when no category does. */
export const TITLE_RULES: readonly { readonly title: RegExp; readonly genre: Genre; readonly column: string }[] = [
  { title: /令$/, genre: '命令', column: 'government-rules' },
  { title: /(?:条例|法典)$/, genre: '法规', column: 'local-regulations' },
  { title: /(?:规划|计划|纲要)(?:的通知)?$/, genre: '规划', column: 'plans' },
  { title: /政府工作报告$/, genre: '报告', column: 'work-reports' },
  { title: /(?:办法|规定|细则)的通知$/, genre: '通知', column: 'normative-documents' },
  { title: /(?:办法|规定|细则|规则|制度)$/, genre: '办法', column: 'normative-documents' },
  { title: /方案$/, genre: '方案', column: 'policy-documents' },
  ...(['决议', '决定', '公报', '公告', '通告', '意见', '通知', '通报', '报告', '请示', '批复', '议案', '函', '纪要'] as const).map(
    (genre) => ({ title: new RegExp(`${genre}$`), genre, column: 'policy-documents' }),
  ),
]; // biome-ignore format: a table

/** （试行）、（一）、（2021年修订） after a title say nothing of its kind. */
export const TITLE_TAIL = /[（(][^（）()]*[）)]$/;

/** 条例第二十条 — items told by words in the title, when no category does. */
export const STATUTORY_RULES: readonly { readonly title: RegExp; readonly item: StatutoryItem }[] = [
  { title: /预算|决算/, item: 'budget' },
  { title: /统计公报|统计数据/, item: 'statistics' },
  { title: /应急预案/, item: 'emergency' },
  { title: /(?:采购目录|集中采购)/, item: 'procurement' },
  { title: /(?:公务员|选调生).*(?:招录|招考|录用)/, item: 'recruitment' },
  { title: /(?:收费目录|收费标准|收费项目)/, item: 'fees' },
  { title: /重大(?:建设)?项目(?:名单|计划|清单)/, item: 'majorProjects' },
  { title: /(?:双随机|监督抽查|抽检|检查情况)/, item: 'supervision' },
  { title: /(?:规划|计划|纲要)(?:的通知)?$/, item: 'plans' },
];

/** Columns a collection of law needs beside those of the project; only those in use are added. */
export const LAW_COLUMNS: readonly Column[] = [
  { id: 'laws', name: '国家法律', nameEn: 'Laws', kind: 'documents', description: '全国人民代表大会及其常务委员会制定的法律', keywords: ['法律'], columnType: '政策文件' },
  { id: 'administrative-regulations', name: '行政法规', nameEn: 'Administrative regulations', kind: 'documents', description: '国务院制定的行政法规', keywords: ['行政法规'], columnType: '政策文件' },
  { id: 'local-regulations', name: '地方性法规', nameEn: 'Local regulations', kind: 'documents', description: '地方人民代表大会及其常务委员会制定的法规', keywords: ['地方性法规', '条例'], columnType: '政策文件' },
  { id: 'judicial-interpretations', name: '司法解释', nameEn: 'Judicial interpretations', kind: 'documents', description: '最高人民法院、最高人民检察院的司法解释', keywords: ['司法解释'], columnType: '政策文件' },
  { id: 'work-reports', name: '政府工作报告', nameEn: 'Government work reports', kind: 'documents', description: '各级人民政府向人民代表大会作的工作报告', keywords: ['政府工作报告'], columnType: '政策文件' },
  { id: 'cases', name: '典型案例', nameEn: 'Cases', kind: 'documents', description: '人民法院发布的典型案例', keywords: ['案例'], columnType: '政策文件' },
]; // biome-ignore format: a table

/** 有效性 as other systems write it. */
export const VALIDITY_WORDS: ReadonlyMap<string, DocumentFields['validity']> = new Map([
  ['有效', '现行有效'],
  ['现行', '现行有效'],
  ['部分有效', '已修改'],
  ['已被修改', '已修改'],
  ['部分失效', '已修改'],
  ['修改', '已修改'],
  ['已失效', '失效'],
  ['无效', '失效'],
  ['已废止', '废止'],
  ['被废止', '废止'],
  ['尚未生效', '尚未施行'],
  ['未施行', '尚未施行'],
]);
