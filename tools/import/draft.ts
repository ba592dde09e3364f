import type { DocumentFields } from '#content/schema/document.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import { type Chronology, chronology, type StatedDates } from './chronology.ts';
import { type Classes, type Classified, classify } from './classify.ts';
import { cleanLine, cleanText } from './clean.ts';
import { dateInName, readDate } from './dates.ts';
import { datesInText } from './dates-in-text.ts';
import { disclosureOf } from './disclosure.ts';
import { docNoOf, indexNoOf, lineOf, organsOf, titleOf } from './identity.ts';
import type { Item } from './item.ts';
import { layOut } from './layout.ts';
import { dropTags, settleLinks } from './links.ts';
import { asList, asText, type Name } from './names.ts';
import { hash16 } from './register.ts';
import { dropSignature } from './signature.ts';
import { validityOf } from './standing.ts';
import { bareText, summaryOf } from './summary.ts';

/** A document as far as its own row tells: what depends on other rows (number, file, versions) is settled later. */
export interface Draft extends Chronology, Omit<Classified, 'agency'> {
  readonly title: string;
  readonly titleEn: string | undefined;
  /** The full name of the organ, if any is known. */
  readonly agency: string | undefined;
  readonly jointAgencies: readonly string[];
  readonly docNo: string | undefined;
  readonly indexNo: string | undefined;
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

const MOST_KEYWORDS = 10;

const statedDates = ({ values, where, notes }: Item, docNo: string | undefined): StatedDates => {
  const date = (name: Name): CivilDate | undefined => {
    const value = values[name];
    const found = value === undefined ? undefined : readDate(value);
    if (value !== undefined && !found)
      notes.push({ how: 'dropped', field: name, why: '读不出日期', value: (asText(value) ?? '').slice(0, 40) });
    return found;
  };
  return {
    writtenOn: date('writtenOn'),
    publishedOn: date('publishedOn'),
    effectiveOn: date('effectiveOn'),
    expiresOn: date('expiresOn'),
    repealedOn: date('repealedOn'),
    named: dateInName(asText(values.ref) ?? where.replace(/ 第 \d+ 行$/, '')),
    year: lineOf(values, 'year', notes),
    numberedYear: /〔(\d{4})〕/.exec(docNo ?? '')?.[1],
  };
};

/** Of the text from the first article on, letters and digits only: preambles differ from collection to collection. */
const hashOfText = (bare: string): string =>
  hash16(bare.slice(Math.max(0, bare.indexOf('第一条'))).replace(/[^\p{L}\p{N}]/gu, ''));

/** Makes a draft of an item; without a title, or without text and files, it is no document. */
export const toDraft = (item: Item, setting: Setting): Draft | undefined => {
  const { values, notes } = item;
  const title = titleOf(values, notes);
  const body = layOut(
    settleLinks(dropTags(cleanText(item.body, 'body', notes), notes), notes),
    item.form,
    title,
    notes,
  );
  if (!title || (!body && item.files.length === 0)) {
    const [field, why] = title ? ['body', '没有正文，也没有附件'] : ['title', '没有标题'];
    notes.push({ how: 'skipped', field, why, value: title || body.slice(0, 40) });
    return undefined;
  }
  const bare = bareText(body);
  const docNo = docNoOf(values, body, notes);
  const text = datesInText(body);
  const dates = chronology(statedDates(item, docNo), text, notes);
  const { agency: maker, ...classes } = classify({ title, head: bare, values }, setting, notes);
  const { agency, joint } = organsOf(values, { signature: text.signature, maker }, notes);
  const summary = lineOf(values, 'summary', notes);
  if (!summary) notes.push({ how: 'guessed', field: 'summary', why: '取第一条或第一段' });
  const keywords = asList(values.keywords)
    .map((word) => cleanLine(word, 'keywords', notes))
    .filter(Boolean);
  return {
    ...dates,
    ...classes,
    title,
    titleEn: lineOf(values, 'titleEn', notes) || undefined,
    agency,
    jointAgencies: joint,
    docNo,
    indexNo: indexNoOf(values, notes),
    keywords: keywords.length > 0 ? keywords.slice(0, MOST_KEYWORDS) : classes.keywords,
    summary: summary || summaryOf(bare, title),
    disclosure: disclosureOf(item.disclosure, notes),
    validity: validityOf(lineOf(values, 'validity', notes), dates, setting.today, notes),
    body: dropSignature(body, { organs: [agency ?? '', ...joint], writtenOn: dates.writtenOn }, notes),
    textHash: hashOfText(bare),
  };
};
