import { dirname } from 'node:path';
import { table } from './markdown-table.ts';

/** Of Stryker's report, what a score is made of. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

const CAUGHT = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

const rowOf = (name: string, statuses: readonly string[]): string[] => {
  const caught = statuses.filter((status) => CAUGHT.has(status)).length;
  const all = caught + statuses.filter((status) => MISSED.has(status)).length;
  return [name, String(all), String(caught), all === 0 ? '—' : `${((100 * caught) / all).toFixed(1)} %`];
};

/** 变异测试 — by folder and in all: how many faults were put in, and how many of them some test noticed. */
export const mutationScore = ({ files }: MutationReport): string => {
  const mutants = Object.entries(files).flatMap(([path, file]) =>
    file.mutants.map(({ status }) => ({ folder: dirname(path), status })),
  );
  const folders = [...Map.groupBy(mutants, ({ folder }) => folder)].sort(([a], [b]) => (a < b ? -1 : 1));
  const statuses = (of: readonly { readonly status: string }[]) => of.map(({ status }) => status);
  return table(
    ['Folder', 'Mutants', 'Caught', 'Score'],
    [...folders.map(([folder, of]) => rowOf(folder, statuses(of))), rowOf('all', statuses(mutants))],
  );
};
