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
import { OF_ALL_VERSIONS } from './publish.ts';

interface EdgeProps extends StackProps {
  readonly city: City;
  readonly portal: PortalStack;
  readonly disclosure: DisclosureStack;
  /** The folder of the site's version that readers see. */
  readonly siteVersion: string;
  readonly accessLogs: IBucket;
}

const A_MINUTE = Duration.minutes(1);

/** Headers that the CDN has settings of its own for; it refuses them as custom ones. */
const KNOWN_TO_THE_CDN = new Set(['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy']);

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
    const { bucket, reader: originAccessIdentity } = portal;
    const originPath = `/${siteVersion}`;
    const files = S3BucketOrigin.withOriginAccessIdentity(bucket, { originAccessIdentity, originPath });
    const ofAllVersions = S3BucketOrigin.withOriginAccessIdentity(bucket, { originAccessIdentity });
    const china = isChina(city.region);
    const reading = this.reading(china);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: city.domain,
      defaultRootObject: 'index.html',
      // What the bucket does not have the functions say in words: the CDN's own error pages would also hide the API's.
      defaultBehavior: {
        ...reading,
        origin: new OriginGroup({ primaryOrigin: files, fallbackOrigin: functions, fallbackStatusCodes: [403, 404] }),
      },
      additionalBehaviors: {
        ...Object.fromEntries(onDemandPatterns().map((path) => [path, doing(functions)])),
        [`/${OF_ALL_VERSIONS}*`]: { ...reading, origin: ofAllVersions },
      },
      enableIpv6: !china,
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

  private reading(china: boolean): Omit<BehaviorOptions, 'origin'> {
    const viewerProtocolPolicy = ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
    if (china) return { viewerProtocolPolicy, compress: true };
    return {
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
    const others = Object.entries(SECURITY_HEADERS).filter(([name]) => !KNOWN_TO_THE_CDN.has(name));
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: SECURITY_HEADERS['Content-Security-Policy'] ?? '', override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override },
      },
      customHeadersBehavior: { customHeaders: others.map(([header, value]) => ({ header, value, override })) },
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
  const made = onDemandPatterns();
  for (const behaviour of ['DefaultCacheBehavior', `CacheBehaviors.${made.length}`])
    suit(`${config}.${behaviour}`, { QueryString: false }, 60);
  for (const [place] of made.entries())
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
