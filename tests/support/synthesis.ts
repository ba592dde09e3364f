import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { GRANTS } from '../../functions/grants.ts';
import { guard } from '../../infra/acknowledged.ts';
import { packFunction, packPages } from '../../infra/bundle.ts';
import { type City, cityFile } from '../../infra/city.ts';
import { buildHouse } from '../../infra/house.ts';
import { ROOT } from '../../tools/settings.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of CloudFormation
  readonly Properties: any;
  readonly DeletionPolicy?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
}

export const GLOBAL: Partial<City> = {
  region: 'ap-southeast-1',
  certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/abc-def',
};

/**
 * The house as it is synthesised.
 * @param pagesFrom a site built with `PAGES_ON=lambda`: then the functions are as they are packed; without it they have no code
 */
export const synthesised = (more: Partial<City> = {}, pagesFrom?: string, siteVersion = 'v1') => {
  // Below this folder a packed function finds the SDK, as it does in Lambda's runtime.
  const scratch = join(ROOT, '.data');
  mkdirSync(scratch, { recursive: true });
  const dir = mkdtempSync(join(scratch, 'synth-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const folders = new Map<string, string>();
  const app = new App({ outdir: join(dir, 'cdk.out') });
  const house = buildHouse(
    app,
    { ...cityFile(join(ROOT, 'infra/city.yaml')), ...more },
    {
      siteVersion,
      code: (name) => {
        const outdir = join(dir, name);
        folders.set(name, outdir);
        if (!pagesFrom) {
          mkdirSync(outdir);
          writeFileSync(join(outdir, 'index.mjs'), 'export const handler = 0;');
        } else if (name === 'pages') packPages(pagesFrom, join(ROOT, 'content'), outdir);
        else packFunction(name, join(ROOT, 'content'), outdir);
        return outdir;
      },
    },
  );
  guard(app, house);
  const assembly = app.synth();
  const templates = assembly.stacks.map(({ template }) => template as Template);
  const resources = templates.flatMap(({ Resources }) => Object.entries(Resources));
  return {
    dir,
    /** The folder of a packed function. */
    folder: (name: string): string => folders.get(name) ?? '',
    templates,
    resources,
    of: (type: string): Resource[] => resources.filter(([, { Type }]) => Type === type).map(([, each]) => each),
  };
};

export type Synthesis = ReturnType<typeof synthesised>;

export const REGIONS = { 'cn-north-1': {}, 'ap-southeast-1': GLOBAL } as const;

export type Region = keyof typeof REGIONS;

const houses = new Map<Region, Synthesis>();

/** The template of a region, made once for all tests of a file. */
export const houseIn = (region: Region): Synthesis => {
  const house = houses.get(region) ?? synthesised(REGIONS[region]);
  houses.set(region, house);
  return house;
};

/** Our own functions among resources. */
export const our = (resources: readonly Resource[]): Resource[] =>
  resources.filter(
    ({ Type, Properties }) =>
      Type === 'AWS::Lambda::Function' && Object.values(GRANTS).some(({ name }) => name === Properties.Description),
  );
