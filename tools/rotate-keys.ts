/** `npm run rotate-keys`: makes a new master key and brings every data key under it, while the system runs. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KMSClient } from '@aws-sdk/client-kms';
import { keyFile } from '#functions/adapters/keys-file.ts';
import { kmsKeys } from '#functions/adapters/keys-kms.ts';
import type { KeyService } from '#functions/usecases/ports/keys.ts';
import { openTable } from './backup/open-database.ts';
import { rewrapBlobs } from './rewrap-blobs.ts';
import { type RewrapCounts, type Rewrapping, rewrapKeys } from './rewrap-keys.ts';
import { readStorage } from './settings.ts';
import { Complaint, progressSince, run, say } from './terminal.ts';

const HELP = `换一把主密钥，并把每件申请、每个附件的数据密钥换到它下面。系统可以照常运行。

用法：npm run rotate-keys [-- --resume]

  --resume   不再生成新的主密钥，只把上次没有换完的换完

密钥在 DATA_DIR/keys/master.json；设了 KMS_KEY_ID 时在 KMS，先在 KMS 建好新密钥，把 KMS_KEY_ID 改成它的 ARN。
旧的主密钥仍要保留：查询码和审计印章还要用它核对。
`;

/** A system that runs on sees a new key at its next step; two passes are the rule. */
const MOST_PASSES = 4;

const NONE: RewrapCounts = { rewrapped: 0, upToDate: 0, broken: [] };

const readArguments = (): { readonly resume: boolean; readonly help: boolean } => {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({ options: { resume: flag, help: { ...flag, short: 'h' } } }).values;
  } catch {
    throw new Complaint('不认识这个参数（说明：npm run rotate-keys -- --help）。');
  }
};

const kms = (keyId: string): KeyService => {
  if (!keyId.startsWith('arn:')) throw new Complaint(`KMS_KEY_ID 应是密钥的 ARN，现在是“${keyId}”。`);
  // Rewrapping makes no mac.
  return kmsKeys({ client: new KMSClient({}), keyId, macKeyIds: [], elapsedMs: () => performance.now() });
};

const openKeys = async (resume: boolean): Promise<KeyService> => {
  const keyId = process.env['KMS_KEY_ID'];
  if (keyId) return kms(keyId);
  const keys = keyFile(join(readStorage().dataDir, 'keys/master.json'), async () => false);
  if (!resume) say(`新的主密钥 ${await keys.rotate()} 已启用。请备份 keys/master.json，并与数据分开存放。`);
  return keys;
};

const bringUnderNewKey = async (
  { client, table }: Pick<Rewrapping, 'client' | 'table'>,
  keys: KeyService,
): Promise<void> => {
  const progress = progressSince(performance.now());
  const rewrapAll = async () => {
    const data = await rewrapKeys({
      client,
      table,
      keys,
      progress: (counts) => progress(`已换 ${counts.rewrapped} 把`),
    });
    const blobs = process.env['BLOBS_BUCKET'] ? NONE : await rewrapBlobs(join(readStorage().dataDir, 'blobs'), keys);
    return { data, blobs, left: data.rewrapped + blobs.rewrapped };
  };
  const everything = async () => {
    const first = await rewrapAll();
    // What was written under the old key while the first pass was under way is found by the next.
    for (let passes = 1; passes < MOST_PASSES; passes += 1) if ((await rewrapAll()).left === 0) return first;
    throw new Complaint('一直有新的数据写在旧的主密钥下：请把还在用旧密钥文件的系统停掉，再用 --resume 接着换。');
  };
  const { data, blobs } = await everything().catch((error) => {
    say('没有换完。已换的不受影响；排除下面的故障后，用 npm run rotate-keys -- --resume 接着换。');
    throw error;
  });
  say(
    `换了 ${data.rewrapped} 把数据密钥、${blobs.rewrapped} 个附件的密钥，${data.upToDate + blobs.upToDate} 把本来就在新的主密钥下。`,
  );
  const broken = [...data.broken, ...blobs.broken];
  if (broken.length > 0)
    throw new Complaint(
      `有 ${broken.length} 件申请或附件的密钥已损坏，仍在旧的主密钥下，请从备份恢复：${broken.slice(0, 20).join('、')}。`,
    );
  say('再核对过一遍：没有数据密钥还在旧的主密钥下。');
};

await run(async () => {
  const { resume, help } = readArguments();
  if (help) return void process.stdout.write(HELP);
  const { dataDir } = readStorage();
  const opened = await openTable(dataDir, process.env['DYNAMODB_ENDPOINT'] || undefined);
  try {
    await bringUnderNewKey(opened, await openKeys(resume));
  } finally {
    await opened.stop();
  }
});
