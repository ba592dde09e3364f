import { createHash } from 'node:crypto';
import { DISCLOSURES, type DocumentFields, VALIDITIES } from '#content/schema/document.ts';
import { indexNo as indexNoSchema } from '#content/schema/field.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import { agencyName, isOrgan } from './agency-names.ts';
import { type Chronology, chronology } from './chronology.ts';
import { type Classes, type Classified, classify } from './classify.ts';
import { cleanLine, cleanText } from './clean.ts';
import { dateInName, readDate } from './dates.ts';
import { datesInText } from './dates-in-text.ts';
import { docNoInHead, readDocNo } from './doc-no.ts';
import type { Item } from './item.ts';
import { layOut } from './layout.ts';
import { dropTags, settleLinks } from './links.ts';
import { asList, asText, type Name } from './names.ts';
import type { Notes } from './notes.ts';
import { DISCLOSURE_WORDS, VALIDITY_WORDS } from './rules.ts';
import { bareText, summaryOf } from './summary.ts';

/** A document as far as its own row tells: what depends on other rows (number, file, versions) is settled later. */
export interface Draft extends Chronology, Omit<Classified, 'agency'> {
  readonly title: string;
  readonly titleEn?: string | undefined;
  readonly agency: string | undefined;
  readonly jointAgencies: readonly string[];
  readonly docNo?: string | undefined;
  readonly indexNo?: string | undefined;
  readonly summary: string;
  readonly disclosure: DocumentFields['disclosure'];
  readonly validity: DocumentFields['validity'];
  readonly body: string;
  /** Equal for texts that differ in white space, marks and headings only. */
  readonly textHash: string;
}

export interface Setting extends Classes {
  /** Decides what is 尚未施行 and 失效. */
  readonly today: CivilDate;
}

const TITLE_CHARS = 200;
const LIST_OF_ORGANS = /[、,，;；]|\s{1,}/;

const hash16 = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const stated = (values: Item['values'], name: Name, notes: Notes): CivilDate | undefined => {
  const value = values[name];
  if (value === undefined) return undefined;
  const date = readDate(value);
  if (!date)
    notes.push({ how: 'dropped', field: name, why: '读不出日期', value: String(asText(value) ?? '').slice(0, 40) });
  return date;
};

const disclosureOf = (said: string, notes: Notes): DocumentFields['disclosure'] => {
  const known = DISCLOSURES.find((it) => it === said) ?? DISCLOSURE_WORDS[said];
  if (known) return known;
  if (said) {
    notes.push({ how: 'guessed', field: 'disclosure', why: '不认识的公开属性，不公开，请核对', value: said });
    return '不予公开';
  }
  notes.push({ how: 'defaulted', field: 'disclosure', why: '来源没有写，按“主动公开”' });
  return '主动公开';
};

const validityOf = (said: string, dates: Chronology, today: CivilDate, notes: Notes): DocumentFields['validity'] => {
  const known = VALIDITIES.find((it) => it === said) ?? VALIDITY_WORDS[said];
  const note = (how: 'guessed' | 'defaulted', why: string) => notes.push({ how, field: 'validity', why, value: said });
  if (known === '废止' && !dates.repealedOn) {
    note('guessed', '已废止而没有废止日期，写作“失效”');
    return '失效';
  }
  if (dates.repealedOn) return '废止';
  if (known && known !== '现行有效' && known !== '尚未施行') return known;
  if (dates.effectiveOn && dates.effectiveOn > today) return '尚未施行';
  if (dates.expiresOn && dates.expiresOn < today) {
    note('guessed', '有效期已过，写作“失效”');
    return '失效';
  }
  if (known === '尚未施行') note('guessed', '没有将来的施行日期，写作“现行有效”');
  if (!known) note('defaulted', said ? '不认识的有效性，写作“现行有效”' : '来源没有写，写作“现行有效”，请核对');
  return '现行有效';
};

const titleOf = (item: Item, notes: Notes): string | undefined => {
  const said = cleanLine(asText(item.values['title']) ?? '', 'title', notes);
  if (said.length > TITLE_CHARS) {
    notes.push({ how: 'cleaned', field: 'title', why: `长于 ${TITLE_CHARS} 字，截短`, value: said.slice(0, 60) });
    return said.slice(0, TITLE_CHARS).toWellFormed();
  }
  return said || undefined;
};

