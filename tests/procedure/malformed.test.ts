import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '#functions/http/api.ts';
import { type Api, SUBMISSION, startApi } from '../support/api.ts';
import { malformed } from '../support/malformed.ts';

const RUNS = 10_000;

let api: Api;
let number: string;
beforeAll(async () => {
  api = await startApi();
  ({ number } = (await api.submit()).data);
});
afterAll(() => api.stop());

const DRAFT = { version: 2, data: { outcome: 'granted.full', statements: { information: '见附件' } } };

const DOORS: readonly (readonly [path: string, good: Readonly<Record<string, unknown>>, signedIn: boolean])[] = [
  ['/applications', SUBMISSION, false],
  [
    '/deadlines',
    {
      rule: 'reply.suspended',
      input: { received: '2020-03-02', suspensions: [{ from: '2020-03-10', to: '2020-03-24', kind: 'thirdParty' }] },
    },
    false,
  ],
  ['/applications/track', { number: '2026-00001', queryCode: 'AAAA-BBBB-CCCC' }, false],
  [
    '/applications/2026-00001/applicant-steps/withdraw',
    { version: 2, queryCode: 'AAAA-BBBB-CCCC', data: { reason: 'x' } },
    false,
  ],
  ['/applications/2026-00001/steps/submitDraft', DRAFT, true],
  ['/applications/2026-00001/steps/askSupplement', { version: 2, data: { what: '年度', workdays: 10 } }, true],
];

/** Undefined when an answer is as it should be, or what is wrong with it. */
const faultOf = async (response: Response): Promise<string | undefined> => {
  if (response.status < 300) return undefined;
  const { status } = response;
  const problem = (await response.json()) as {
    code?: string;
    title?: string;
    detail?: string;
    errors?: Record<string, string>[];
  };
  if (status >= 500) return `${status}`;
  if (!problem.code || !problem.title || !problem.detail) return 'a problem without code, title or detail';
  if (problem.code === 'invalid' && !problem.errors?.length) return 'no field named';
  const vague = problem.errors?.find(({ fault, remedy }) => !fault || !remedy);
  return vague && `a field without fault or remedy: ${JSON.stringify(vague)}`;
};

describe(`${RUNS} malformed bodies at every door`, () => {
  it.each(DOORS)('%s names the fault and never breaks', { timeout: 180_000 }, async (path, good, signedIn) => {
    const door = createApi(
      { ...api.world, rates: { admits: async () => true, forgive: async () => {}, secondsLeft: () => 1 } },
      () => '',
    );
    const headers = { 'content-type': 'application/json', ...(signedIn && (await api.as('officer', 'roads'))) };
    let at = 0;
    await fc.assert(
      fc.asyncProperty(malformed(good), async (body) => {
        const key = `malformed-${String(at++).padStart(8, '0')}`;
        const response = await door.request(`/api/v1${path.replace('2026-00001', number)}`, {
          method: 'POST',
          body,
          headers: { ...headers, 'idempotency-key': key },
        });
        expect(await faultOf(response)).toBeUndefined();
      }),
      { numRuns: RUNS, seed: 33, endOnFailure: true },
    );
    expect(api.logged).toEqual([]);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });
});
