import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dump, load } from 'js-yaml';
import { chains } from './chain.ts';
import { type Choices, nounsOf, type Plan, planDocument } from './plan.ts';
import { randomFrom } from './random.ts';
import { documentText, interpretationText } from './text.ts';

const SEED = 20_260_101;
/** What a generated city takes over from a real one as it stands. */
const KEPT = ['site.yaml', 'columns.yaml', 'themes.yaml', 'statutory.yaml', 'calendar', 'agencies'];
/** One document in this many is explained. */
const EXPLAINED_EVERY = 10;

/** A plan with the numbers it gets by its place among all. */
interface Numbered extends Plan {
  readonly id: string;
  readonly docNo: string;
  readonly indexNo: string;
  readonly explained: boolean;
}

const readAgency = (dir: string, file: string): Choices['agencies'][number] => {
  const [, front = ''] = readFileSync(join(dir, file), 'utf8').split(/^---$/m);
  const { name, shortName, orgCode } = load(front) as Record<'name' | 'shortName' | 'orgCode', string>;
  return {
    id: file.replace('.md', ''),
    name,
    orgCode,
    mark: `青${shortName.replace(/^市/, '').replace(/[局委]$/, '')}`,
  };
};

const readChoices = (city: string): Choices => {
  const agencies = join(city, 'agencies');
  return {
    agencies: readdirSync(agencies)
      .sort()
      .map((file) => readAgency(agencies, file)),
    themes: load(readFileSync(join(city, 'themes.yaml'), 'utf8')) as Choices['themes'],
  };
};

/** Numbers run by agency and year, oldest first. */
const number = (oldestFirst: readonly Plan[]): Numbered[] => {
  const used = new Map<string, number>();
  return oldestFirst.map((plan, at) => {
    const { agency, writtenOn } = plan;
    const year = writtenOn.slice(0, 4);
    const serial = (used.get(agency.id + year) ?? 0) + 1;
    used.set(agency.id + year, serial);
    return {
      ...plan,
      id: `${agency.id}-${year}-${serial}`,
      docNo: `${agency.mark}字〔${year}〕${serial}号`,
      indexNo: `${agency.orgCode}/${year}-${String(serial).padStart(5, '0')}`,
      explained: at % EXPLAINED_EVERY === 0,
    };
  });
};

const explanationOf = ({ id }: Numbered): string => `${id}-explained`;

const fieldsOf = (plan: Numbered, replaces: Numbered | undefined, replacedBy: Numbered | undefined): object => ({
  title: plan.title,
  indexNo: plan.indexNo,
  publisher: plan.agency.id,
  ...(plan.joint && { jointPublishers: [plan.joint.id] }),
  docNo: plan.docNo,
  writtenOn: plan.writtenOn,
  publishedOn: plan.publishedOn,
  effectiveOn: plan.publishedOn,
  ...(replacedBy && { repealedOn: replacedBy.publishedOn }),
  genre: plan.genre,
  column: plan.column,
  theme: plan.theme,
  subTheme: plan.subTheme,
  statutoryItem: plan.item,
  keywords: plan.keywords,
  summary: plan.summary,
  disclosure: '主动公开',
  validity: replacedBy ? '废止' : '现行有效',
  ...(replaces && { replaces: [replaces.id] }),
  ...(replacedBy && { replacedBy: replacedBy.id }),
  ...(plan.explained && { interpretations: [explanationOf(plan)] }),
});

const explanationFields = (plan: Numbered): object => ({
  title: `《${plan.title}》解读`,
  publisher: plan.agency.id,
  publishedOn: plan.publishedOn,
  summary: `说明${plan.topic}的有关规定为什么定、适用于谁、怎么办理。`,
  form: '文字解读',
  documents: [plan.id],
  keywords: plan.keywords,
});

const put = (city: string, file: string, fields: object, body: string): void => {
  const path = join(city, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `---\n${dump(fields)}---\n\n${body}\n`);
};

/** Writes a complete content folder around that of `from`, with this many documents; the same each time. */
export const writeCity = (from: string, city: string, documents: number): void => {
  mkdirSync(city, { recursive: true });
  for (const name of KEPT) cpSync(join(from, name), join(city, name), { recursive: true });
  const choices = readChoices(city);
  const plans = Array.from({ length: documents }, (_, at) => planDocument(SEED + at, randomFrom(SEED + at), choices));
  const oldestFirst = number(plans.toSorted((a, b) => a.writtenOn.localeCompare(b.writtenOn) || a.seed - b.seed));
  const { replaces, replacedBy } = chains(oldestFirst);
  for (const plan of oldestFirst) {
    const writer = { random: randomFrom(SEED * 2 + plan.seed), nouns: nounsOf(plan.theme) };
    const year = plan.writtenOn.slice(0, 4);
    const fields = fieldsOf(plan, replaces.get(plan), replacedBy.get(plan));
    put(city, `documents/${year}/${plan.id}.md`, fields, documentText(writer, plan.build));
    if (plan.explained)
      put(city, `interpretations/${explanationOf(plan)}.md`, explanationFields(plan), interpretationText(writer));
  }
};
