import { CfnOutput, Duration, SecretValue, Stack, type StackProps, TimeZone } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  type HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { GRANTS, type Grant, type GrantName, type SecretName } from '../functions/grants.ts';
import type { City } from './city.ts';
import { Duty, environmentOf } from './function.ts';
import { Stores } from './stores.ts';

interface DisclosureProps extends StackProps {
  readonly city: City;
  /** The folder of a packed function. */
  readonly code: (name: GrantName) => string;
}

const NAMES = Object.keys(GRANTS).filter((name) => name !== 'pages') as GrantName[];

/** 依申请公开 — the doors, what they keep, and what works while nobody asks. */
export class DisclosureStack extends Stack {
  readonly stores: Stores;
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly edgeWord: Secret;
  readonly environmentVariables: Readonly<Record<string, string>>;
  private readonly secrets: Readonly<Record<SecretName, string>>;
  readonly duties: readonly Duty[];

  constructor(scope: Construct, id: string, { city, code, ...props }: DisclosureProps) {
    super(scope, id, props);
    this.stores = new Stores(this, city);
    this.edgeWord = new Secret(this, 'EdgeWord', {
      description: '网站入口向接口证明自己的口令',
      generateSecretString: { excludePunctuation: true, passwordLength: 40 },
    });
    const word = this.edgeWord.secretValue.unsafeUnwrap();
    this.environmentVariables = environmentOf(this.stores, {
      EDGE_WORD: word,
      SEARCH_INDEX: `https://${city.domain}/find`,
      OIDC_ISSUER: city.oidcIssuer,
      OIDC_CLIENT_ID: city.oidcClientId,
      OIDC_AUDIENCE: city.oidcAudience,
      OIDC_JWKS_URI: city.oidcJwksUri,
      MAIL_FROM: city.mailFrom,
      DESK_MAIL: city.deskMail,
      FEES_CHARGED: city.fees,
    });
    this.secrets = {
      OIDC_CLIENT_SECRET: SecretValue.secretsManager(city.oidcSecret).unsafeUnwrap(),
      SMTP_URL: SecretValue.secretsManager(city.smtpSecret).unsafeUnwrap(),
    };
    const { api, stage } = this.makeApi();
    this.api = api;
    this.stage = stage;
    this.duties = NAMES.map((name) => this.makeDuty(name, code(name)));
  }

  private makeApi() {
    const api = new HttpApi(this, 'Api', { createDefaultStage: false });
    const log = new LogGroup(this, 'ApiLog', { retention: RetentionDays.ONE_YEAR });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: 1000, burstLimit: 500 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        // No address, no path: a log names no person.
        format: AccessLogFormat.custom(
          JSON.stringify({
            id: '$context.requestId',
            at: '$context.requestTime',
            route: '$context.routeKey',
            status: '$context.status',
          }),
        ),
      },
    });
    (stage.node.defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.DetailedMetricsEnabled', true);
    return { api, stage };
  }

  private makeDuty(name: GrantName, code: string): Duty {
    const grant: Grant = GRANTS[name];
    const secrets = Object.fromEntries((grant.secrets ?? []).map((each) => [each, this.secrets[each]]));
    const environment = { ...this.environmentVariables, ...secrets };
    const duty = new Duty(this, name, { grant, stores: this.stores, code, environment });
    this.call(duty);
    // What `npm run redrive` is told.
    if (duty.failed) {
      new CfnOutput(this, `${name}-queue`, { value: duty.failed.queueUrl });
      new CfnOutput(this, `${name}-function`, { value: duty.lambda.functionName });
    }
    return duty;
  }

  private call({ node, grant: { caller, harm }, lambda, failed }: Duty): void {
    if (caller.by === 'gateway')
      for (const door of caller.doors) {
        const [method, path = ''] = door.split(' ');
        const integration = new HttpLambdaIntegration(`${node.id}-door`, lambda);
        this.api.addRoutes({ path, methods: [method as HttpMethod], integration });
      }
    if (caller.by === 'bucket')
      this.stores.attachments.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(lambda), {
        prefix: caller.under,
      });
    if (caller.by === 'stream' && failed)
      // The role is permitted what this needs, and no more, where it is made (function.ts).
      lambda.addEventSourceMapping(`${node.id}-source`, {
        eventSourceArn: this.stores.table.tableStreamArn ?? '',
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 25,
        parallelizationFactor: 10,
        retryAttempts: 100,
        maxRecordAge: Duration.hours(23),
        reportBatchItemFailures: true,
        onFailure: { bind: () => ({ destination: failed.queueArn }) },
      });
    if (caller.by === 'schedule' && failed)
      new Schedule(this, `${node.id}-schedule`, {
        description: harm,
        schedule: ScheduleExpression.expression(`cron(${caller.cron})`, TimeZone.ASIA_SHANGHAI),
        target: new LambdaInvoke(lambda, {
          deadLetterQueue: failed,
          retryAttempts: 3,
          input: ScheduleTargetInput.fromObject({}),
        }),
      });
  }
}
