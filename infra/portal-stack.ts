import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { OriginAccessIdentity } from 'aws-cdk-lib/aws-cloudfront';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

interface PortalProps extends StackProps {
  readonly accessLogs: IBucket;
}

/** Versions of the site that were taken away (infra/forget-versions.ts) can be brought back for so long. */
const VERSIONS_KEPT = Duration.days(90);

/**
 * 静态网站 — every version of the site in a folder of its own, `2026-03-02-1/`; which of them readers see is said at the
 * edge. A page is stored under its address, the slash at the end included, so that nothing must look for `index.html`.
 */
export class PortalStack extends Stack {
  readonly bucket: Bucket;
  /** The regions in China have no origin access control, only its predecessor, which works everywhere. */
  readonly reader: OriginAccessIdentity;

  constructor(scope: Construct, id: string, { accessLogs, ...props }: PortalProps) {
    super(scope, id, props);
    this.bucket = new Bucket(this, 'Site', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'site/',
      lifecycleRules: [{ noncurrentVersionExpiration: VERSIONS_KEPT }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.reader = new OriginAccessIdentity(this, 'Reader', { comment: '网站入口' });
    new CfnOutput(this, 'SiteBucket', { value: this.bucket.bucketName });
  }
}
