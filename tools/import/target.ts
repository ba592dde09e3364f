import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentFields } from '#content/schema/document.ts';
import { listFiles, readMarkdown } from '#site/library/read.ts';
import type { AgencyBook } from './agencies.ts';
import { readLedger, type TableEntry } from './ledger.ts';
import type { Doc, Register } from './register.ts';

export const shaOf = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);

const slugOf = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.md$/, '');

const fieldsOf = (to: string, file: string): Partial<DocumentFields> => {
  const raw = readMarkdown(to, file);
  return 'id' in raw && typeof raw.fields === 'object' && raw.fields ? (raw.fields as Partial<DocumentFields>) : {};
};

/** What an editor has written of versions holds, the other files follow it; and the numbers written are used. */
const rememberEdited = (
  register: Register,
  { slug: by, indexNo, docNo }: Doc,
  edited: Partial<DocumentFields>,
): void => {
  const state = (older: string, newer: string) => register.run('INSERT INTO stated VALUES (?, ?, ?)', by, older, newer);
  for (const older of Array.isArray(edited.replaces) ? edited.replaces.map(String) : []) state(older, by);
  if (typeof edited.replacedBy === 'string') state(by, edited.replacedBy);
  for (const number of [edited.indexNo, edited.docNo])
    if (typeof number === 'string' && number !== indexNo && number !== docNo) register.take(number);
};

/** Reads what the target holds: the ledger, the organs, and every document, its own and others'. */
export const readTarget = async (
  to: string,
  register: Register,
  agencies: AgencyBook,
): Promise<readonly TableEntry[]> => {
  const tables: TableEntry[] = [];
  for await (const line of readLedger(to)) {
    if ('agency' in line) agencies.remember(line);
    else if ('table' in line) tables.push(line);
    else register.add(line);
  }
  agencies.readTarget(to);
  for (const file of listFiles(to, 'documents', '.md')) {
    const known = register.find('file = ?', file);
    if (!known) {
      const { indexNo, docNo } = fieldsOf(to, file);
      for (const value of [slugOf(file), indexNo, docNo]) if (typeof value === 'string') register.take(value);
      continue;
    }
    const sha = shaOf(readFileSync(join(to, file)));
    const isOurs = sha === known.sha || sha === known.was;
    register.change(known.id, { onDisk: isOurs ? 'ours' : 'edited' });
    if (!isOurs) rememberEdited(register, known, fieldsOf(to, file));
  }
  return tables;
};

/** A table of the target that nobody but the importer has written, or that is not there yet. */
export const isOurs = (to: string, table: string, tables: readonly TableEntry[]): boolean => {
  const path = join(to, table);
  return !existsSync(path) || tables.some((entry) => entry.table === table && entry.sha === shaOf(readFileSync(path)));
};
