import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  type CfnDistribution,
  Distribution,
  type DistributionProps,
  HttpVersion,
  PriceClass,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface SiteStackProps extends StackProps {
  /** 域名 — filed with the authorities before it may be served from a region in China. */
  readonly domain: string;
  /** ARN of a certificate in ACM; in China the id of one uploaded to IAM. Without it, CloudFront's own name serves. */
  readonly certificate?: string | undefined;
}

/** 403 is what a private bucket says of a key it does not have. */
const NOT_FOUND = [403, 404].map((httpStatus) => ({
  httpStatus,
  responseHttpStatus: 404,
  responsePagePath: '/404.html',
  ttl: Duration.minutes(1),
}));

export const isChina = (region: string): boolean => region.startsWith('cn-');

/**
 * The static site: a private bucket behind CloudFront. A page is stored under its address, the slash at the end
 * included (`documents/a/`), so that no function at the edge is needed to find an `index.html`.
 */
export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, props: SiteStackProps) {
    super(scope, id, props);
    const { domain, certificate } = props;
    const china = isChina(this.region);
    const bucket = new Bucket(this, 'Pages', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const acm: DistributionProps | object =
      certificate && !china
        ? { domainNames: [domain], certificate: Certificate.fromCertificateArn(this, 'Certificate', certificate) }
        : {};
    const distribution = new Distribution(this, 'Distribution', {
      comment: domain,
      // The regions in China have no origin access control, only its predecessor.
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessIdentity(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        compress: true,
      },
      defaultRootObject: 'index.html',
      errorResponses: NOT_FOUND,
      httpVersion: HttpVersion.HTTP2,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      ...acm,
    });
    if (china) suitChina(distribution.node.defaultChild as CfnDistribution, domain, certificate);
    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
    new CfnOutput(this, 'DistributionDomain', { value: distribution.distributionDomainName });
  }
}

/** CloudFront in China knows no cache policies (aws/aws-cdk#31033) and takes certificates from IAM, not ACM. */
const suitChina = (distribution: CfnDistribution, domain: string, certificate: string | undefined): void => {
  const config = 'DistributionConfig';
  distribution.addPropertyDeletionOverride(`${config}.DefaultCacheBehavior.CachePolicyId`);
  distribution.addPropertyOverride(`${config}.DefaultCacheBehavior.ForwardedValues`, { QueryString: false });
  if (!certificate) return;
  distribution.addPropertyOverride(`${config}.Aliases`, [domain]);
  distribution.addPropertyOverride(`${config}.ViewerCertificate`, {
    IamCertificateId: certificate,
    MinimumProtocolVersion: 'TLSv1.2_2021',
    SslSupportMethod: 'sni-only',
  });
};