const organsOf = (said: string, fallback: readonly (string | undefined)[], notes: Notes) => {
  const [first, ...joint] = said.split(LIST_OF_ORGANS).flatMap((name) => agencyName(name, notes) ?? []);
  if (first) return { agency: first, joint: [...new Set(joint)].filter((name) => name !== first) };
  const guess = fallback.find((name) => name !== undefined);
  if (guess) notes.push({ how: 'guessed', field: 'publisher', why: '来源没有写，按落款或类别推断', value: guess });
  else notes.push({ how: 'defaulted', field: 'publisher', why: '来源没有写，记在网站主办单位名下，请核对' });
  return { agency: guess, joint: [] };
};

/** Makes a draft of an item. A document without title, text and files is none. */
export const toDraft = (item: Item, setting: Setting): Draft | undefined => {
  const { values, notes } = item;
  const line = (name: Name): string => cleanLine(asText(values[name]) ?? '', name, notes);
  const title = titleOf(item, notes);
  const source = cleanText(item.body, 'body', notes);
  const body = layOut(settleLinks(dropTags(source, notes), notes), item.form, title ?? '', notes);
  if (!title) {
    notes.push({ how: 'skipped', field: 'title', why: '没有标题', value: body.slice(0, 40) });
    return undefined;
  }
  if (!body && item.files.length === 0) {
    notes.push({ how: 'skipped', field: 'body', why: '没有正文，也没有附件', value: title });
    return undefined;
  }
  const saidNo = line('docNo');
  const docNo = readDocNo(saidNo);
  if (saidNo && !docNo)
    notes.push({ how: 'dropped', field: 'docNo', why: '不是发文字号的写法', value: saidNo.slice(0, 60) });
  else if (docNo && docNo !== saidNo)
    notes.push({ how: 'cleaned', field: 'docNo', why: '改为规范写法', value: `${saidNo} → ${docNo}` });
  const found = saidNo ? undefined : docNoInHead(body);
  if (found) notes.push({ how: 'guessed', field: 'docNo', why: '取自文首', value: found });
  const text = datesInText(body);
  const dates = chronology(
    {
      writtenOn: stated(values, 'writtenOn', notes),
      publishedOn: stated(values, 'publishedOn', notes),
      effectiveOn: stated(values, 'effectiveOn', notes),
      expiresOn: stated(values, 'expiresOn', notes),
      repealedOn: stated(values, 'repealedOn', notes),
      named: dateInName(asText(values['ref']) ?? item.where.replace(/ 第 \d+ 行$/, '')),
      year: line('year'),
      numberedYear: /〔(\d{4})〕/.exec(docNo ?? found ?? '')?.[1],
    },
    text,
    notes,
  );
  const plain = bareText(body);
  const { agency: maker, ...classified } = classify({ title, head: plain, values }, setting, notes);
  const signature = text.signature && isOrgan(text.signature) ? text.signature.trim() : undefined;
  const { agency, joint } = organsOf(line('agency'), [signature, maker], notes);
  const saidIndexNo = line('indexNo');
  const indexNo = indexNoSchema.safeParse(saidIndexNo).data;
  if (saidIndexNo && !indexNo)
    notes.push({ how: 'dropped', field: 'indexNo', why: '不是规范的写法，另编新号', value: saidIndexNo.slice(0, 60) });
  const saidSummary = line('summary');
  if (!saidSummary) notes.push({ how: 'guessed', field: 'summary', why: '取第一条或第一段' });
  const saidKeywords = asList(values['keywords'])
    .map((word) => cleanLine(word, 'keywords', notes))
    .filter(Boolean);
  return {
    ...dates,
    ...classified,
    title,
    titleEn: line('titleEn') || undefined,
    agency,
    jointAgencies: [
      ...new Set([...joint, ...asList(values['jointPublishers']).flatMap((name) => agencyName(name, notes) ?? [])]),
    ],
    docNo: docNo ?? found,
    indexNo,
    keywords: saidKeywords.length > 0 ? saidKeywords.slice(0, 10) : classified.keywords,
    summary: saidSummary || summaryOf(plain, title),
    disclosure: disclosureOf(line('disclosure'), notes),
    validity: validityOf(line('validity'), dates, setting.today, notes),
    body,
    textHash: hash16(plain.slice(Math.max(0, plain.search(/第一条/))).replace(/[^\p{L}\p{N}]/gu, '')),
  };
};
