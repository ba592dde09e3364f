import { NAMED_KEYS } from '../bench/scale/named-keys.ts';
import { costOf, PRICES, PRICES_OF, type Price, type PriceName } from '../bench/scale/prices.ts';
import { QUOTAS } from '../bench/scale/quotas.ts';
import { ASSUMED, MEASURED, monthOfAll } from '../bench/scale/usage.ts';
import { CITIES, PEAK_FACTOR, peakOf, YEAR_AT_SCALE } from '../bench/scale/year.ts';
import { GRANTS } from '../functions/grants.ts';
import { table as markdownTable } from './markdown-table.ts';

/** What the functions of a city reserve, and what Lambda keeps back of an account. */
const RESERVED = Object.values(GRANTS).reduce((sum, { atOnce }) => sum + atOnce, 0);
const KEPT_BACK = 100;

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
const share = (of: number, all: number): string => `${((100 * of) / all).toFixed(2)} %`;

const costs = (): string => {
  const usage = Object.entries(monthOfAll()) as [PriceName, number][];
  const rows = usage.map(([name, units]) => [
    PRICES[name].unit,
    number(units),
    number(costOf(name, units)),
    number(costOf(name, units) / CITIES),
  ]);
  const total = usage.reduce((sum, [name, units]) => sum + costOf(name, units), 0);
  return markdownTable(
    ['what', 'units a month, all', `${PRICES_OF.currency}, all`, `${PRICES_OF.currency}, a city`],
    [...rows, ['together', '', number(total), number(total / CITIES)]],
  );
};

const prices = (): string =>
  markdownTable(
    ['price of', PRICES_OF.currency, 'for', 'read at'],
    (Object.values(PRICES) as Price[]).map(({ unit, dollars, per, source }) => [
      unit,
      String(dollars),
      number(per),
      source ?? 'remembered from the public list, not read again',
    ]),
  );

const keys = (): string =>
  markdownTable(
    ['key', 'shards', 'writes an application, hottest', 'units in the busiest second', 'of a partition', 'why'],
    NAMED_KEYS.map(({ name, shards, writesAnApplication, unitsAWrite, why }) => {
      const units = peakOf(YEAR_AT_SCALE.applications) * writesAnApplication * unitsAWrite;
      return [
        name,
        String(shards),
        `≤ ${writesAnApplication}`,
        number(units),
        share(units, QUOTAS.partitionWriteUnits),
        why,
      ];
    }),
  );

const limits = (): string => {
  const applications = peakOf(YEAR_AT_SCALE.applications);
  const requests = applications * ASSUMED.requestsAnApplication;
  const atOnce = (requests * ASSUMED.requestMs) / 1000;
  const files = peakOf(YEAR_AT_SCALE.enquiries) * ASSUMED.pagesAnEnquiry * ASSUMED.filesAPage;
  const row = (what: string, used: number, quota: number) => [what, number(used), number(quota), share(used, quota)];
  return markdownTable(
    ['in the busiest second, all in one account', 'used', 'quota', 'share'],
    [
      row('CloudFront requests', files, QUOTAS.cdnRequestsASecond),
      row('HTTP API requests', requests, QUOTAS.gatewayRequestsASecond),
      row('Lambda at once', atOnce, QUOTAS.lambdaAtOnce),
    ],
  );
};

const assumed = (): string =>
  markdownTable(
    ['name', 'value'],
    Object.entries({ ...MEASURED, ...ASSUMED }).map(([name, value]) => [
      `${name}${name in MEASURED ? '' : ' (assumed)'}`,
      String(value),
    ]),
  );

