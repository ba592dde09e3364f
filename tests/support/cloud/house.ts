import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { SMTPServer } from 'smtp-server';
import { ensureTable } from '#functions/adapters/dynamo/ensure-table.ts';
import { GRANTS, type GrantName } from '#functions/grants.ts';
import { cityFile } from '../../../infra/city.ts';
import { ROOT } from '../../../tools/settings.ts';
import { startDynamo } from '../dynamo.ts';
import { kmsStandIn } from '../kms.ts';
import { CLIENT, type Person, REGISTRAR, startProvider } from '../provider.ts';
import { type Resource, synthesised } from '../synthesis.ts';
import { doorOf, doorsIn } from './doors.ts';
import { type Asked, gatewayEvent } from './events.ts';
import { startFront } from './front.ts';
import { type Lambda, startLambda } from './lambda.ts';
import type { Call, Permission, Statement } from './policy.ts';
import { resolver } from './resolve.ts';
import { neededByServices } from './services.ts';

export interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
  readonly isBase64Encoded?: boolean;
}

const before = (file: string): string => `--import=${new URL(file, import.meta.url).href}`;
const CLOCK_AHEAD = before('../clock-ahead.mjs');
const NAMES = before('names.mjs');

/** Does everything that pages are for. */
export const HEAD: Person = {
  id: 'head',
  name: '孟主任',
  roles: ['disclosureHead', 'registrar', 'officer'],
  unit: 'transport',
};

/** The site, its pages made for Lambda. */
const buildForLambda = (distDir: string): void => {
  execFileSync(process.execPath, ['tools/build.ts'], {
    cwd: ROOT,
    env: { ...process.env, PAGES_ON: 'lambda', DIST_DIR: distDir },
    stdio: 'ignore',
  });
};

