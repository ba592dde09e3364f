import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import type { DocumentFields } from '#content/schema/document.ts';
import { importCollections, type Outcome } from '../import.ts';
import { progressOn } from '../progress.ts';

/** The day the tests take for today, in Beijing. */
export const TODAY = '2026-11-23';

/** Fifteen short texts of our own in the shape of a real collection. */
export const LAWS = join(import.meta.dirname, 'laws.jsonl');

const folders: string[] = [];
process.once('exit', () => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

/** A folder that is gone when the tests are done. */
export const folder = (files: Record<string, string | Buffer> = {}): string => {
  const dir = mkdtempSync(join(tmpdir(), 'mingbai-import-'));
  folders.push(dir);
  put(dir, files);
  return dir;
};

export const put = (dir: string, files: Record<string, string | Buffer>): void => {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), content);
  }
};

/** Rows as JSON Lines. */
export const lines = (...rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Imports into a folder, silently. */
export const importInto = (to: string, ...from: readonly string[]): Promise<Outcome> =>
  importCollections({ from, to }, TODAY, progressOn({ write: () => {} }));

export interface Imported {
  readonly file: string;
  readonly fields: DocumentFields;
  readonly body: string;
}

/** Every document in a content folder. */
export const documentsIn = (dir: string): Imported[] =>
  filesIn(dir)
    .filter((file) => file.startsWith('documents/'))
    .map((file) => {
      const [, yaml = '', body = ''] =
        /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(dir, file), 'utf8')) ?? [];
      return { file, fields: load(yaml) as DocumentFields, body: body.trim() };
    });

export const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(dir, file)).isFile())
    .sort();

/** Every file with its content and the time it was written. */
export const stateOf = (dir: string): string[] =>
  filesIn(dir).map((file) => `${file} ${hashOf(join(dir, file))} ${statSync(join(dir, file)).mtimeMs}`);

/** Every file with its content. */
export const contentOf = (dir: string): string[] => filesIn(dir).map((file) => `${file} ${hashOf(join(dir, file))}`);

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** The reasons given in the report, with their counts. */
export const reasons = (dir: string): Record<string, number> => {
  const { groups } = JSON.parse(readFileSync(join(dir, 'import-report.json'), 'utf8')) as {
    groups: { field: string; why: string; count: number }[];
  };
  return Object.fromEntries(groups.map(({ field, why, count }) => [`${field}：${why}`, count]));
};
