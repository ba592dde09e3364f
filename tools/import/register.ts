import { createHash } from 'node:crypto';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { LedgerEntry } from './ledger.ts';

/**
 * All that must be known of one document while others are settled. It lies in a file, not in memory: a collection may have
 * any length. The file lives as long as one run; what outlasts it is the ledger.
 */
const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE TABLE doc (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL UNIQUE,
    indexNo TEXT NOT NULL UNIQUE,
    docNo TEXT UNIQUE,
    sha TEXT, was TEXT,
    onDisk TEXT NOT NULL DEFAULT 'absent' CHECK (onDisk IN ('absent', 'ours', 'edited')),
    chain TEXT, known TEXT, textHash TEXT, writtenOn TEXT, effectiveOn TEXT,
    seen INTEGER NOT NULL DEFAULT 0,
    newer INTEGER
  );
  CREATE INDEX bySource ON doc (source);
  CREATE INDEX byChain ON doc (chain, writtenOn, id);
  CREATE INDEX byNewer ON doc (newer);
  CREATE TABLE taken (value TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE serial (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE stated (by TEXT, older TEXT, newer TEXT);
  CREATE TABLE staged (n INTEGER PRIMARY KEY, file TEXT NOT NULL);
  BEGIN; -- and never COMMIT: nothing of it outlasts the run
`;

/** One document of this run or of an earlier one. */
export interface Doc extends LedgerEntry {
  readonly id: number;
  readonly slug: string;
  /** Not there; as the importer left it; or changed by an editor since. */
  readonly onDisk: 'absent' | 'ours' | 'edited';
  /** 1 once a row of this run has brought it. */
  readonly seen: number;
  /** The next version of its text. */
  readonly newer: number | null;
}

/** What of a document's row in the register a later step may change. */
type Change = Partial<Record<keyof Doc, SQLInputValue>>;

/** 流水号 has five digits. */
const LAST_SERIAL = 99_999;

export const hash16 = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const slugOfFile = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.md$/, '');

/** Every document with its names and numbers, and the names and numbers that are taken. */
export class Register {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec(SCHEMA);
  }

  close(): void {
    this.#db.close();
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): IterableIterator<Row> {
    return this.#statement(sql).iterate(...values) as unknown as IterableIterator<Row>;
  }

  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#statement(sql).run(...values);
  }

  /** The document for which a condition holds; the first made of several. */
  find(condition: string, ...values: SQLInputValue[]): Doc | undefined {
    return this.one<Doc>(`SELECT * FROM doc WHERE ${condition} ORDER BY id LIMIT 1`, ...values);
  }

  doc(id: number): Doc {
    const found = this.find('id = ?', id);
    if (!found) throw new RangeError(`no document ${id} in the register`);
    return found;
  }

  add(doc: Omit<LedgerEntry, 'sha' | 'was'> & Change): number {
    const columns = Object.entries({ ...doc, slug: slugOfFile(doc.file) });
    const names = columns.map(([name]) => name);
    this.run(
      `INSERT INTO doc (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...columns.map(([, value]) => (value ?? null) as SQLInputValue),
    );
    this.#countSerial(doc.indexNo);
    return this.one<{ id: number }>('SELECT last_insert_rowid() AS id')?.id ?? 0;
  }

  change(id: number, change: Change): void {
    const names = Object.keys(change);
    const values = Object.values(change).map((value) => value ?? null);
    this.run(`UPDATE doc SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...values, id);
  }

  /** Marks a name or number as used by a file that is not the importer's. */
  take(value: string): void {
    this.run('INSERT OR IGNORE INTO taken VALUES (?)', value);
    this.#countSerial(value);
  }

  isTaken(value: string): boolean {
    return this.one('SELECT 1 FROM taken WHERE value = ?', value) !== undefined;
  }

  /** The next 索引号 of an organ in a year; undefined when its five digits are used up. */
  nextIndexNo(orgCode: string, year: string): string | undefined {
    const prefix = `${orgCode}/${year}`;
    const serial = (this.one<{ last: number }>('SELECT last FROM serial WHERE prefix = ?', prefix)?.last ?? 0) + 1;
    return serial > LAST_SERIAL ? undefined : `${prefix}-${String(serial).padStart(5, '0')}`;
  }

  #countSerial(indexNo: string): void {
    const [, prefix, serial] = /^(.+\/\d{4})-(\d{5})$/.exec(indexNo) ?? [];
    if (!prefix) return;
    this.run(
      'INSERT INTO serial VALUES (?, ?) ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last)',
      prefix,
      Number(serial),
    );
  }

  #statement(sql: string): StatementSync {
    const prepared = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}
