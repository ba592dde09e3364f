/** `npm run fsck`: checks every invariant of the whole store, while the system runs or not. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { auditSeal } from '#functions/adapters/audit-seal.ts';
import { calendarFiles } from '#functions/adapters/calendar-files.ts';
import { fsck, sentenceOf } from '#functions/adapters/dynamo/fsck.ts';
import { vault } from '#functions/adapters/vault.ts';
import { beijing } from '#functions/world-base.ts';
import { blobsAt } from './audit/blobs.ts';
import { keysAt } from './audit/keys.ts';
import { openSource } from './audit/open-source.ts';
import { ROOT, readStorage } from './settings.ts';
import { Complaint, run, say } from './terminal.ts';

const HELP = `核对数据库里的全部申请：办理记录、摘要、队列、编号、幂等键、密钥和个人信息、通知、办理结果、附件、年度统计。系统可以照常运行。

用法：npm run fsck [-- --from 数据库地址、备份文件夹或 JSON 行文件]

每处不符打印一句；有不符时退出码是 1。换了放假安排，请等巡查重算完，或者先运行 npm run recalculate。
`;

/** The stream is never so late while the system runs. */
const COUNTED_WITHIN_MS = 3_600_000;

const readArguments = () => {
  try {
    const options = { from: { type: 'string' }, help: { type: 'boolean', default: false, short: 'h' } } as const;
    return parseArgs({ options }).values;
  } catch {
    throw new Complaint('不认识这个参数（说明：npm run fsck -- --help）。');
  }
};

await run(async () => {
  const { from, help } = readArguments();
  if (help) return void process.stdout.write(HELP);
  const { dataDir } = readStorage();
  const calendar = calendarFiles(join(resolve(ROOT, process.env['CONTENT_DIR'] || 'content'), 'calendar'));
  const keys = keysAt(dataDir);
  const against = {
    calendar,
    isSealed: keys && auditSeal(keys).isSealed,
    vault: keys && vault(keys),
    blobs: blobsAt(dataDir, from, keys),
    countedBefore: beijing(-COUNTED_WITHIN_MS),
  };
  const { source, close } = await openSource(dataDir, from);
  try {
    let breaches = 0;
    for await (const breach of fsck(source, against)) {
      breaches += 1;
      console.log(sentenceOf(breach));
    }
    if (!keys) say('没有找到主密钥（DATA_DIR/keys），审计印章、个人信息和附件的内容没有核对。');
    if (breaches > 0) throw new Complaint(`共 ${breaches} 处不符。`);
    say('没有不符。');
  } finally {
    await close();
  }
});
