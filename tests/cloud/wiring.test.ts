import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIXED } from '../../bench/scale/usage.ts';
import { tableDefinition } from '../../functions/adapters/dynamo/table.ts';
import { GRANTS } from '../../functions/grants.ts';
import { cityFile } from '../../infra/city.ts';
import { onDemandPatterns } from '../../infra/on-demand.ts';
import { ROOT } from '../../tools/settings.ts';
import { resolver } from '../support/cloud/resolve.ts';
import { startDynamo } from '../support/dynamo.ts';
import { advanced, breachesIn, officeOn } from '../support/office.ts';
import {
  houseIn,
  our,
  REGIONS,
  type Region,
  type Resource,
  type Synthesis,
  synthesised,
} from '../support/synthesis.ts';

const CITY = cityFile(join(ROOT, 'infra/city.yaml'));

describe.each(Object.keys(REGIONS) as Region[])('%s', (region) => {
  let house: Synthesis;
  beforeAll(() => {
    house = houseIn(region);
  }, 120_000);
  const of = (type: string): Resource[] => house.of(type);

  it('has as many alarms as docs/scale.md pays for', () => {
    const metrics = of('AWS::CloudWatch::Alarm').map(
      ({ Properties: { Metrics = [{ MetricStat: {} }] } }) =>
        Metrics.filter(({ MetricStat }: { MetricStat?: object }) => MetricStat).length,
    );
    expect(metrics.reduce((sum, each) => sum + each, 0)).toBe(FIXED.alarms);
    expect(of('AWS::CloudWatch::Dashboard')).toHaveLength(FIXED.boards);
    expect(of('AWS::KMS::Key')).toHaveLength(FIXED.keys);
  });

  it('tells every function what the city set, and the word by which it knows the CDN', () => {
    const { resolve } = resolver(house.templates, {});
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
        FEES_CHARGED: CITY.fees,
        CONTENT_DIR: 'content',
      });
  });

  it('keeps room for each function, and never more than a city pays for', () => {
    for (const { Properties } of our(of('AWS::Lambda::Function')))
      expect([Properties.ReservedConcurrentExecutions > 0, Properties.Timeout <= 900]).toEqual([true, true]);
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

  it('says by its outputs what is to be told to the command that delivers again', () => {
    const outputs = house.templates.flatMap(({ Outputs = {} }) => Object.values(Outputs).map(({ Value }) => Value));
    const left = Object.values(GRANTS).filter(({ caller }) => caller.by !== 'gateway');
    const queues = house.resources.filter(([, { Type }]) => Type === 'AWS::SQS::Queue').map(([Ref]) => ({ Ref }));
    expect(queues).toHaveLength(left.length);
    expect(outputs).toEqual(expect.arrayContaining(queues));
    const functions = house.resources.filter(([, { Properties }]) =>
      left.some(({ name }) => name === Properties?.Description),
    );
    expect(outputs).toEqual(expect.arrayContaining(functions.map(([Ref]) => ({ Ref }))));
  });
});

describe('the table of the template', () => {
  let dynamo: Awaited<ReturnType<typeof startDynamo>>;
  let house: Synthesis;
  beforeAll(async () => {
    dynamo = await startDynamo();
    house = houseIn('cn-north-1');
  });
  afterAll(() => dynamo.stop());

  it('carries the procedure from 受理 to 归档 on the embedded engine, and stands the check of the data', async () => {
    const made = house.of('AWS::DynamoDB::Table') as [Resource];
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
    const now = JSON.stringify(houseIn('cn-north-1').templates);
    const back = JSON.stringify(synthesised({}, undefined, 'earlier').templates);
    expect(back.split('"OriginPath":"/earlier"')).toHaveLength(2);
    expect(back.replace('"OriginPath":"/earlier"', '"OriginPath":"/v1"')).toBe(now);
  });
});
