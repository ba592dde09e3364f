/** `npm run deploy -- -c city=… -c site=VERSION`: the stacks, the version of the site, and only then the entrance that shows it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { cityFile, isChina } from './city.ts';
import { readContext } from './context.ts';
import { forgetVersions } from './forget-versions.ts';
import { publish } from './publish.ts';

/** The command of the toolkit; it is fetched when it is first used, as nothing else needs it. */
const CDK = 'aws-cdk@2.1148.1';
const OUTPUTS = 'cdk.out/outputs.json';

const run = (context: Readonly<Record<string, string>>, stacks: readonly string[]): void => {
  const asked = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const options = ['--require-approval', 'never', '--outputs-file', OUTPUTS, ...asked];
  const { status } = spawnSync('npx', ['--yes', CDK, 'deploy', ...stacks, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const complain = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const context = readContext(process.argv.slice(2));
const version = context['site'] ?? '';
if (!/^[\w.-]{1,64}$/.test(version))
  complain('请写明这一版网站的名称，用字母、数字和 . _ -，例如 npm run deploy -- -c site=2026-03-02-1。');
const dir = join(resolve(process.env['DIST_DIR'] || 'dist.cloud'), 'client');
if (!existsSync(dir)) complain(`${dir} 里没有生成好的网站：请先运行 PAGES_ON=lambda npm run build。`);

run(context, ['Portal']);
const { Portal } = JSON.parse(readFileSync(OUTPUTS, 'utf8')) as { Portal: { SiteBucket: string } };
const { region } = cityFile(resolve(context['city'] ?? 'infra/city.yaml'));
const bucket = Portal.SiteBucket;
const client = new S3Client({ region });
const files = await publish({ client, bucket, dir, version, policyInPages: isChina(region) });
console.log(files > 0 ? `已上传 ${files} 个文件到 ${version}/。` : `${version}/ 已经在桶里，不再上传。`);
run(context, ['--all']);
const forgotten = await forgetVersions({ client, bucket, shown: version });
if (forgotten.length > 0) console.log(`已删去旧版 ${forgotten.join('、')}，90 天以内还能找回。`);
