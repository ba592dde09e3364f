/** 价格 — all that the cost of `docs/scale.md` rests on. Another region or day: change these, then `npm run docs`. */
export const PRICES_OF = { region: 'us-east-1', seenOn: '2026-11-23', currency: 'USD' } as const;

export interface Price {
  readonly dollars: number;
  /** Of so many units. */
  readonly per: number;
  readonly unit: string;
  /** Where it was read; none: remembered from the public price list and not read again. */
  readonly source?: string;
}

const DYNAMO = 'https://airbyte.com/data-engineering-resources/dynamodb-pricing';
const LAMBDA = 'https://docs.aws.amazon.com/whitepapers/latest/how-aws-pricing-works/lambda.html';
const CDN = 'https://kindatechnical.com/aws-certification-associate-developer/lesson-87-cloudfront-pricing.html';

export const PRICES = {
  writeUnits: { dollars: 0.625, per: 1e6, unit: 'DynamoDB write request units', source: DYNAMO },
  readUnits: { dollars: 0.125, per: 1e6, unit: 'DynamoDB read request units', source: DYNAMO },
  tableStorage: { dollars: 0.25, per: 1, unit: 'GB-month of the table' },
  tableRecovery: { dollars: 0.2, per: 1, unit: 'GB-month of PITR' },
  calls: { dollars: 0.2, per: 1e6, unit: 'Lambda requests', source: LAMBDA },
  compute: { dollars: 0.00001667, per: 1, unit: 'Lambda GB-seconds', source: LAMBDA },
  gateway: { dollars: 1, per: 1e6, unit: 'HTTP API requests' },
  keyCalls: { dollars: 0.03, per: 1e4, unit: 'KMS requests' },
  keys: { dollars: 1, per: 1, unit: 'KMS keys a month' },
  secrets: { dollars: 0.4, per: 1, unit: 'secrets a month' },
  alarms: { dollars: 0.1, per: 1, unit: 'CloudWatch alarms a month' },
  boards: { dollars: 3, per: 1, unit: 'CloudWatch dashboards a month' },
  logs: { dollars: 0.5, per: 1, unit: 'GB of logs taken in' },
  cdnRequests: { dollars: 0.01, per: 1e4, unit: 'CloudFront HTTPS requests, North America and Europe', source: CDN },
  cdnBytes: {
    dollars: 0.085,
    per: 1,
    unit: 'GB out of CloudFront, first 10 TB',
    source: 'https://aws.amazon.com/cloudfront/pricing',
  },
  objects: { dollars: 0.023, per: 1, unit: 'GB-month of S3' },
  puts: { dollars: 0.005, per: 1e3, unit: 'S3 PUT requests' },
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof PRICES;

/** Dollars for so many units. */
export const costOf = (name: PriceName, units: number): number => (units / PRICES[name].per) * PRICES[name].dollars;
