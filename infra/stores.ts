import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  type AttributeType,
  BillingMode,
  type ProjectionType,
  type StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { tableDefinition } from '../functions/adapters/dynamo/table.ts';
import type { City } from './city.ts';

/** 网络日志 are kept for no less than six months (网络安全法第二十三条第三项). */
const LOGS_KEPT = Duration.days(184);

/** So long nobody, not even an administrator, erases an attachment that is kept without leave. */
export const LOCKED = Duration.days(30);

const {
  KeySchema = [],
  AttributeDefinitions = [],
  GlobalSecondaryIndexes = [],
  StreamSpecification,
} = tableDefinition('');

const partsOf = (schema: typeof KeySchema) => {
  const named = (type: string) => {
    const name = schema.find(({ KeyType }) => KeyType === type)?.AttributeName ?? '';
    const kind = AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType;
    return { name, type: kind as AttributeType };
  };
  return { partitionKey: named('HASH'), sortKey: named('RANGE') };
};

/** What a city must not lose: the table, the attachments, and the keys without which neither can be read. */
export class Stores extends Construct {
  readonly table: Table;
  readonly attachments: Bucket;
  readonly accessLogs: Bucket;
  /** 静态加密 of table and buckets, by the services themselves. */
  readonly rest: Key;
  /** 个人信息的主密钥 */
  readonly personal: Key;
  /** 查询码和审计印章的密钥 */
  readonly mac: Key;

  constructor(scope: Construct, { domain, region }: City) {
    super(scope, 'Stores');
    const keep = { removalPolicy: RemovalPolicy.RETAIN };
    this.rest = new Key(this, 'Rest', { ...keep, description: '静态加密', enableKeyRotation: true });
    this.rest.addToResourcePolicy(throughServices(region, this.rest.stack.account));
    this.personal = new Key(this, 'Personal', { ...keep, description: '个人信息的主密钥', enableKeyRotation: true });
    this.mac = new Key(this, 'Mac', {
      ...keep,
      description: '查询码和审计印章',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    });
    this.table = this.makeTable();
    const safe = { ...keep, blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true, versioned: true };
    this.accessLogs = new Bucket(this, 'AccessLogs', {
      ...safe,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: LOGS_KEPT, noncurrentVersionExpiration: Duration.days(1) }],
    });
    this.attachments = new Bucket(this, 'Attachments', {
      ...safe,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.rest,
      bucketKeyEnabled: true,
      // By object, not by default: what waits in quarantine goes within days, and a form without scripting has no checksum to send.
      objectLockEnabled: true,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: 'attachments/',
      lifecycleRules: [
        { prefix: 'quarantine/', expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
        { prefix: 'incoming/', expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
      ],
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: [`https://${domain}`], allowedHeaders: ['*'] }],
    });
  }

  private makeTable(): Table {
    const table = new Table(this, 'Table', {
      ...partsOf(KeySchema),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.rest,
      stream: StreamSpecification?.StreamViewType as StreamViewType,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expires',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const { IndexName = '', KeySchema: schema = [], Projection } of GlobalSecondaryIndexes)
      table.addGlobalSecondaryIndex({
        indexName: IndexName,
        ...partsOf(schema),
        projectionType: Projection?.ProjectionType as ProjectionType,
        ...(Projection?.NonKeyAttributes && { nonKeyAttributes: [...Projection.NonKeyAttributes] }),
      });
    return table;
  }
}

/** Whoever may use the table or a bucket of this account may have it deciphered by the service, and by it alone. */
const throughServices = (region: string, account: string): PolicyStatement => {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new PolicyStatement({
    effect: Effect.ALLOW,
    principals: [new AnyPrincipal()],
    actions: [
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
      'kms:DescribeKey',
      'kms:CreateGrant',
    ],
    resources: ['*'],
    conditions: {
      StringEquals: {
        'kms:CallerAccount': account,
        'kms:ViaService': [`dynamodb.${region}.${suffix}`, `s3.${region}.${suffix}`],
      },
    },
  });
};
