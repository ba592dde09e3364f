import type { CivilDate } from '#domain/work-calendar.ts';
import type { Known } from './chronology.ts';
import { slugOfDocNo } from './doc-no.ts';
import { type Doc, hash16, type Register } from './register.ts';

/** What one row brings to the register. */
export interface Entrant {
  /** What the source itself calls it. */
  readonly ref: string | undefined;
  /** Equal for rows that say the same. */
  readonly source: string;
  readonly title: string;
  readonly agency: string;
  readonly orgCode: string;
  readonly docNo: string | undefined;
  readonly indexNo: string | undefined;
  readonly chain: string | undefined;
  readonly known: Known;
  readonly textHash: string;
  readonly writtenOn: CivilDate;
  readonly effectiveOn: CivilDate | undefined;
}

export type Entered =
  | { readonly kind: 'settled'; readonly doc: Doc; readonly docNoHeldBy: string | undefined }
  | { readonly kind: 'same'; readonly file: string }
  | { readonly kind: 'serialsUsedUp' };

/** 题名、日期、机构 — what a document without a number of its own is known by. */
const keyOf = ({ title, writtenOn, agency }: Entrant): string => hash16(`${title}\0${writtenOn}\0${agency}`);

/** Under the same name, but of another day and with other words, a source has put something else. */
const isAnother = (before: Doc, { writtenOn, textHash, chain }: Entrant): boolean =>
  before.writtenOn !== writtenOn && before.textHash !== textHash && (before.chain ?? undefined) !== chain;

/** What the source calls it, told apart by its place where one name is used twice, and the document that was under it. */
const known = (register: Register, entrant: Entrant): { ref: string; before: Doc | undefined } => {
  const base = entrant.ref ?? keyOf(entrant);
  for (let n = 1; ; n += 1) {
    const ref = n === 1 ? base : `${base}#${n}`;
    const before = register.find('ref = ?', ref);
    if (!before || (before.seen === 0 && !isAnother(before, entrant))) return { ref, before };
  }
};

const freeSlug = (register: Register, base: string): string => {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!register.find('slug = ?', slug) && !register.isTaken(slug)) return slug;
  }
};

/** Who else holds a document number. */
const holderOf = (register: Register, docNo: string | undefined, id: number): string | undefined => {
  if (docNo === undefined) return undefined;
  const holder = register.find('docNo = ? AND id <> ?', docNo, id);
  return holder?.file ?? (register.isTaken(docNo) ? '目标中已有的文件' : undefined);
};

const make = (register: Register, ref: string, entrant: Entrant, docNo: string | undefined): number | undefined => {
  const { orgCode, writtenOn, source, indexNo: own, textHash } = entrant;
  const year = writtenOn.slice(0, 4);
  const slug = freeSlug(register, (docNo && slugOfDocNo(docNo)) || `law-${keyOf(entrant).slice(0, 8)}`);
  const isFree = own !== undefined && !register.isTaken(own) && !register.find('indexNo = ?', own);
  const indexNo = isFree ? own : register.nextIndexNo(orgCode, year);
  const file = `documents/${year}/${slug}.md`;
  return indexNo === undefined
    ? undefined
    : register.add({ ref, source, file, indexNo, known: entrant.known, textHash, writtenOn });
};

/**
 * Settles identity, name and numbers of one row. It is the document it was in an earlier run by its content, else by
 * what the source calls it; once given, its name and its 索引号 stay.
 */
export const enter = (register: Register, entrant: Entrant): Entered => {
  const { source, chain, textHash, writtenOn, effectiveOn } = entrant;
  const same = register.find('source = ? AND seen = 1', source);
  if (same) return { kind: 'same', file: same.file };
  const { ref, before: named } = known(register, entrant);
  const before = register.find('source = ?', source) ?? named;
  const docNoHeldBy = holderOf(register, entrant.docNo, before?.id ?? 0);
  const docNo = docNoHeldBy === undefined ? entrant.docNo : undefined;
  const id = before?.id ?? make(register, ref, entrant, docNo);
  if (id === undefined) return { kind: 'serialsUsedUp' };
  const facts = {
    source,
    chain: chain ?? null,
    known: entrant.known,
    textHash,
    writtenOn,
    effectiveOn: effectiveOn ?? null,
  };
  register.change(id, { ...facts, docNo: docNo ?? null, seen: 1 });
  if (!register.find('ref = ?', ref)) register.change(id, { ref });
  return { kind: 'settled', doc: register.doc(id), docNoHeldBy };
};
