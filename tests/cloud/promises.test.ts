import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXED } from '../../bench/scale/usage.ts';
import { tableDefinition } from '../../functions/adapters/dynamo/table.ts';
import { GRANTS, type GrantName } from '../../functions/grants.ts';
import { SECURITY_HEADERS } from '../../functions/headers.ts';
import { CityError, cityFile, readCity } from '../../infra/city.ts';
import { onDemandPatterns } from '../../infra/on-demand.ts';
import { ROOT } from '../../tools/settings.ts';
import { resolver } from '../support/cloud/resolve.ts';
import { startDynamo } from '../support/dynamo.ts';
import { advanced, breachesIn, officeOn } from '../support/office.ts';
import { GLOBAL, type Resource, type Synthesis, synthesised } from '../support/synthesis.ts';

const CITY = cityFile(join(ROOT, 'infra/city.yaml'));
const REGIONS = { 'cn-north-1': {}, 'ap-southeast-1': GLOBAL } as const;

const houses = new Map<string, Synthesis>();
beforeAll(() => {
  for (const [region, more] of Object.entries(REGIONS)) houses.set(region, synthesised(more));
}, 120_000);

const our = (resources: readonly Resource[]) =>
  resources.filter(({ Properties }) => Object.values(GRANTS).some(({ name }) => name === Properties.Description));

