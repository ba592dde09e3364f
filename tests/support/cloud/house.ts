import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { SMTPServer } from 'smtp-server';
import { ensureTable } from '#functions/adapters/dynamo/ensure-table.ts';
import { GRANTS, type GrantName } from '#functions/grants.ts';
import { ROOT } from '../../../tools/settings.ts';
import { startDynamo } from '../dynamo.ts';
import { kmsStandIn } from '../kms.ts';
import { CLIENT, type Person, REGISTRAR, startProvider } from '../provider.ts';
import { type Resource, synthesised } from '../synthesis.ts';
import { doorOf, doorsIn } from './doors.ts';
import { startFront } from './front.ts';
import { type Lambda, startLambda } from './lambda.ts';
import type { Call, Statement } from './policy.ts';
import { resolver } from './resolve.ts';

/** An event of API Gateway (payload 2.0), as recorded, with what a test makes of it. */
export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string | Uint8Array;
}

export interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
  readonly isBase64Encoded?: boolean;
}

const CLOCK_AHEAD = `--import=${new URL('../clock-ahead.mjs', import.meta.url).href}`;

/** Does everything that pages are for. */
export const HEAD: Person = {
  id: 'head',
  name: '孟主任',
  roles: ['disclosureHead', 'registrar', 'officer'],
  unit: 'transport',
};

let asked = 0;

const gatewayEvent = (
  routeKey: string,
  { method = 'GET', path, query = '', headers = {}, cookies = [], body }: Asked,
) => {
  asked += 1;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    cookies,
    headers: { host: 'abc123.execute-api.us-east-1.amazonaws.com', ...headers },
    requestContext: {
      accountId: '123456789012',
      apiId: 'abc123',
      domainName: 'abc123.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'abc123',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: `10.3.${asked >> 8}.${asked & 255}`, userAgent: 'proof' },
      requestId: `request-${asked}`,
      routeKey,
      stage: '$default',
      time: '23/Nov/2026:01:02:03 +0000',
      timeEpoch: 1_795_000_000_000,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : Buffer.from(body).toString('base64') }),
    isBase64Encoded: typeof body === 'object',
  };
};

/** The site, its pages made for Lambda. */
const buildForLambda = (distDir: string): void => {
  execFileSync(process.execPath, ['tools/build.ts'], {
    cwd: ROOT,
    env: { ...process.env, PAGES_ON: 'lambda', DIST_DIR: distDir },
    stdio: 'ignore',
  });
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
  const site = join(ROOT, '.data', 'proof-site');
  buildForLambda(site);
  const synthesis = synthesised(
    {
      oidcIssuer: provider.issuer,
      oidcJwksUri: `${provider.issuer}/jwks`,
      oidcClientId: CLIENT.id,
    },
    site,
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

  const statements = (name: GrantName): readonly Statement[] => {
    const [, { Properties }] = functionOf(name);
    const role = Properties.Role['Fn::GetAtt']?.[0];
    const [, { Properties: of }] = named('AWS::IAM::Role', (each) =>
      synthesis.resources.some(([id, own]) => id === role && own === each),
    );
    const calls = of.Policies.find(({ PolicyName }: { PolicyName: string }) => PolicyName === 'calls');
    return resolve(calls.PolicyDocument.Statement) as Statement[];
  };

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
      ...(daysAhead[name] !== undefined && { NODE_OPTIONS: CLOCK_AHEAD, CLOCK_AHEAD_DAYS: String(daysAhead[name]) }),
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
    /** What a function asked of AWS so far. */
    calls: (name: GrantName): Call[] => running.get(name)?.calls ?? [],
    invoke: async <T>(name: GrantName, event: unknown): Promise<T> => (await begin(name)).lambda.invoke<T>(event),
    /** A request as it comes through API Gateway. */
    ask: async (name: GrantName, request: Asked): Promise<Answered> => {
      const door = doorOf([...doors.keys()], request.method ?? 'GET', request.path);
      if (doors.get(door) !== functionOf(name)[0]) throw new Error(`${request.path} does not lead to ${name}: ${door}`);
      entered.add(door);
      return (await begin(name)).lambda.invoke<Answered>(gatewayEvent(door, request));
    },
    /** Doors of the template that nobody has come through. */
    untried: (): string[] => [...doors.keys()].filter((door) => !entered.has(door)),
    stop: async (): Promise<void> => {
      for (const { stop } of running.values()) stop();
      provider.stop();
      dynamo.stop();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      await fauxqs.stop();
    },
  };
};

export type CloudHouse = Awaited<ReturnType<typeof startHouse>>;
