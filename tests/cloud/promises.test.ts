import { beforeAll, describe, expect, it } from 'vitest';
import { GRANTS, type GrantName } from '../../functions/grants.ts';
import { SECURITY_HEADERS } from '../../functions/headers.ts';
import { houseIn, our, REGIONS, type Region, type Resource, type Synthesis } from '../support/synthesis.ts';

describe.each(Object.keys(REGIONS) as Region[])('%s', (region) => {
  let house: Synthesis;
  beforeAll(() => {
    house = houseIn(region);
  }, 120_000);
  const of = (type: string): Resource[] => house.of(type);

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

  it('gives each function a role of its own, with no action and no resource whole', () => {
    const functions = our(of('AWS::Lambda::Function'));
    expect(functions).toHaveLength(Object.keys(GRANTS).length);
    expect(new Set(functions.map(({ Properties }) => JSON.stringify(Properties.Role))).size).toBe(functions.length);
    for (const { Properties } of of('AWS::IAM::Role'))
      for (const { PolicyDocument } of Properties.Policies ?? [])
        for (const { Action, Resource: on } of PolicyDocument.Statement) {
          expect([Action].flat().filter((each: string) => each.includes('*'))).toEqual([]);
          // Lambda asks for the list of streams, which no policy can narrow.
          if (Action !== 'dynamodb:ListStreams') expect([on].flat()).not.toContain('*');
        }
    const [site] = of('AWS::S3::BucketPolicy').filter(({ Properties }) => /^Site/.test(Properties.Bucket.Ref));
    const allowed = site?.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: Resource['Properties']) => Effect === 'Allow',
    );
    expect(allowed.map(({ Action }: Resource['Properties']) => Action)).toEqual(['s3:GetObject']);
  });

  it('tells a secret only to the functions that use it', () => {
    const told = (name: string) =>
      our(of('AWS::Lambda::Function'))
        .filter(({ Properties }) => name in Properties.Environment.Variables)
        .map(({ Properties }) => Properties.Description);
    expect(told('OIDC_CLIENT_SECRET')).toEqual([GRANTS['sign-in'].name]);
    expect(told('SMTP_URL').sort()).toEqual([GRANTS.stream.name, GRANTS.post.name].sort());
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
