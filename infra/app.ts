/** `npm run synth`: the house of the city in `infra/city.yaml`, or of another: `npm run synth -- -c city=…`. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { guard } from './acknowledged.ts';
import { packFunction, packPages } from './bundle.ts';
import { CityError, cityFile } from './city.ts';
import { readContext } from './context.ts';
import { buildHouse } from './house.ts';

const ROOT = dirname(import.meta.dirname);

const synthesise = (): void => {
  const app = new App({
    outdir: process.env['CDK_OUTDIR'] ?? join(ROOT, 'cdk.out'),
    context: readContext(process.argv.slice(2)),
  });
  const context = (name: string): string | undefined => app.node.tryGetContext(name);
  const city = cityFile(resolve(ROOT, context('city') ?? 'infra/city.yaml'));
  const contentDir = resolve(ROOT, process.env['CONTENT_DIR'] || 'content');
  const distDir = resolve(ROOT, process.env['DIST_DIR'] || 'dist.cloud');
  if (!existsSync(join(distDir, 'server/entry.mjs')))
    throw new CityError(`${distDir} 里没有生成好的网站：请先运行 PAGES_ON=lambda DIST_DIR=dist.cloud npm run build。`);
  const packed = mkdtempSync(join(tmpdir(), 'mingbai-functions-'));
  const house = buildHouse(app, city, {
    siteVersion: context('site') ?? 'first',
    code: (name) => {
      const outdir = join(packed, name);
      if (name === 'pages') packPages(distDir, contentDir, outdir);
      else packFunction(name, contentDir, outdir);
      return outdir;
    },
  });
  guard(app, house);
  const { stacks } = app.synth();
  console.log(`已生成 ${stacks.map(({ stackName }) => stackName).join('、')} 的模板。`);
};

try {
  synthesise();
} catch (error) {
  if (!(error instanceof CityError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
