import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { csvRow } from '#site/text/csv.ts';
import { labelOf, type Note, TREATMENTS, type Treatment } from './notes.ts';
import { moveInto, replaceFile } from './stage.ts';

/** Notes that say the same of the same field. */
export interface Group {
  readonly how: Treatment;
  readonly field: string;
  readonly label: string;
  readonly why: string;
  readonly count: number;
  readonly examples: readonly { readonly where: string; readonly value?: string | undefined }[];
}

/** What a run found in its sources; the same sources give the same figures, run after run. */
export interface Figures {
  readonly sources: readonly string[];
  readonly read: number;
  readonly documents: number;
  readonly same: number;
  readonly skipped: number;
  readonly agencies: number;
  readonly attachments: number;
  readonly versions: number;
}

/** Where an editor begins to read. */
export const REPORT = 'import-report.txt';

const MOST_EXAMPLES = 5;
/** Hostile input may bring a new field name with every row; past this they are counted together. */
const MOST_GROUPS = 500;
const VALUE_CHARS = 200;

type Open = Omit<Group, 'count' | 'examples'> & {
  count: number;
  examples: { where: string; value?: string | undefined }[];
};

/** Collects notes: counted by kind in memory, one by one in a CSV file. */
export class Report {
  readonly #groups = new Map<string, Open>();
  readonly csvPath: string;
  readonly #csv: number;
  #rows: string[] = [];

  constructor(csvPath: string) {
    this.csvPath = csvPath;
    this.#csv = openSync(csvPath, 'w');
    this.#rows.push(`\uFEFF${csvRow(['来源', '字段', '名称', '处理', '原因', '值'])}`);
  }

  add(where: string, { how, field, why, value }: Note): void {
    const short = value?.slice(0, VALUE_CHARS).toWellFormed();
    const key = this.#groups.size < MOST_GROUPS ? field : '其他字段';
    const group = this.#group(how, key, why);
    group.count += 1;
    if (group.examples.length < MOST_EXAMPLES)
      group.examples.push({ where, ...(short !== undefined && { value: short }) });
    this.#rows.push(csvRow([where, field, labelOf(field), TREATMENTS[how], why, short ?? '']));
    if (this.#rows.length > 1000) this.#flush();
  }

  addAll(where: string, notes: readonly Note[]): void {
    for (const note of notes) this.add(where, note);
  }

  /** By gravity, then by number. */
  groups(): Group[] {
    const order = Object.keys(TREATMENTS);
    return [...this.#groups.values()].sort(
      (a, b) =>
        order.indexOf(a.how) - order.indexOf(b.how) ||
        b.count - a.count ||
        (a.field + a.why < b.field + b.why ? -1 : 1),
    );
  }

  close(): void {
    this.#flush();
    closeSync(this.#csv);
  }

  #group(how: Treatment, field: string, why: string): Open {
    const key = `${how}\0${field}\0${why}`;
    const known = this.#groups.get(key);
    if (known) return known;
    const made = { how, field, label: labelOf(field), why, count: 0, examples: [] };
    this.#groups.set(key, made);
    return made;
  }

  #flush(): void {
    writeSync(this.#csv, this.#rows.join(''));
    this.#rows = [];
  }
}

const line = ({ label, field, why, count, examples }: Group): string[] => {
  const name = label === field ? label : `${label}（${field}）`;
  const shown = examples.slice(0, 3).map(({ where, value }) => `      ${where}${value ? `：${value}` : ''}`);
  return [`  ${String(count).padStart(6)}  ${name}：${why}`, ...shown];
};

/** `import-report.txt` — what an editor reads after an import. */
const reportText = (figures: Figures, groups: readonly Group[]): string => {
  const { sources, read, documents, same, skipped, agencies, attachments, versions } = figures;
  const parts = (Object.keys(TREATMENTS) as Treatment[]).flatMap((how) => {
    const own = groups.filter((group) => group.how === how);
    const total = own.reduce((sum, { count }) => sum + count, 0);
    return own.length > 0 ? ['', `${TREATMENTS[how]}（${total} 处）`, ...own.flatMap(line)] : [];
  });
  return [
    '导入报告',
    '',
    `来源：${sources.join('、')}`,
    `读到 ${read} 条：公文 ${documents} 件，完全相同的 ${same} 条，未导入 ${skipped} 条`,
    `机构 ${agencies} 个，附件 ${attachments} 个，有新旧版本关系的公文 ${versions} 件`,
    '',
    '以下按处理方式列出不能照搬的内容，每类举例不超过三处；逐条清单见 import-report.csv。',
    ...parts,
    '',
  ].join('\n');
};

/** `import-report.json`, `.txt` and `.csv` in the target; files that would not change are left alone. */
export const saveReport = async (work: string, to: string, figures: Figures, report: Report): Promise<void> => {
  const groups = report.groups();
  report.close();
  await replaceFile(work, join(to, 'import-report.json'), [`${JSON.stringify({ ...figures, groups }, null, 2)}\n`]);
  await replaceFile(work, join(to, REPORT), [reportText(figures, groups)]);
  await moveInto(report.csvPath, join(to, 'import-report.csv'));
};
