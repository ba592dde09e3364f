import { MOST_TEXT_BYTES } from '#site/library/read.ts';
import { type Agency, type AgencyBook, GENERAL_OFFICE } from './agencies.ts';
import { unfit } from './document-file.ts';
import { type Draft, type Setting, toDraft } from './draft.ts';
import { enter } from './enter.ts';
import { type Input, readInput } from './inputs.ts';
import { type Item, isItem } from './item.ts';
import type { Note } from './notes.ts';
import type { Progress } from './progress.ts';
import { hash16, type Register } from './register.ts';
import type { Report } from './report.ts';
import type { Spool, Waiting } from './spool.ts';
import { chainOf } from './versions.ts';

/** Fields and text, with room for what is settled later. */
const MOST_DRAFT_BYTES = MOST_TEXT_BYTES * 0.9;

/** What the first pass works with. */
export interface Desk {
  readonly setting: Setting;
  readonly register: Register;
  readonly agencies: AgencyBook;
  /** The organ of documents that name none. */
  readonly sponsor: () => Agency;
  readonly spool: Spool;
  readonly report: Report;
}

export interface Collected {
  read: number;
  documents: number;
  same: number;
  attachments: number;
  readonly columns: Set<string>;
  readonly agencies: Set<string>;
}

/** A column that is there, or the one for documents of no other kind. */
const columnOf = ({ column }: Draft, { columns }: Setting, notes: Note[]): string => {
  const documents = columns.filter(({ kind }) => kind === 'documents').map(({ id }) => id);
  if (documents.includes(column)) return column;
  const other = documents.includes('policy-documents') ? 'policy-documents' : (documents[0] ?? column);
  notes.push({ how: 'dropped', field: 'column', why: 'columns.yaml 中没有合适的栏目', value: `${column} → ${other}` });
  return other;
};

const waitingOf = (item: Item, draft: Draft, desk: Desk): { waiting: Omit<Waiting, 'id'>; organ: Agency } => {
  const organ = draft.agency === undefined ? desk.sponsor() : desk.agencies.named(draft.agency);
  const joint = draft.jointAgencies.map((name) => desk.agencies.named(name).id).filter((id) => id !== organ.id);
  const files = item.files.map(({ id, title, type }) => ({ id, title, type }));
  const column = columnOf(draft, desk.setting, item.notes);
  const waiting = {
    where: item.where,
    draft: { ...draft, column },
    publisher: organ.id,
    jointPublishers: joint,
    files,
  };
  return { waiting, organ };
};

const skip = (item: Item, why: string, value?: string): void =>
  void item.notes.push({ how: 'skipped', field: 'row', why, value });

/** What a row says, as far as it is fit to be a document. A row that nobody foresaw is that row's fault alone. */
const understand = (item: Item, desk: Desk) => {
  try {
    const draft = toDraft(item, desk.setting);
    if (!draft) return undefined;
    const understood = { draft, ...waitingOf(item, draft, desk) };
    const fault = unfit(understood.waiting as Waiting);
    if (fault) skip(item, `字段不合要求：${fault.field}`, fault.message);
    else if (draft.publishedOn > desk.setting.today)
      skip(item, '发布日期晚于今天，到期再导入，或改正日期', draft.publishedOn);
    else if (Buffer.byteLength(JSON.stringify(draft)) > MOST_DRAFT_BYTES) skip(item, '文字太长，请拆分，或作为附件');
    else return understood;
  } catch (error) {
    skip(item, '不能转换，请核对来源', String(error));
  }
  return undefined;
};

/** Settles what one row can settle, and lays the draft aside. */
const take = (item: Item, desk: Desk, collected: Collected): void => {
  const { register, spool } = desk;
  const understood = understand(item, desk);
  if (!understood) return;
  const { draft, waiting, organ } = understood;
  const agency = draft.agency ?? GENERAL_OFFICE;
  const { title, docNo, indexNo, known, textHash, writtenOn, effectiveOn } = draft;
  const source = hash16(JSON.stringify([draft, waiting.files]));
  const chain = chainOf(title, agency);
  const entered = enter(register, {
    ref: item.ref, source, title, agency, orgCode: organ.orgCode, docNo, indexNo, chain, known, textHash, writtenOn, effectiveOn,
  }); // biome-ignore format: one look shows them all
  if (entered.kind === 'serialsUsedUp') {
    skip(item, '这个机构当年的流水号已用完');
    return;
  }
  if (entered.kind === 'same') {
    collected.same += 1;
    skip(item, '与另一条完全相同，只留一件', entered.file);
    return;
  }
  const { doc, docNoHeldBy } = entered;
  if (docNoHeldBy)
    item.notes.push({ how: 'dropped', field: 'docNo', why: '文号已用于另一件', value: `${docNo}，见 ${docNoHeldBy}` });
  if (indexNo && indexNo !== doc.indexNo)
    item.notes.push({
      how: 'dropped',
      field: 'indexNo',
      why: '已用于另一件或已编过号',
      value: `${indexNo} → ${doc.indexNo}`,
    });
  for (const { id, bytes } of item.files) spool.keep(id, bytes);
  spool.add({ ...waiting, id: doc.id });
  collected.documents += 1;
  collected.attachments += item.files.length;
  collected.columns.add(waiting.draft.column);
  for (const id of [waiting.publisher, ...waiting.jointPublishers]) collected.agencies.add(id);
};

/** First pass: every row of every source, one at a time. */
export const collect = async (inputs: readonly Input[], desk: Desk, progress: Progress): Promise<Collected> => {
  progress.begin(
    '读取',
    inputs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  );
  const collected: Collected = {
    read: 0,
    documents: 0,
    same: 0,
    attachments: 0,
    columns: new Set(),
    agencies: new Set(),
  };
  const taken = new Set<string>();
  const advance = (bytes: number): void => progress.advance(bytes, collected.documents);
  // Files of other kinds come last: by then it is known which of them belong to a document.
  const known = inputs.filter(({ kind }) => kind !== 'unknown');
  for (const input of [...known, ...inputs.filter(({ kind }) => kind === 'unknown')]) {
    if (taken.has(input.path)) continue;
    for await (const it of readInput(input, advance)) {
      collected.read += 1;
      if (isItem(it)) {
        take(it, desk, collected);
        for (const { path } of it.files) if (path) taken.add(path);
      }
      desk.report.addAll(it.where, it.notes);
    }
  }
  progress.end();
  return collected;
};
