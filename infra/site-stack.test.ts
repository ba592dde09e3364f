import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { SiteStack } from './site-stack.ts';

const synthesise = (region: string, certificate?: string): Template =>
  Template.fromStack(
    new SiteStack(new App(), 'Mingbai', { domain: 'open.example.gov.cn', certificate, env: { region } }),
  );

const distributionOf = (template: Template) =>
  Object.values(template.findResources('AWS::CloudFront::Distribution'))[0]?.['Properties'].DistributionConfig;

describe.each(['cn-north-1', 'eu-central-1'])('the static site in %s', (region) => {
  const template = synthesise(region);

  it('keeps every version of a page in a private, encrypted bucket', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
      BucketEncryption: Match.anyValue(),
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  it('refuses the bucket to whoever comes without TLS', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('reads the bucket by an origin access identity, as China has nothing newer', () => {
    template.resourceCountIs('AWS::CloudFront::CloudFrontOriginAccessIdentity', 1);
    template.resourceCountIs('AWS::CloudFront::OriginAccessControl', 0);
  });

  it('redirects to HTTPS and shows the 404 page for what is not there', () => {
    const config = distributionOf(template);
    expect(config.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(config.CustomErrorResponses).toMatchObject([
      { ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/404.html' },
      { ErrorCode: 404, ResponseCode: 404, ResponsePagePath: '/404.html' },
    ]);
  });
});

describe('what CloudFront in China does not have', () => {
  it('cache policies', () => {
    const inChina = distributionOf(synthesise('cn-north-1')).DefaultCacheBehavior;
    expect([inChina.CachePolicyId, inChina.ForwardedValues]).toEqual([undefined, { QueryString: false }]);
    expect(distributionOf(synthesise('eu-central-1')).DefaultCacheBehavior.CachePolicyId).toBeTypeOf('string');
  });

  it('certificates from ACM', () => {
    const certificate = 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d';
    const elsewhere = distributionOf(synthesise('eu-central-1', certificate));
    expect([elsewhere.Aliases, elsewhere.ViewerCertificate.AcmCertificateArn]).toEqual([
      ['open.example.gov.cn'],
      certificate,
    ]);
    const china = distributionOf(synthesise('cn-north-1', 'ASCAEXAMPLE'));
    expect([china.Aliases, china.ViewerCertificate.IamCertificateId]).toEqual([['open.example.gov.cn'], 'ASCAEXAMPLE']);
  });
});