/** The files of a site, as the CDN gives them. */
const startSite = async (folder: string) => {
  const server = createServer(async ({ url = '/' }, response) => {
    const bytes = await readFile(join(folder, new URL(url, 'http://here').pathname)).catch(() => undefined);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
};

/**
 * The cloud of the template on this machine: its table, its bucket, its packed functions, and nothing of our sources.
 * @param daysAhead functions whose clock is so far ahead
 */
export const startHouse = async (callback: string, daysAhead: Readonly<Partial<Record<GrantName, number>>> = {}) => {
  const provider = await startProvider(callback, [REGISTRAR, HEAD]);
  const mails: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _, done) => {
      let mail = '';
      stream.on('data', (chunk) => {
        mail += chunk;
      });
      stream.on('end', () => {
        mails.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const smtpPort = (smtp.server.address() as { port: number }).port;
  const distDir = join(ROOT, '.data', 'proof-site');
  buildForLambda(distDir);
  const synthesis = synthesised(
    {
      oidcIssuer: provider.issuer,
      oidcJwksUri: `${provider.issuer}/jwks`,
      oidcClientId: CLIENT.id,
    },
    distDir,
  );
  const { resolve, arnOf, nameOf } = resolver(synthesis.templates, {
    'mingbai/oidc-client-secret': CLIENT.secret,
    'mingbai/smtp-url': `smtp://127.0.0.1:${smtpPort}`,
  });
  const named = (type: string, fits: (resource: Resource) => boolean = () => true): readonly [string, Resource] => {
    const found = synthesis.resources.find(([, resource]) => resource.Type === type && fits(resource));
    if (!found) throw new Error(`the template has no ${type}`);
    return found;
  };

  const functionOf = (name: GrantName) =>
    named('AWS::Lambda::Function', ({ Properties }) => Properties.Description === GRANTS[name].name);
  const doors = doorsIn(synthesis.resources, resolve);
  const entered = new Set<string>();

  const dynamo = await startDynamo();
  const [tableId, { Properties: table }] = named('AWS::DynamoDB::Table');
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode, StreamSpecification } = table;
  await ensureTable(dynamo.raw, {
    TableName: tableId,
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes,
    BillingMode,
    StreamSpecification: { ...StreamSpecification, StreamEnabled: true },
  } as CreateTableCommandInput);

  const [bucketId] = named('AWS::S3::Bucket', ({ Properties }) => Properties.ObjectLockEnabled === true);
  const bucket = nameOf(bucketId);
  const fauxqs = await startFauxqs({ port: 0, logger: false });
  const s3 = `http://127.0.0.1:${fauxqs.port}`;
  const credentials = { accessKeyId: 'x', secretAccessKey: 'x' };
  await new S3Client({ endpoint: s3, region: 'us-east-1', forcePathStyle: true, credentials }).send(
    new CreateBucketCommand({ Bucket: bucket }),
  );
  const kms = kmsStandIn();
  const arns = {
    table: (name: string) => arnOf(name),
    object: (name: string, key: string) => `arn:aws:s3:::${name}/${key}`,
  };

  /** Every policy of a function's role. */
  const statements = (name: GrantName): readonly Statement[] => {
    const [, { Properties }] = functionOf(name);
    const role = String(Properties.Role['Fn::GetAtt']?.[0]);
    const [, own] = synthesis.resources.find(([id]) => id === role) ?? [];
    if (own?.Properties.ManagedPolicyArns) throw new Error(`${role} has policies that the template does not show`);
    const attached = synthesis
      .of('AWS::IAM::Policy')
      .filter(({ Properties: { Roles } }) => Roles.some(({ Ref }: { Ref: string }) => Ref === role));
    const policies = [...(own?.Properties.Policies ?? []), ...attached.map(({ Properties: each }) => each)];
    return policies.flatMap(({ PolicyDocument }) => resolve(PolicyDocument.Statement) as Statement[]);
  };

  const site = await startSite(join(distDir, 'client'));
  const { host } = new URL(`https://${cityFile(join(ROOT, 'infra/city.yaml')).domain}`);

  const running = new Map<GrantName, { lambda: Lambda; calls: Call[]; stop: () => void }>();
  const begin = async (name: GrantName) => {
    const known = running.get(name);
    if (known) return known;
    const [, { Properties }] = functionOf(name);
    const front = await startFront({ dynamodb: dynamo.endpoint, s3, kms, arns });
    const lambda = await startLambda(synthesis.folder(name), {
      ...(resolve(Properties.Environment.Variables) as Record<string, string>),
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL: front.url,
      CITY_NAME: host,
      CITY_HERE: site.url,
      NODE_OPTIONS: daysAhead[name] === undefined ? NAMES : `${NAMES} ${CLOCK_AHEAD}`,
      CLOCK_AHEAD_DAYS: String(daysAhead[name] ?? 0),
    });
    const stop = (): void => {
      lambda.stop();
      front.stop();
    };
    const begun = { lambda, calls: front.calls, stop };
    running.set(name, begun);
    return begun;
  };

  return {
    provider,
    mails,
    bucket,
    s3,
    dynamo,
    table: tableId,
    statements,
    /** The stream that the template has a function hear. */
    streamArn: String(resolve(named('AWS::Lambda::EventSourceMapping')[1].Properties.EventSourceArn)),
    /** What AWS's services do with the role of a function. */
    services: (name: GrantName): Permission[] => neededByServices(synthesis.resources, functionOf(name)[0], resolve),
    /** The event by which the scheduler calls a function: no more than the template has it say. */
    scheduled: (name: 'post' | 'sweep'): unknown => {
      const [, { Properties }] = named('AWS::Scheduler::Schedule', ({ Properties: { Target } }) =>
        JSON.stringify(Target.Arn).includes(functionOf(name)[0]),
      );
      return JSON.parse(Properties.Target.Input);
    },
    /** What a function asked of AWS so far. */
    calls: (name: GrantName): Call[] => running.get(name)?.calls ?? [],
    invoke: async <T>(name: GrantName, event: unknown): Promise<T> => (await begin(name)).lambda.invoke<T>(event),
    /** A request as it comes through API Gateway. */
    ask: async (name: GrantName, request: Asked): Promise<Answered> => {
      const door = doorOf([...doors.keys()], request.method ?? 'GET', request.path);
      if (doors.get(door) !== functionOf(name)[0]) throw new Error(`${request.path} does not lead to ${name}: ${door}`);
      entered.add(door);
      const word = String(resolve(functionOf(name)[1].Properties.Environment.Variables.EDGE_WORD));
      return (await begin(name)).lambda.invoke<Answered>(gatewayEvent(door, word, request));
    },
    /** Doors of the template that nobody has come through. */
    untried: (): string[] => [...doors.keys()].filter((door) => !entered.has(door)),
    stop: async (): Promise<void> => {
      for (const { stop } of running.values()) stop();
      provider.stop();
      site.stop();
      dynamo.stop();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      await fauxqs.stop();
    },
  };
};

export type CloudHouse = Awaited<ReturnType<typeof startHouse>>;