describe.each(Object.keys(REGIONS))('%s', (region) => {
  const of = (type: string): Resource[] => houses.get(region)?.of(type) ?? [];

  it('encrypts what is kept, with keys that are turned and never thrown away', () => {
    const [table] = of('AWS::DynamoDB::Table');
    expect(table?.Properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    for (const { Properties } of of('AWS::S3::Bucket')) expect(Properties.BucketEncryption).toBeDefined();
    for (const { Properties, DeletionPolicy } of of('AWS::KMS::Key').filter(
      ({ Properties: { KeyUsage, Description } }) => KeyUsage !== 'GENERATE_VERIFY_MAC' && Description !== '告警',
    ))
      expect([Properties.EnableKeyRotation, DeletionPolicy]).toEqual([true, 'Retain']);
  });

  it('keeps what a city must not lose: deleted by nobody by mistake, and put back to any second', () => {
    const [table] = of('AWS::DynamoDB::Table');
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      },
    });
    const locked = of('AWS::S3::Bucket').filter(({ Properties }) => Properties.ObjectLockEnabled);
    expect(locked).toHaveLength(1);
    // A default would lock what waits in quarantine, and refuse a form that sends no checksum.
    expect(locked[0]?.Properties.ObjectLockConfiguration?.Rule).toBeUndefined();
    for (const { Properties } of our(of('AWS::Lambda::Function')))
      expect(Number(Properties.Environment.Variables.BLOBS_LOCKED_DAYS)).toBeGreaterThanOrEqual(30);
    for (const { Properties, DeletionPolicy } of of('AWS::S3::Bucket'))
      expect([Properties.VersioningConfiguration, DeletionPolicy]).toEqual([{ Status: 'Enabled' }, 'Retain']);
  });

  it('shows no bucket to the world, and speaks to none without TLS', () => {
    for (const { Properties } of of('AWS::S3::Bucket'))
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    const denied = of('AWS::S3::BucketPolicy').map(({ Properties }) =>
      Properties.PolicyDocument.Statement.some(
        ({ Effect, Condition }: { Effect: string; Condition?: { Bool?: object } }) =>
          Effect === 'Deny' && JSON.stringify(Condition?.Bool) === '{"aws:SecureTransport":"false"}',
      ),
    );
    expect(denied).toEqual(of('AWS::S3::Bucket').map(() => true));
  });

  it('wakes somebody for each function, and says who is harmed', () => {
    const told = of('AWS::CloudWatch::Alarm').map(({ Properties }) => String(Properties.AlarmDescription));
    for (const { name, harm } of Object.values(GRANTS))
      expect(told.filter((words) => words.includes(name) && words.includes(harm)).length).toBeGreaterThanOrEqual(2);
    for (const { Properties } of of('AWS::CloudWatch::Alarm')) expect(Properties.AlarmActions).toHaveLength(1);
    const [{ Properties }] = of('AWS::SNS::TopicPolicy') as [Resource];
    expect(Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Action: 'sns:Publish',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Resource: Properties.Topics[0],
      }),
    );
  });

  it('has as many alarms as docs/scale.md pays for', () => {
    const metrics = of('AWS::CloudWatch::Alarm').map(
      ({ Properties: { Metrics = [{ MetricStat: {} }] } }) =>
        Metrics.filter(({ MetricStat }: { MetricStat?: object }) => MetricStat).length,
    );
    expect(metrics.reduce((sum, each) => sum + each, 0)).toBe(FIXED.alarms);
    expect(of('AWS::CloudWatch::Dashboard')).toHaveLength(FIXED.boards);
    expect(of('AWS::KMS::Key')).toHaveLength(FIXED.keys);
  });

  it('gives each function a role of its own, with no action and no resource whole', () => {
    const functions = our(of('AWS::Lambda::Function'));
    expect(functions).toHaveLength(Object.keys(GRANTS).length);
    expect(new Set(functions.map(({ Properties }) => JSON.stringify(Properties.Role))).size).toBe(functions.length);
    for (const { Properties } of of('AWS::IAM::Role'))
      for (const { PolicyDocument } of Properties.Policies ?? [])
        for (const { Action, Resource: on } of PolicyDocument.Statement) {
          expect([Action].flat().filter((each: string) => each.includes('*'))).toEqual([]);
          expect([on].flat()).not.toContain('*');
        }
  });

  it('tells every function what the city set, and the word by which it knows the CDN', () => {
    const { resolve } = resolver(houses.get(region)?.templates ?? [], {});
    const [{ Properties }] = of('AWS::CloudFront::Distribution') as [Resource];
    const [said] = Properties.DistributionConfig.Origins.flatMap(
      ({ OriginCustomHeaders = [] }: { OriginCustomHeaders?: object[] }) => OriginCustomHeaders,
    );
    for (const { Properties } of our(of('AWS::Lambda::Function')))
      expect(resolve(Properties.Environment.Variables)).toMatchObject({
        EDGE_WORD: resolve(said.HeaderValue),
        SEARCH_INDEX: `https://${CITY.domain}/find`,
        OIDC_ISSUER: CITY.oidcIssuer,
        OIDC_CLIENT_ID: CITY.oidcClientId,
        OIDC_AUDIENCE: CITY.oidcAudience,
        OIDC_JWKS_URI: CITY.oidcJwksUri,
        MAIL_FROM: CITY.mailFrom,
        DESK_MAIL: CITY.deskMail,
        CONTENT_DIR: 'content',
      });
  });

  it('tells a secret only to the functions that use it', () => {
    const told = (name: string) =>
      our(of('AWS::Lambda::Function'))
        .filter(({ Properties }) => name in Properties.Environment.Variables)
        .map(({ Properties }) => Properties.Description);
    expect(told('OIDC_CLIENT_SECRET')).toEqual([GRANTS['sign-in'].name]);
    expect(told('SMTP_URL').sort()).toEqual([GRANTS.stream.name, GRANTS.post.name].sort());
  });

  it('keeps room for each function, and never more than a city pays for', () => {
    for (const { Properties } of our(of('AWS::Lambda::Function')))
      expect([Properties.ReservedConcurrentExecutions > 0, Properties.Timeout <= 900]).toEqual([true, true]);
  });

  it('keeps every event that a function could not do, where nobody waits for its answer', () => {
    const kept = (name: GrantName): unknown => {
      const { Properties } = our(of('AWS::Lambda::Function')).find(
        (each) => each.Properties.Description === GRANTS[name].name,
      ) as Resource;
      return Properties.DeadLetterConfig?.TargetArn['Fn::GetAtt'];
    };
    const queues = (['scan', 'post', 'sweep'] as const).map(kept);
    expect(queues.map((queue) => Array.isArray(queue))).toEqual([true, true, true]);
    const schedules = of('AWS::Scheduler::Schedule').map(
      ({ Properties }) => Properties.Target.DeadLetterConfig.Arn['Fn::GetAtt'],
    );
    expect(queues).toEqual(expect.arrayContaining(schedules));
    const [{ Properties }] = of('AWS::Lambda::EventSourceMapping') as [Resource];
    expect(Properties.DestinationConfig.OnFailure.Destination).toBeDefined();
  });

  it('does its daily round by the clock of Beijing', () => {
    for (const { Properties } of of('AWS::Scheduler::Schedule'))
      expect(Properties.ScheduleExpressionTimezone).toBe('Asia/Shanghai');
    expect(of('AWS::Scheduler::Schedule')).toHaveLength(2);
  });

  it('leads every door of the table of functions to its function', () => {
    const routes = of('AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties.RouteKey);
    const doors = Object.values(GRANTS).flatMap(({ caller }) => ('doors' in caller ? [...caller.doors] : []));
    expect(routes.sort()).toEqual(doors.sort());
  });

  it('shows readers one version of the site, over TLS 1.2 alone', () => {
    const [distribution] = of('AWS::CloudFront::Distribution') as [Resource];
    const { Origins, DefaultCacheBehavior, CacheBehaviors, ViewerCertificate } =
      distribution.Properties.DistributionConfig;
    expect(Origins.some(({ OriginPath }: { OriginPath?: string }) => OriginPath === '/v1')).toBe(true);
    expect(DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
    expect(CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
      ...onDemandPatterns(),
      '/_astro/*',
    ]);
    const shared = Origins.find(({ Id }: { Id: string }) => Id === CacheBehaviors.at(-1).TargetOriginId);
    expect([shared.S3OriginConfig !== undefined, shared.OriginPath ?? '']).toEqual([true, '']);
  });

  it('asks of the CDN what the region has', () => {
    const [{ Properties }] = of('AWS::CloudFront::Distribution') as [Resource];
    const { DefaultCacheBehavior, CacheBehaviors, IPV6Enabled } = Properties.DistributionConfig;
    const isHere = region.startsWith('cn-');
    for (const behaviour of [DefaultCacheBehavior, ...CacheBehaviors])
      expect([behaviour.CachePolicyId === undefined, behaviour.ForwardedValues !== undefined]).toEqual([
        isHere,
        isHere,
      ]);
    expect(IPV6Enabled).toBe(!isHere);
    expect(of('AWS::CloudFront::OriginAccessControl')).toEqual([]);
  });

  it('says with every file at the edge what one machine says with it', () => {
    const said = of('AWS::CloudFront::ResponseHeadersPolicy').map(({ Properties }) => {
      const { SecurityHeadersConfig: known, CustomHeadersConfig: others } = Properties.ResponseHeadersPolicyConfig;
      return {
        'Content-Security-Policy': known.ContentSecurityPolicy.ContentSecurityPolicy,
        'X-Content-Type-Options': known.ContentTypeOptions && 'nosniff',
        'Referrer-Policy': known.ReferrerPolicy.ReferrerPolicy,
        ...Object.fromEntries(others.Items.map(({ Header, Value }: Record<string, string>) => [Header, Value])),
      };
    });
    // The CDN in China has no such policy: there each page says its own (infra/publish.ts).
    expect(said).toEqual(region.startsWith('cn-') ? [] : [SECURITY_HEADERS]);
  });

  it('keeps logs for six months at least', () => {
    for (const { Properties } of of('AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays).toBeGreaterThanOrEqual(184);
  });
});

describe('the table of the template', () => {
  let dynamo: Awaited<ReturnType<typeof startDynamo>>;
  beforeAll(async () => {
    dynamo = await startDynamo();
  });
  afterAll(() => dynamo.stop());

  it('carries the procedure from 受理 to 归档 on the embedded engine, and stands the check of the data', async () => {
    const made = (houses.get('cn-north-1')?.of('AWS::DynamoDB::Table') ?? []) as [Resource];
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification } = made[0].Properties;
    const table = await dynamo.newTable((TableName) => ({
      ...tableDefinition(TableName),
      KeySchema,
      AttributeDefinitions,
      GlobalSecondaryIndexes,
      StreamSpecification: { StreamEnabled: true, ...StreamSpecification },
    }));
    const place = { client: dynamo.client, table };
    const office = officeOn(place);
    await advanced(office, 'whole');
    expect(await breachesIn(place, office)).toEqual([]);
    const lists = await Promise.all(
      (['desk', 'unit'] as const).map((by) => office.world.applications.list({ by, of: 'parks', limit: 10 })),
    );
    expect(lists.map((list) => typeof list !== 'string' && list.lines.length)).toEqual([1, 1]);
  });
});

