/**
 * Events as AWS records them, with every field: API Gateway (payload 2.0), S3 (2.1), DynamoDB Streams (1.1).
 * Sources: http-api-develop-integrations-lambda, notification-content-structure and with-ddb of docs.aws.amazon.com.
 */
export const GATEWAY_EVENT = {
  version: '2.0',
  routeKey: '$default',
  rawPath: '/',
  rawQueryString: '',
  cookies: [] as readonly string[],
  headers: {
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-encoding': 'br,gzip',
    'content-length': '0',
    host: 'abc123.execute-api.us-east-1.amazonaws.com',
    'user-agent': 'Amazon CloudFront',
    via: '2.0 0123456789abcdef.cloudfront.net (CloudFront)',
    'x-amz-cf-id': 'Zm9yLXRoZS1wcm9vZi1vbmx5LW5vdC1hLXJlYWwtaWQ=',
    'x-amzn-trace-id': 'Root=1-6ad4c2a8-0123456789abcdef01234567',
    'x-forwarded-for': '10.3.0.1, 130.176.137.101',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  },
  requestContext: {
    accountId: '123456789012',
    apiId: 'abc123',
    domainName: 'abc123.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'abc123',
    http: {
      method: 'GET',
      path: '/',
      protocol: 'HTTP/1.1',
      sourceIp: '130.176.137.101',
      userAgent: 'Amazon CloudFront',
    },
    requestId: 'JKJaXmPLvHcESHA=',
    routeKey: '$default',
    stage: '$default',
    time: '23/Nov/2026:01:02:03 +0000',
    timeEpoch: 1_795_395_723_000,
  },
  isBase64Encoded: false,
};

export const S3_RECORD = {
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: 'us-east-1',
  eventTime: '2026-11-23T01:02:03.004Z',
  eventName: 'ObjectCreated:Post',
  userIdentity: { principalId: 'AWS:AROAEXAMPLE00000000:api' },
  requestParameters: { sourceIPAddress: '10.3.0.1' },
  responseElements: {
    'x-amz-request-id': 'C3D13FE58DE4C810',
    'x-amz-id-2': 'FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S/JRWeUWerMUE5JgHvANOjpD',
  },
  s3: {
    s3SchemaVersion: '1.0',
    configurationId: 'NDc4ZTk5MTQtOTU4Yy00YjQ5',
    bucket: { name: '', ownerIdentity: { principalId: 'A3NL1KOZZKExample' }, arn: 'arn:aws:s3:::' },
    object: {
      key: '',
      size: 0,
      eTag: 'd41d8cd98f00b204e9800998ecf8427e',
      versionId: '096fKKXTRTtl3on89fVO.nfljtsv6qko',
      sequencer: '0055AED6DCD90281E5',
    },
  },
};

export const STREAM_RECORD = {
  eventID: '98188091d59b5b7c4e311ca98144b97d',
  eventName: 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'us-east-1',
  dynamodb: {
    ApproximateCreationDateTime: 1_795_395_723,
    Keys: { pk: { S: '' }, sk: { S: '' } },
    NewImage: {},
    SequenceNumber: '100000000000136137170',
    SizeBytes: 27,
    StreamViewType: 'NEW_IMAGE',
  },
  eventSourceARN: '',
};
