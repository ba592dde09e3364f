import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CivilDate } from '#domain/work-calendar.ts';
import { Complaint } from '../terminal.ts';
import { AgencyBook } from './agencies.ts';
import { type Collected, collect, type Desk } from './collect.ts';
import { listInputs } from './inputs.ts';
import { LEDGER, ledgerLines, type TableEntry } from './ledger.ts';
import type { Options } from './options.ts';
import { produce, relinkOthers, type Workshop } from './produce.ts';
import type { Progress } from './progress.ts';
import { Register } from './register.ts';
import { type Figures, REPORT, Report, saveReport } from './report.ts';
import { Spool } from './spool.ts';
import { beginWork, endWork, replaceFile, Stage } from './stage.ts';
import { columnsFile, columnsFor, missingFiles, readTable } from './tables.ts';
import { isOurs, readTarget, shaOf } from './target.ts';
import { joinVersions } from './versions.ts';

const COLUMNS = 'columns.yaml';

/** What a run has done. */
export interface Outcome extends Figures {
  /** Files made or replaced; 0 when the target was up to date. */
  readonly written: number;
  /** Where the report lies. */
  readonly report: string;
}

const nothing = (report: Report, from: readonly string[]): Complaint => {
  const [worst] = report.groups();
  const why = worst ? `${worst.why}（${worst.count} 处，例如 ${worst.examples[0]?.where}）` : '里面是空的';
  return new Complaint(`${from.join('、')} 中没有可以导入的内容：${why}。请核对来源；能导入哪些见 docs/import.md。`);
};

/** Makes every file ready that the run brings, and says which tables are the importer's own. */
const makeReady = async (workshop: Workshop, desk: Desk, collected: Collected, before: readonly TableEntry[]) => {
  const { to, stage } = workshop;
  await relinkOthers(workshop);
  for (const { file, text } of desk.agencies.files()) if (!existsSync(join(to, file))) await stage.put(file, text);
  const tables = isOurs(to, COLUMNS, before) ? [{ file: COLUMNS, text: columnsFile(to, collected.columns) }] : [];
  for (const { file, text } of [...tables, ...missingFiles(to)]) await stage.put(file, text);
  return tables.length > 0 ? tables.map(({ file, text }) => ({ table: file, sha: shaOf(text) })) : before;
};

/**
 * Puts the files in place between two ledgers: the first knows what each file was and will be, so that an interrupted
 * run is taken up by the next; the second what it is.
 */
const settle = async (
  work: string,
  { to, register, stage }: Workshop,
  desk: Desk,
  before: readonly TableEntry[],
  tables: readonly TableEntry[],
) => {
  const ledger = join(to, LEDGER);
  const { added } = desk.agencies;
  if (stage.count > 0) await replaceFile(work, ledger, ledgerLines(register, added, [...before, ...tables]));
  await stage.commit();
  register.run('UPDATE doc SET was = NULL');
  await replaceFile(work, ledger, ledgerLines(register, added, tables));
};

const figuresOf = (
  from: readonly string[],
  { read, documents, same, attachments, agencies }: Collected,
  register: Register,
): Figures => ({
  sources: from.map((path) => basename(path)),
  read,
  documents,
  same,
  skipped: read - documents - same,
  agencies: agencies.size,
  attachments,
  versions: register.one<{ n: number }>('SELECT count(*) AS n FROM doc WHERE seen AND newer IS NOT NULL')?.n ?? 0,
});

/** The whole of an import, in a work folder that is swept away at the end. */
const importInto = async (
  work: string,
  { from, to }: Options,
  today: CivilDate,
  progress: Progress,
): Promise<Outcome> => {
  const register = new Register(join(work, 'register.sqlite'));
  try {
    const report = new Report(join(work, 'report.csv'));
    const agencies = new AgencyBook();
    const before = await readTarget(to, register, agencies);
    const columns = columnsFor(to, isOurs(to, COLUMNS, before));
    const setting = {
      today,
      columns,
      themes: readTable(to, 'themes.yaml'),
      statutory: readTable(to, 'statutory.yaml'),
    };
    const isNew = !existsSync(join(to, 'site.yaml'));
    const ofSite = isNew ? undefined : agencies.byId(readTable(to, 'site.yaml').sponsor);
    const desk = {
      setting,
      register,
      agencies,
      spool: new Spool(work),
      report,
      sponsor: () => ofSite ?? agencies.generalOffice(),
    };

    const collected = await collect(listInputs(from), desk, progress);
    if (collected.documents === 0) throw nothing(report, from);
    if (isNew) agencies.generalOffice();
    joinVersions(register, today);

    const workshop = { to, register, spool: desk.spool, stage: new Stage(work, to, register), report };
    await produce(workshop, collected.documents, progress);
    const tables = await makeReady(workshop, desk, collected, before);
    const written = workshop.stage.count;
    await settle(work, workshop, desk, before, tables);
    const figures = figuresOf(from, collected, register);
    await saveReport(work, to, figures, report);
    return { ...figures, written, report: join(to, REPORT) };
  } finally {
    register.close();
  }
};

/** One level after the other: where a folder cannot be made, as in /proc, Node's recursive mkdir never returns. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
};

/**
 * Turns collections into content files in `to`. Nothing in `to` changes before every source has been read and every file
 * lies ready; run again, it changes nothing.
 *
 * @throws Complaint when there is nothing to import, or another run is at work
 */
export const importCollections = async (options: Options, today: CivilDate, progress: Progress): Promise<Outcome> => {
  const isNew = !existsSync(options.to);
  makeFolder(options.to);
  const work = beginWork(options.to);
  let done = false;
  try {
    const outcome = await importInto(work, options, today, progress);
    done = true;
    return outcome;
  } finally {
    endWork(work);
    if (isNew && !done) rmdirSync(options.to);
  }
};
