/** `npm run restore`: puts a backup made by `npm run backup` into an empty table. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { today } from '#functions/world-base.ts';
import type { NoticeChoice } from './backup/notices.ts';
import { openDatabase } from './backup/open-database.ts';
import { putBack } from './backup/put-back.ts';
import { readStorage } from './settings.ts';
import { Complaint, run, say } from './terminal.ts';

const HELP = `用备份恢复数据库和附件。先核对整份备份，完好才写入。

用法：npm run restore -- --from 文件夹 [--replace] [--notices send|hold]

  --replace  表里已有数据时，先清空再恢复
  --notices  备份时待发、后来发没发过已经无从得知的通知：send 再发一次，hold 不再发

主密钥（DATA_DIR/keys）不在备份里：请先恢复它，否则个人信息打不开。
`;

interface Arguments {
  readonly from: string;
  readonly replace: boolean;
  readonly notices?: NoticeChoice | undefined;
  readonly help: boolean;
}

const isChoice = (text: string | undefined): text is NoticeChoice | undefined =>
  text === undefined || text === 'send' || text === 'hold';

const readArguments = (): Arguments => {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const text = { type: 'string' } as const;
    const options = {
      from: { ...text, default: '' },
      replace: flag,
      notices: text,
      help: { ...flag, short: 'h' },
    } as const;
    const { notices, ...values } = parseArgs({ options }).values;
    if ((values.from || values.help) && isChoice(notices)) return { ...values, notices };
  } catch {
    // Said below.
  }
  throw new Complaint(
    '请用 --from 指定备份所在的文件夹，--notices 只能是 send 或 hold（说明：npm run restore -- --help）。',
  );
};

await run(async () => {
  const { from, replace, notices, help } = readArguments();
  if (help) return void process.stdout.write(HELP);
  const { dataDir, table } = readStorage();
  const { endpoint, stop } = await openDatabase(dataDir, process.env['DYNAMODB_ENDPOINT'] || undefined);
  try {
    const { header, removed, lines, blobs } = await putBack({
      client: dynamoClient(endpoint),
      table,
      blobs: join(dataDir, 'blobs'),
      from: resolve(from),
      replace,
      notices,
      today: today(),
    }).catch((error) => {
      if (!(error instanceof Complaint)) say('没有恢复完：排除下面的故障后，加 --replace 重新恢复。');
      throw error;
    });
    if (removed > 0) say(`清空了原有的 ${removed} 条数据。`);
    say(`已从 ${header.takenAt} 的备份恢复 ${lines} 条数据、${blobs} 个附件。`);
  } finally {
    await stop();
  }
});
