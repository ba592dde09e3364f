import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CivilDate } from '#domain/work-calendar.ts';
import { Complaint } from '../terminal.ts';
import type { Known } from './chronology.ts';
import { readLines } from './lines.ts';
import type { Register } from './register.ts';

/**
 * `.import.jsonl` in the target: one line a document, agency or table the importer made, so that a later run finds them
 * again, never numbers anew, and knows its own writing from an editor's.
 */
export const LEDGER = '.import.jsonl';

/** One imported document. */
export interface LedgerEntry {
  /** What the source calls it. */
  readonly ref: string;
  /** Hash of what the row said; equal rows are one document. */
  readonly source: string;
  readonly file: string;
  readonly indexNo: string;
  readonly docNo?: string | null;
  /** Hash of the file as it was last written. */
  readonly sha?: string | null;
  /** Hash of the file before, while a run that was interrupted may not have replaced it yet. */
  readonly was?: string | null;
  /** Equal for the versions of one text. */
  readonly chain?: string | null;
  readonly known: Known;
  readonly textHash: string;
  readonly writtenOn: CivilDate;
  readonly effectiveOn?: CivilDate | null;
}

/** An agency the importer gave an identifier, in the order they were met. */
export interface AgencyEntry {
  readonly agency: string;
  readonly name: string;
  readonly orgCode: string;
  readonly order: number;
}

/** A table the importer wrote and may extend as long as nobody else changed it. */
export interface TableEntry {
  readonly table: string;
  readonly sha: string;
}

export type LedgerLine = LedgerEntry | AgencyEntry | TableEntry;

/** The lines of the ledger of a target, if it has one. @throws Complaint when it is not a ledger */
export const readLedger = async function* (to: string): AsyncGenerator<LedgerLine> {
  const path = join(to, LEDGER);
  if (!existsSync(path)) return;
  for await (const { no, bytes } of readLines(path, false)) {
    try {
      yield JSON.parse(String(bytes)) as LedgerLine;
    } catch {
      throw new Complaint(`${path} 第 ${no} 行坏了：请从版本库恢复这个文件；没有备份时删去它，已有的文件不会改动。`);
    }
  }
};

/** What the ledger says of each document, in this order; what is empty is left out. */
const ENTRY = 'ref source file indexNo docNo sha was chain known textHash writtenOn effectiveOn'.split(' ') as readonly (keyof LedgerEntry)[]; // biome-ignore format: one look shows them all

const entryLine = (doc: LedgerEntry): string =>
  `${JSON.stringify(Object.fromEntries(ENTRY.flatMap((key) => (doc[key] == null || (key === 'was' && doc.was === doc.sha) ? [] : [[key, doc[key]]]))))}\n`;

/** The ledger as it stands, line by line. */
export const ledgerLines = function* (
  register: Register,
  agencies: readonly AgencyEntry[],
  tables: readonly TableEntry[],
): Generator<string> {
  for (const line of [...agencies, ...tables]) yield `${JSON.stringify(line)}\n`;
  for (const doc of register.all<LedgerEntry>('SELECT * FROM doc ORDER BY id')) yield entryLine(doc);
};