describe('going back to an earlier version of the site', () => {
  it('changes where the entrance looks, and nothing else', () => {
    const now = JSON.stringify(houses.get('cn-north-1')?.templates);
    const back = JSON.stringify(synthesised({}, undefined, 'earlier').templates);
    expect(back.split('"OriginPath":"/earlier"')).toHaveLength(2);
    expect(back.replace('"OriginPath":"/earlier"', '"OriginPath":"/v1"')).toBe(now);
  });
});

describe('infra/city.yaml', () => {
  it('is the demonstration city, whole', () => {
    expect(readCity({ ...CITY })).toEqual(CITY);
  });

  it.each([
    ['region', undefined, '没有填写'],
    ['region', 'Beijing', '请写云区域的编号'],
    ['region', 'me-south-1', '不往'],
    ['domain', 'https://a.example', '不带 https://'],
    ['certificate', 'arn:aws:acm:us-east-1:1:certificate/a', '请写上传到 IAM 的服务器证书编号'],
    ['oidcIssuer', 'http://login.example', '以 https:// 开头'],
    ['oidcAudience', CITY.oidcClientId, '不能与 oidcClientId 相同'],
    ['smtpSecret', 'smtp://user:word@mail', '不写口令本身'],
    ['alarmMail', 'nobody', '值班人员收告警的邮箱'],
    ['costCentre', '青岛', '请写成本标签'],
    ['colour', 'red', '不是一项设置'],
  ])('with %s %s is refused in words', (name, value, words) => {
    expect(() => readCity({ ...CITY, [name]: value })).toThrow(CityError);
    expect(() => readCity({ ...CITY, [name]: value })).toThrow(words);
  });
});
