/** `npm run audit -- verify`: finds every change to what was written; `anchor` writes down how far all applications are. */
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AuditSeal } from '#functions/adapters/audit-seal.ts';
import { anchorBreaches, anchorsOf } from '#functions/adapters/dynamo/fsck/anchor.ts';
import { type Breach, fsck, sentenceOf } from '#functions/adapters/dynamo/fsck.ts';
import { beijing } from '#functions/world-base.ts';
import { anchorFiles, readAnchor, writeAnchor } from './audit/anchor-file.ts';
import { sealsAt } from './audit/keys.ts';
import { type OpenSource, openSource } from './audit/open-source.ts';
import { readStorage } from './settings.ts';
import { Complaint, run, say } from './terminal.ts';

const HELP = `核对办理记录有没有被改动。系统可以照常运行。

用法：npm run audit -- verify [--from 数据库地址、备份文件夹或 JSON 行文件] [--anchor 锚文件]
      npm run audit -- anchor

  verify   改动、删除、调换、插入、截断任何一条办理记录，都会查出；有不符时退出码是 1。
           再与锚比对，查出整件换成旧的、整件删除；缺省用 DATA_DIR/anchors 里最新的锚，核对文件时只用 --anchor 指定的
  anchor   把每件申请现在的条数和最后一条的哈希写进 DATA_DIR/anchors 的一个新文件；npm start 每天写一次，请另外保存

核对要用主密钥（DATA_DIR/keys 或 KMS）。锚管到哪里，见 docs/adr/0011。
`;

const readArguments = () => {
  try {
    const text = { type: 'string' } as const;
    const options = { from: text, anchor: text, help: { type: 'boolean', default: false, short: 'h' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [command] = positionals;
    if (values.help || command === 'verify' || command === 'anchor') return { ...values, command };
  } catch {
    // Said below.
  }
  throw new Complaint('请写明 verify 或 anchor（说明：npm run audit -- --help）。');
};

const anchor = async (folder: string, { source }: OpenSource, seals: AuditSeal): Promise<void> => {
  const { path, applications, sha256 } = await writeAnchor(folder, beijing(), anchorsOf(source), seals);
  say(`已把 ${applications} 件申请写进 ${path}，它的 SHA-256 是 ${sha256}。请另外保存。`);
};

const verify = async ({ source }: OpenSource, seals: AuditSeal, anchorPath: string | undefined): Promise<void> => {
  let breaches = 0;
  const print = async (found: AsyncIterable<Breach>): Promise<void> => {
    for await (const breach of found) {
      breaches += 1;
      console.log(sentenceOf(breach));
    }
  };
  await print(fsck(source, { isSealed: seals.isSealed }));
  if (anchorPath) {
    say(`与锚 ${anchorPath} 比对。`);
    await print(anchorBreaches(source, readAnchor(dirname(anchorPath), basename(anchorPath), seals)));
  } else say('没有锚可以比对：整件换成旧的、整件从末尾删除，这次查不出来。');
  if (breaches > 0) throw new Complaint(`共 ${breaches} 处不符。`);
  say('没有不符。');
};

const newestAnchor = async (folder: string): Promise<string | undefined> => {
  const name = (await anchorFiles(folder)).at(-1);
  return name && join(folder, name);
};

await run(async () => {
  const { command, from, anchor: given, help } = readArguments();
  if (help) return void process.stdout.write(HELP);
  const { dataDir } = readStorage();
  const folder = join(dataDir, 'anchors');
  const seals = sealsAt(dataDir);
  if (!seals) throw new Complaint(`${join(dataDir, 'keys')} 里没有主密钥，印章无从核对：请核对 DATA_DIR，或恢复密钥。`);
  const opened = await openSource(dataDir, from);
  try {
    if (command === 'anchor') await anchor(folder, opened, seals);
    else await verify(opened, seals, given ? resolve(given) : from ? undefined : await newestAnchor(folder));
  } finally {
    await opened.close();
  }
});
