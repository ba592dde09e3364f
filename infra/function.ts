import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Grant } from '../functions/grants.ts';
import { permissionsOf } from './permissions.ts';
import { LOCKED, type Stores } from './stores.ts';

interface DoorProps {
  readonly grant: Grant;
  readonly stores: Stores;
  /** A folder made by `bundle.ts`. */
  readonly code: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A function with a role of its own, its log, and, where nobody waits for it, a queue of what it could not do. */
export class Duty extends Construct {
  readonly grant: Grant;
  readonly lambda: LambdaFunction;
  /** 死信 — events as they came, not wrapped: sent again they are what they were. */
  readonly failed: Queue | undefined;

  constructor(scope: Construct, id: string, { grant, stores, code, environment }: DoorProps) {
    super(scope, id);
    this.grant = grant;
    // Six months by law (网络安全法第二十三条第三项); the service's own half year is 180 days.
    const log = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN });
    const { by } = grant.caller;
    this.failed =
      by === 'gateway'
        ? undefined
        : new Queue(this, 'Failed', {
            encryption: QueueEncryption.SQS_MANAGED,
            enforceSSL: true,
            retentionPeriod: Duration.days(14),
          });
    const running = [
      new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [log.logGroupArn] }),
      ...(by === 'stream' && this.failed ? listening(stores.table.tableStreamArn ?? '', this.failed) : []),
    ];
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { calls: permissionsOf(grant, stores), running: new PolicyDocument({ statements: running }) },
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      description: grant.name,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.X86_64,
      handler: 'index.handler',
      code: Code.fromAsset(code),
      role,
      logGroup: log,
      loggingFormat: LoggingFormat.TEXT,
      memorySize: grant.megabytes,
      timeout: Duration.seconds(grant.seconds),
      reservedConcurrentExecutions: grant.atOnce,
      environment: { ...environment },
      // A bucket and a schedule hand an event over and go: what fails then is Lambda's to keep. A stream stays and keeps it itself.
      ...(by !== 'stream' && this.failed && { deadLetterQueue: this.failed, retryAttempts: 2 }),
    });
  }
}

/** What Lambda needs to hear a stream in a function's name, and to keep what of it failed; no more. */
const listening = (stream: string, { queueArn }: Queue): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    resources: [stream],
  }),
  new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }),
];

/** What a function is told by its environment. */
export const environmentOf = (stores: Stores, city: Readonly<Record<string, string>>): Record<string, string> => ({
  ...city,
  TABLE_NAME: stores.table.tableName,
  BLOBS_BUCKET: stores.attachments.bucketName,
  BLOBS_LOCKED_DAYS: String(LOCKED.toDays()),
  KMS_KEY_ID: stores.personal.keyArn,
  KMS_MAC_KEY_IDS: stores.mac.keyArn,
  ENTRIES: 'table',
  CONTENT_DIR: 'content',
});