/** `docs/scale.md` — 100 × the reference city, computed from `bench/scale/`. */
export const scaleDocs = (): string => `# Scale: 100 × the reference city

Drawn by \`npm run docs\` from \`bench/scale/\`; edit the inputs there. A year brings ${number(YEAR_AT_SCALE.enquiries)} enquiries at most, ${number(YEAR_AT_SCALE.applications)} applications and
${number(YEAR_AT_SCALE.documents)} documents. The busiest second is ${PEAK_FACTOR} × the mean of working hours (250 days of 8 hours): ${number(peakOf(YEAR_AT_SCALE.applications))} applications and
${number(peakOf(YEAR_AT_SCALE.enquiries))} enquiries. This factor is assumed. Enquiries are readers: they meet static files, not the table.

## What goes into it

${assumed()}

Handlers import in 86 to ${MEASURED.importMs} ms (two busy cores). A figure that is assumed is one to count in a running city; no account of AWS was used for any of them.

## Keys that are hot

\`tests/procedure/hot-keys.test.ts\` drives 200 applications of 24 units through the real use-cases on the embedded engine, with rate limits, notices and counts, and counts every
write by partition key, those of the indices too. No key but the following takes more than 1 % of all writes; a new one is a red test.

${keys()}

- Two of them, the register of a year and the desks, are not in shards: they are kept by the bound on load, not by spreading. An index's back-pressure stops the table's writes, so the desks count.
- The register is one item that each submission writes on condition. Its turns run out before its units: a contested step takes 10 ms on the embedded engine (docs/bench.md), three times as long is
  assumed in the cloud, so that a city has 30 submissions a second, where all cities together bring ${number(peakOf(YEAR_AT_SCALE.applications))}. Each city has a table, and so a register, of its own.
- A page of a desk's list is one read unit at any length (docs/bench.md): ${number(QUOTAS.partitionReadUnits)} pages a second for one desk.
- Rate limits have a key for each door, client and window: one client reaches its own limit, 120 a minute at most, and no key more. Sessions have a key each.
- The yearly statistics (COUNT#) are in eight shards and below 1 %: a step asks by a read whether it is counted, so that only an opening and a closing write.
- Units share \`unit\` by their own name, about nine entries for an application it leads: one that leads more than a tenth of a city's applications passes 1 % of its load. The test spreads them
  evenly over 24; a unit that led all of them would take ${number((peakOf(YEAR_AT_SCALE.applications) / CITIES) * 9)} units in a city's busiest second.

## Quotas

${limits()}

Sources: [partitions: 1,000 write and 3,000 read units](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html) ·
[CloudFront: 250,000 requests a second](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html) ·
[API Gateway: 10,000 a second](https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html) (2,500 in some regions) ·
[Lambda: 1,000 at once by default](https://mattdood.com/2022/5/aws-lambda-concurrent-executions-limitations-20220524105657); a new account may have less.

## What a month costs

Prices of ${PRICES_OF.region}, ${PRICES_OF.currency}, seen on ${PRICES_OF.seenOn}, without free allowances, discounts and taxes; the store as it is after a year. The regions in China have a price list of
their own in CNY, which was not at hand: put its figures into \`bench/scale/prices.ts\`.

${costs()}

${prices()}

## What breaks first

1. **Functions at once**, on the day many apply together: a city reserves ${number(RESERVED)}, so that an account of ${number(QUOTAS.lambdaAtOnce)} has room for ${Math.floor((QUOTAS.lambdaAtOnce - KEPT_BACK) / RESERVED)} cities and not for ${CITIES}. An alarm says which
   function refuses. Remedy: an account for each city, or a greater quota.
2. **The build.** 1.4 million documents at 1.59 ms of CPU a page (docs/bench.md) would be one site's 14,000 a hundred times: each city builds its own in a minute. One site with all of them would
   take a hundred minutes and an index that grows faster than its documents. Remedy: one portal a city, as everything here assumes.
3. **The register of a year**, at about 30 submissions a second in one city: submitters are asked to try again (503), nothing is lost. Remedy: a register for each agency, with the agency in the number.
4. **A desk**, at 250 applications a second in one city. Remedy: desks by agency, the name in the key.
5. **The stream** of notices: it works by shard, ten batches at once in each; a mail server that is slow makes it late, and an alarm says so after 15 minutes. Remedy: a faster mail server.
`;
