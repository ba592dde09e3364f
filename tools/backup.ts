/** `npm run backup`: copies table and blobs into a folder while the system runs. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dynamoClient } from '#functions/adapters/dynamo/client.ts';
import { streamsClient } from '#functions/adapters/dynamo/streams-client.ts';
import { beijing } from '#functions/world-base.ts';
import { openDatabase, refuseWithoutDatabase, refuseWithoutTable } from './backup/open-database.ts';
import { takeBackup } from './backup/take.ts';
import { readStorage } from './settings.ts';
import { Complaint, run, say } from './terminal.ts';

const HELP = `把数据库和附件备份到一个新文件夹。系统可以照常运行。

用法：npm run backup -- --to 文件夹

主密钥（DATA_DIR/keys）不在其中：请另外备份，并与数据分开存放。
`;

const readArguments = (): { readonly to: string; readonly help: boolean } => {
  try {
    const help = { type: 'boolean', default: false, short: 'h' } as const;
    const { values } = parseArgs({ options: { to: { type: 'string', default: '' }, help } });
    if (values.to || values.help) return values;
  } catch {
    // Said below.
  }
  throw new Complaint('请用 --to 指定备份到哪个新文件夹，例如 npm run backup -- --to /备份/2026-03-02。');
};

await run(async () => {
  const { to, help } = readArguments();
  if (help) return void process.stdout.write(HELP);
  const { dataDir, table } = readStorage();
  const given = process.env['DYNAMODB_ENDPOINT'] || undefined;
  refuseWithoutDatabase(dataDir, given);
  const { endpoint, stop } = await openDatabase(dataDir, given);
  try {
    await refuseWithoutTable(endpoint, table);
    const target = resolve(to);
    const { items, blobs, broken } = await takeBackup({
      client: dynamoClient(endpoint),
      streams: streamsClient(endpoint),
      table,
      blobs: join(dataDir, 'blobs'),
      to: target,
      takenAt: beijing(),
    });
    say(`已备份 ${items} 条数据、${blobs} 个附件到 ${target}。主密钥请另外备份。`);
    if (broken.length > 0)
      throw new Complaint(
        `其中 ${broken.length} 件申请在库里就缺少办理记录，已照原样备份，请查明：${broken.slice(0, 20).join('、')}。`,
      );
  } finally {
    await stop();
  }
});
