import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  type CfnDistribution,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  type IOrigin,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { SECURITY_HEADERS } from '../functions/headers.ts';
import { EDGE_WORD } from '../functions/routes.ts';
import { type City, isChina } from './city.ts';
import type { DisclosureStack } from './disclosure-stack.ts';
import { onDemandPatterns } from './on-demand.ts';
import type { PortalStack } from './portal-stack.ts';

interface EdgeProps extends StackProps {
  readonly city: City;
  readonly portal: PortalStack;
  readonly disclosure: DisclosureStack;
  /** The folder of the site's version that readers see. */
  readonly siteVersion: string;
  readonly accessLogs: IBucket;
}

const A_MINUTE = Duration.minutes(1);

/** 网站入口 — one address for everything: files from the bucket, pages on demand and the API from the functions. */
export class EdgeStack extends Stack {
  readonly distribution: Distribution;

  constructor(
    scope: Construct,
    id: string,
    { city, portal, disclosure, siteVersion, accessLogs, ...props }: EdgeProps,
  ) {
    super(scope, id, props);
    const functions = new HttpOrigin(`${disclosure.api.apiId}.execute-api.${city.region}.${this.urlSuffix}`, {
      customHeaders: { [EDGE_WORD]: disclosure.edgeWord.secretValue.unsafeUnwrap() },
      readTimeout: Duration.seconds(30),
    });
    const files = S3BucketOrigin.withOriginAccessIdentity(portal.bucket, {
      originAccessIdentity: portal.reader,
      originPath: `/${siteVersion}`,
    });
    const china = isChina(city.region);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: city.domain,
      defaultRootObject: 'index.html',
      // What the bucket does not have the functions say in words: the CDN's own error pages would also hide the API's.
      defaultBehavior: this.reading(
        new OriginGroup({ primaryOrigin: files, fallbackOrigin: functions, fallbackStatusCodes: [403, 404] }),
        china,
      ),
      additionalBehaviors: Object.fromEntries(onDemandPatterns().map((path) => [path, doing(functions)])),
      httpVersion: HttpVersion.HTTP2,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      logBucket: accessLogs,
      logFilePrefix: 'edge/',
      ...(!china && {
        domainNames: [city.domain],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', city.certificate),
      }),
    });
    if (china) suitChina(this.distribution, city);
    new CfnOutput(this, 'DistributionDomain', { value: this.distribution.distributionDomainName });
  }

  private reading(origin: IOrigin, china: boolean): BehaviorOptions {
    const viewerProtocolPolicy = ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
    if (china) return { origin, viewerProtocolPolicy, compress: true };
    return {
      origin,
      viewerProtocolPolicy,
      compress: true,
      cachePolicy: new CachePolicy(this, 'Files', {
        defaultTtl: A_MINUTE,
        minTtl: Duration.seconds(0),
        maxTtl: Duration.days(365),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
      responseHeadersPolicy: this.headers(),
    };
  }

  private headers(): ResponseHeadersPolicy {
    const override = true;
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: SECURITY_HEADERS['Content-Security-Policy'] ?? '', override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override },
      },
    });
  }
}

/** Nothing of what the functions answer is kept at the edge. */
const doing = (origin: IOrigin): BehaviorOptions => ({
  origin,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
});

/** What readers send that a function must see; not `Host`, by which API Gateway knows the API. */
const FORWARDED = ['Accept', 'Authorization', 'Content-Type', 'Idempotency-Key', 'Origin', 'Referer'];

/** CloudFront in China knows no policies (aws/aws-cdk#31033), only their predecessor, and takes certificates from IAM. */
const suitChina = ({ node }: Distribution, { domain, certificate }: City): void => {
  const distribution = node.defaultChild as CfnDistribution;
  const config = 'DistributionConfig';
  const seconds = (text: number) => ({ MinTTL: 0, DefaultTTL: text, MaxTTL: text === 0 ? 0 : 31_536_000 });
  const suit = (behaviour: string, forwarded: object, ttl: number): void => {
    for (const name of ['CachePolicyId', 'OriginRequestPolicyId'])
      distribution.addPropertyDeletionOverride(`${behaviour}.${name}`);
    distribution.addPropertyOverride(`${behaviour}.ForwardedValues`, forwarded);
    for (const [name, value] of Object.entries(seconds(ttl)))
      distribution.addPropertyOverride(`${behaviour}.${name}`, value);
  };
  suit(`${config}.DefaultCacheBehavior`, { QueryString: false }, 60);
  for (const [place] of onDemandPatterns().entries())
    suit(
      `${config}.CacheBehaviors.${place}`,
      { QueryString: true, Headers: FORWARDED, Cookies: { Forward: 'all' } },
      0,
    );
  distribution.addPropertyOverride(`${config}.Aliases`, [domain]);
  distribution.addPropertyOverride(`${config}.ViewerCertificate`, {
    IamCertificateId: certificate,
    MinimumProtocolVersion: 'TLSv1.2_2021',
    SslSupportMethod: 'sni-only',
  });
};
