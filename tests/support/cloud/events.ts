import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { EDGE_WORD } from '#functions/routes.ts';
import { GATEWAY_EVENT, S3_RECORD, STREAM_RECORD } from './recorded.ts';

/** A request as a test makes it. */
export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string | Uint8Array;
}

let asked = 0;

/** A door with its variables, as API Gateway reads them out of an address. */
const parametersIn = (door: string, path: string): Record<string, string> => {
  const pattern = (door.split(' ')[1] ?? '').replaceAll(/\{(\w+)(\+?)\}/g, (_, name, all) =>
    all ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
  );
  return { ...new RegExp(`^${pattern}$`).exec(path)?.groups };
};

/** A request that came through the CDN, which knows the word, from a reader of its own address each time. */
export const gatewayEvent = (routeKey: string, word: string, request: Asked) => {
  asked += 1;
  const { method = 'GET', path, query = '', headers = {}, cookies = [], body } = request;
  const sent = body === undefined ? undefined : Buffer.from(body);
  const { requestContext } = GATEWAY_EVENT;
  const pathParameters = parametersIn(routeKey, path);
  return {
    ...GATEWAY_EVENT,
    routeKey,
    rawPath: path,
    rawQueryString: query,
    cookies,
    headers: {
      ...GATEWAY_EVENT.headers,
      'content-length': String(sent?.length ?? 0),
      'x-forwarded-for': `10.3.${asked >> 8}.${asked & 255}, ${requestContext.http.sourceIp}`,
      [EDGE_WORD]: word,
      ...headers,
    },
    ...(query && { queryStringParameters: Object.fromEntries(new URLSearchParams(query)) }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      ...requestContext,
      http: { ...requestContext.http, method, path },
      requestId: `request-${asked}`,
      routeKey,
    },
    ...(sent && { body: typeof body === 'string' ? body : sent.toString('base64') }),
    isBase64Encoded: typeof body === 'object',
  };
};

/** What a bucket tells when a form has brought it an object; keys are encoded as in an address. */
export const bucketEvent = (name: string, key: string, size: number) => ({
  Records: [
    {
      ...S3_RECORD,
      s3: {
        ...S3_RECORD.s3,
        bucket: { ...S3_RECORD.s3.bucket, name, arn: `arn:aws:s3:::${name}` },
        object: { ...S3_RECORD.s3.object, key: encodeURIComponent(key).replaceAll('%20', '+'), size },
      },
    },
  ],
});

const recordOf = (eventName: 'INSERT' | 'MODIFY', item: Readonly<Record<string, AttributeValue>>, at: number) => ({
  ...STREAM_RECORD,
  eventID: STREAM_RECORD.eventID.slice(0, -6) + String(at).padStart(6, '0'),
  eventName,
  dynamodb: {
    ...STREAM_RECORD.dynamodb,
    Keys: { pk: item['pk'], sk: item['sk'] },
    NewImage: item,
    SequenceNumber: String(BigInt(STREAM_RECORD.dynamodb.SequenceNumber) + BigInt(at)),
    SizeBytes: JSON.stringify(item).length,
  },
});

/** What a table's stream would bring since it was last asked, in batches. */
export const streamRecords = (client: DynamoDBClient, TableName: string, eventSourceARN: string) => {
  const seen = new Map<string, string>();
  let at = 0;
  return async (): Promise<object[]> => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    const keyOf = ({ pk, sk }: (typeof Items)[number]): string => `${pk?.S} ${sk?.S}`;
    const Records = Items.filter((item) => seen.get(keyOf(item)) !== JSON.stringify(item)).map((item) => {
      at += 1;
      const record = recordOf(seen.has(keyOf(item)) ? 'MODIFY' : 'INSERT', item, at);
      seen.set(keyOf(item), JSON.stringify(item));
      return { ...record, eventSourceARN };
    });
    return Records.length > 0 ? [{ Records }] : [];
  };
};
