import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CivilDate } from '#domain/work-calendar.ts';
import { Complaint } from '../terminal.ts';
import { AgencyBook } from './agencies.ts';
import { collect } from './collect.ts';
import { listInputs } from './inputs.ts';
import { LEDGER, type LedgerLine, type TableEntry } from './ledger.ts';
import type { Options } from './options.ts';
import { produce, relinkOthers } from './produce.ts';
import type { Progress } from './progress.ts';
import { type Doc, Register } from './register.ts';
import { type Figures, Report, reportText } from './report.ts';
import { Spool } from './spool.ts';
import { beginWork, endWork, moveInto, replaceFile, Stage } from './stage.ts';
import { columnsFile, columnsFor, missingTables, readTable } from './tables.ts';
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

/** What the ledger says of each document, and nothing else. */
const ledgerEntry = ({
  ref,
  source,
  file,
  indexNo,
  docNo,
  sha,
  was,
  chain,
  known,
  textHash,
  writtenOn,
  effectiveOn,
}: Doc): LedgerLine =>
  Object.fromEntries(
    Object.entries({
      ref,
      source,
      file,
      indexNo,
      docNo,
      sha,
      was: was === sha ? null : was,
      chain,
      known,
      textHash,
      writtenOn,
      effectiveOn,
    }).filter(([, value]) => value !== null),
  ) as unknown as LedgerLine;

const ledgerLines = function* (
  register: Register,
  agencies: AgencyBook,
  tables: readonly TableEntry[],
): Generator<string> {
  for (const line of [...agencies.added, ...tables]) yield `${JSON.stringify(line)}\n`;
  for (const doc of register.all<Doc>('SELECT * FROM doc ORDER BY id')) yield `${JSON.stringify(ledgerEntry(doc))}\n`;
};

const nothing = (report: Report, from: readonly string[]): Complaint => {
  const [worst] = report.groups();
  const why = worst ? `${worst.why}（${worst.count} 处，例如 ${worst.examples[0]?.where}）` : '里面是空的';
  return new Complaint(`${from.join('、')} 中没有可以导入的内容：${why}。请核对来源；能导入哪些见 docs/import.md。`);
};

/** The whole of an import, in a work folder that is swept away at the end. */
const importInto = async (
  work: string,
  { from, to }: Options,
  today: CivilDate,
  progress: Progress,
): Promise<Outcome> => {
  const register = new Register(join(work, 'register.sqlite'));
  const report = new Report(join(work, 'report.csv'));
  try {
    const agencies = new AgencyBook();
    const before = await readTarget(to, register, agencies);
    const mayExtend = isOurs(to, COLUMNS, before);
    const setting = {
      today,
      columns: columnsFor(to, mayExtend),
      themes: readTable(to, 'themes.yaml'),
      statutory: readTable(to, 'statutory.yaml'),
    };
    const isNew = !existsSync(join(to, 'site.yaml'));
    const ofSite = isNew ? undefined : agencies.byId(readTable(to, 'site.yaml').sponsor);
    const spool = new Spool(work);
    const inputs = listInputs(from);
    progress.begin(
      '读取',
      inputs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    );
    const desk = { setting, register, agencies, spool, report, sponsor: () => ofSite ?? agencies.generalOffice() };
    const collected = await collect(inputs, desk, progress);
    progress.end();
    if (collected.documents === 0) throw nothing(report, from);
    if (isNew) agencies.generalOffice();
    joinVersions(register, today);

    const stage = new Stage(work, to, register);
    const workshop = { to, register, spool, stage, report };
    await produce(workshop, collected.documents, progress);
    await relinkOthers(workshop);
    for (const { file, text } of agencies.files()) if (!existsSync(join(to, file))) await stage.put(file, text);
    for (const { file, text } of missingTables(to)) await stage.put(file, text);
    const columns = mayExtend ? columnsFile(to, collected.columns) : undefined;
    if (columns) await stage.put(COLUMNS, columns);
    const tables = columns ? [{ table: COLUMNS, sha: shaOf(columns) }] : before;

    const ledger = join(to, LEDGER);
    const written = stage.count;
    if (written > 0) await replaceFile(work, ledger, ledgerLines(register, agencies, [...before, ...tables]));
    await stage.commit();
    register.run('UPDATE doc SET was = NULL');
    await replaceFile(work, ledger, ledgerLines(register, agencies, tables));

    const versions =
      register.one<{ n: number }>('SELECT count(*) AS n FROM doc WHERE seen AND newer IS NOT NULL')?.n ?? 0;
    const { read, documents, same, attachments } = collected;
    const figures = {
      sources: from.map((path) => basename(path)),
      read,
      documents,
      same,
      skipped: read - documents - same,
      agencies: collected.agencies.size,
      attachments,
      versions,
    };
    const groups = report.groups();
    report.close();
    await replaceFile(work, join(to, 'import-report.json'), [`${JSON.stringify({ ...figures, groups }, null, 2)}\n`]);
    await replaceFile(work, join(to, 'import-report.txt'), [reportText(figures, groups)]);
    await moveInto(join(work, 'report.csv'), join(to, 'import-report.csv'));
    return { ...figures, written, report: join(to, 'import-report.txt') };
  } finally {
    register.close();
  }
};

/**
 * Turns collections into content files in `to`. Nothing in `to` changes before every source has been read and every file
 * lies ready; run again, it changes nothing.
 *
 * @throws Complaint when there is nothing to import, or another run is at work
 */
export const importCollections = async (options: Options, today: CivilDate, progress: Progress): Promise<Outcome> => {
  const isNew = !existsSync(options.to);
  mkdirSync(options.to, { recursive: true });
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
