/** `npm run new -- document`: starts a content file for an author, with the next 索引号 and today's date. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { COLLECTIONS, type CollectionName } from '#content/schema/index.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import { world } from '#functions/world.ts';
import { entryTemplate } from '#site/library/entry-template.ts';
import { type Content, loadContent } from '#site/library/load.ts';
import { AgencyBook } from './import/agencies.ts';
import { readDocNo, slugOfDocNo } from './import/doc-no.ts';
import { Register } from './import/register.ts';
import { readTarget } from './import/target.ts';
import { ROOT } from './settings.ts';
import { Complaint, run, say } from './terminal.ts';

interface Options {
  readonly agency?: string | undefined;
  readonly title?: string | undefined;
  readonly 'doc-no'?: string | undefined;
  readonly document?: string | undefined;
  readonly dir?: string | undefined;
}

/** What can be started, where it lies, and what is in its columns. */
const KINDS = {
  document: { collection: 'documents', columns: 'documents' },
  interpretation: { collection: 'interpretations', columns: 'interpretations' },
  article: { collection: 'articles', columns: 'articles' },
  meeting: { collection: 'meetings', columns: 'meetings' },
  page: { collection: 'pages', columns: 'pages' },
} as const satisfies Record<string, { collection: CollectionName; columns: string }>;

type Kind = keyof typeof KINDS;

const HELP = `建一个内容文件，填好索引号和今天的日期，其余各项带着说明等您填写。

用法：npm run new -- ${Object.keys(KINDS).join('|')} [--agency 机构编号] [--title 标题] [--dir 内容文件夹]

  document         公文；--doc-no 发文字号
  interpretation   政策解读；--document 所解读的公文编号
  article          工作动态、通知公告
  meeting          政府会议
  page             公开指南、公开制度

不写 --agency 时用网站的主办单位；不写 --dir 时用 CONTENT_DIR 或 content。
`;

const readArguments = (args: readonly string[]): { kind: Kind; options: Options } | 'help' => {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        agency: text,
        title: text,
        'doc-no': text,
        document: text,
        dir: text,
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [kind = ''] = positionals;
    if (values.help) return 'help';
    if (Object.hasOwn(KINDS, kind) && positionals.length === 1) return { kind: kind as Kind, options: values };
  } catch {
    // Said below: what was meant cannot be known.
  }
  throw new Complaint(`要建哪一种？写其中之一：${Object.keys(KINDS).join('、')}（说明：npm run new -- --help）。`);
};

const openContent = (dir: string): Content => {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new Complaint(`找不到内容文件夹 ${dir}：请建好文件夹，或改正 --dir。`);
  const { content } = loadContent(dir);
  if (!content)
    throw new Complaint(`${dir} 中的网站标识、栏目或主题有错误：请先运行 npm run check -- content 找出并改正。`);
  return content;
};

const nextIndexNo = async (dir: string, orgCode: string, year: string): Promise<string> => {
  const register = new Register(':memory:');
  try {
    await readTarget(dir, register, new AgencyBook());
    const next = register.nextIndexNo(orgCode, year);
    if (next) return next;
    throw new Complaint(`${orgCode} 在 ${year} 年的五位流水号已经用完。`);
  } finally {
    register.close();
  }
};

const docNoOf = (said: string | undefined): string | undefined => {
  const docNo = said === undefined ? undefined : readDocNo(said);
  if (said !== undefined && !docNo)
    throw new Complaint(`“${said}”不是发文字号的写法：应是“机关代字〔年份〕序号号”，例如 青政办字〔2020〕23号。`);
  return docNo;
};

/** A name nothing has yet. */
const freeFile = (dir: string, folder: string, base: string): string => {
  for (let n = 1; ; n += 1) {
    const file = `${folder}/${base}${n === 1 ? '' : `-${n}`}.md`;
    if (!existsSync(join(dir, file))) return file;
  }
};

/** File and known fields of a new entry. */
const begin = async (content: Content, kind: Kind, options: Options, today: CivilDate) => {
  const { dir, entries, site } = content;
  const about = entries.documents.find(({ id }) => id === options.document);
  if (options.document && !about)
    throw new Complaint(`没有编号为 ${options.document} 的公文：请核对 documents/ 中的文件名。`);
  const id = options.agency ?? about?.fields.publisher ?? site.sponsor;
  const agency = entries.agencies.find((entry) => entry.id === id);
  if (!agency)
    throw new Complaint(`没有编号为 ${id} 的机构：可用的有 ${entries.agencies.map((entry) => entry.id).join('、')}。`);
  const year = today.slice(0, 4);
  const common = { title: options.title?.replace(/\s+/g, ' ').trim() || undefined, publisher: id, publishedOn: today };
  if (kind !== 'document') {
    const of = {
      interpretation: { documents: about && [about.id] },
      meeting: { heldOn: today },
      page: { reviewedOn: today },
      article: {},
    };
    const folder = KINDS[kind].collection;
    return {
      file: freeFile(dir, folder, about ? `${about.id}-text` : `${kind}-${today}`),
      values: { ...common, ...of[kind] },
    };
  }
  const indexNo = await nextIndexNo(dir, agency.fields.orgCode, year);
  const docNo = docNoOf(options['doc-no']);
  const base = (docNo && slugOfDocNo(docNo)) ?? `${id}-${indexNo.split('/')[1]}`;
  const values = { ...common, indexNo, docNo, writtenOn: today, validity: '现行有效' };
  return { file: freeFile(dir, `documents/${year}`, base), values };
};

const choicesFor = ({ columns, themes }: Content, kind: Kind): Record<string, string[]> => ({
  column: columns.filter((column) => column.kind === KINDS[kind].columns).map(({ id, name }) => `${id}（${name}）`),
  theme: themes.map(({ id, name }) => `${id}（${name}）`),
});

await run(async () => {
  const asked = readArguments(process.argv.slice(2));
  if (asked === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { kind, options } = asked;
  const cwd = options.dir ? (process.env['INIT_CWD'] ?? process.cwd()) : ROOT;
  const content = openContent(resolve(cwd, options.dir ?? process.env['CONTENT_DIR'] ?? 'content'));
  const { file, values } = await begin(content, kind, options, world.today());
  const path = join(content.dir, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    entryTemplate(COLLECTIONS[KINDS[kind].collection], { values, choices: choicesFor(content, kind) }),
    { flag: 'wx' },
  );
  console.log(path);
  if (options.document && kind === 'interpretation')
    say(`还要在公文 ${options.document} 的 interpretations 中写上 ${file.replace(/^.*\/|\.md$/g, '')}。`);
});
