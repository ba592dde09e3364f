import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEADLINE_RULES } from '#domain/deadlines/deadline-rules.ts';
import { CALENDAR } from '../../tests/support/calendar.ts';
import { answerDeadlines } from './deadlines.ts';

interface Case {
  readonly id: string;
  readonly rule: string;
  readonly input: object;
  readonly expect: object;
}

const { cases } = JSON.parse(
  readFileSync(new URL('../domain/deadlines/fixtures/deadline-cases.json', import.meta.url), 'utf8'),
) as { cases: readonly Case[] };

const answer = answerDeadlines(CALENDAR) as (body: unknown) => {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
};

const errorsOf = (rule: string, input: object) => {
  const { status, body } = answer({ rule, input });
  return { status, code: body['code'], errors: body['errors'] };
};

const twice = (from: string, to: string) => ({ received: '2020-03-02', suspensions: [{ from, to }] });

describe('计算期限', () => {
  it.each(cases)('$id $rule is answered as asked', ({ rule, input, expect: expected }) => {
    const { status, body } = answer({ rule, input });
    expect(status).toBe(200);
    expect(body).toMatchObject({ rule, ...expected, result: expected });
  });

  it('says provisional only where it is', () => {
    expect(answer({ rule: 'reply.base', input: { received: '2026-12-10' } }).body).toMatchObject({ provisional: true });
    expect(answer({ rule: 'reply.base', input: { received: '2026-03-02' } }).body).not.toHaveProperty('provisional');
  });

  it('takes null for what is not there', () => {
    const input = { received: '2020-03-02', extensionWorkdays: null, suspensions: [{ from: '2020-03-30', to: null }] };
    expect(answer({ rule: 'reply.suspended', input }).body).toMatchObject({ due: '2020-03-30', excludedWorkdays: 0 });
  });

  it('proves each date with its period', () => {
    const { body } = answer({ rule: 'correction.notice', input: { received: '2024-09-29' } });
    expect((body['proof'] as object[]).at(-1)).toEqual({
      period: '告知补正',
      date: '2024-10-14',
      weekday: '周一',
      kind: 'counted',
      n: 7,
      why: '工作日',
      ends: '告知补正的届满日',
    });
  });

  it.each([
    ['fee.restart', { paidOn: '2021-03-15' }],
    ['fee.restart', { paid: '2021-03-15' }],
    ['fee.restart', { feePaidOn: '2021-03-15' }],
    ['lawsuit.afterReview', { receivedOn: '2021-03-15' }],
    ['lawsuit.afterReview', { decisionReceivedOn: '2021-03-15' }],
    ['lawsuit.afterReview', { knownOn: '2021-03-15' }],
    ['suggestion.cohandler', { handedOver: '2021-03-15' }],
    ['enterprise.2020', { received: '2021-03-15' }],
    ['licence.decide', { received: '2021-03-15' }],
    ['reply.base', { receivedOn: '2021-03-15' }],
  ])('%s takes %j', (rule, input) => {
    expect(answer({ rule, input }).status).toBe(200);
  });
});

describe('有误的提问', () => {
  it.each([null, 7, '', [], {}, { rule: 'reply.base' }, { rule: 7, input: {} }, { rule: 'reply.base', input: [] }])(
    '%j is no question',
    (body) => {
      expect(answer(body)).toMatchObject({ status: 400, body: { code: 'invalid' } });
    },
  );

  it('an unknown rule is named, with those there are', () => {
    const { status, body } = answer({ rule: 'reply.bse', input: {} });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'noSuchRule', errors: [{ field: 'rule', label: '规则' }] });
    expect(body['detail']).toContain('reply.base');
  });

  it.each<[string, string, object, object]>([
    ['a missing date', 'reply.base', {}, { field: 'received', label: '收到申请之日', fault: '没有填写' }],
    [
      'a day that is none',
      'reply.base',
      { received: '2026-02-30' },
      { field: 'received', label: '收到申请之日', fault: '“2026-02-30”日历上没有这一天' },
    ],
    ['a date that is a number', 'reply.base', { received: 20200302 }, { field: 'received', label: '收到申请之日' }],
    ['an instant', 'reply.base', { received: '2020-03-02T00:00:00Z' }, { field: 'received' }],
    ['a year nobody plans for', 'reply.base', { received: '9999-12-31' }, { field: 'received' }],
    ['an alias is answered by its own name', 'reply.base', { receivedOn: 'x' }, { field: 'receivedOn' }],
    ['a negative number', 'workday.add', { start: '2020-03-02', n: -1 }, { field: 'n', label: '工作日数' }],
    ['half a day', 'workday.add', { start: '2020-03-02', n: 1.5 }, { field: 'n', label: '工作日数' }],
    ['more than ten years', 'workday.add', { start: '2020-03-02', n: 3651 }, { field: 'n', label: '工作日数' }],
    [
      'an extension beyond the law',
      'reply.extended',
      { received: '2020-03-02', extensionWorkdays: 21 },
      { field: 'extensionWorkdays', label: '延长的工作日数', remedy: '0 到 20 的整数' },
    ],
    [
      'a consultation that ends before it begins',
      'reply.suspended',
      twice('2020-03-12', '2020-03-11'),
      {
        field: 'suspensions.0.to',
        label: '征求意见 › 第 1 项 › 意见到达之日',
        fault: '“2020-03-11”早于发出之日“2020-03-12”',
      },
    ],
    [
      'a consultation of decades',
      'reply.suspended',
      twice('2020-03-12', '2199-03-11'),
      { field: 'suspensions.0.to', fault: '“2199-03-11”与收到申请之日相差超过 3650 天' },
    ],
    [
      'too many consultations',
      'reply.suspended',
      { received: '2020-03-02', suspensions: Array(51).fill({ from: '2020-03-03', to: '2020-03-04' }) },
      { field: 'suspensions', fault: '超过 50 次' },
    ],
    [
      'a supplement before the application',
      'correction.reset',
      { received: '2020-05-11', correctedOn: '2020-05-10' },
      { field: 'correctedOn', label: '收到补正的申请之日', fault: '“2020-05-10”早于“收到申请之日”' },
    ],
    [
      'an optional date that is none',
      'licence.decide',
      { acceptedOn: '2026-03-02', decidedOn: '2026-3-5' },
      { field: 'decidedOn', label: '作出决定之日' },
    ],
    ['a field there is not', 'reply.base', { received: '2020-03-02', recieved: 1 }, { field: '' }],
  ])('%s', (_, rule, input, error) => {
    const { status, code, errors } = errorsOf(rule, input);
    expect({ status, code }).toEqual({ status: 400, code: 'invalid' });
    expect(errors).toEqual([expect.objectContaining(error)]);
    expect((errors as { remedy: string }[])[0]?.remedy).not.toBe('');
  });

  it('never fails, whatever it is asked', () => {
    const keys = ['__proto__', 'constructor', ...DEADLINE_RULES.flatMap(({ fields }) => Object.keys(fields))];
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('2020-03-02', '2020-02-30', '2199-12-31', '1900-01-01', -1, 20),
    );
    const input = fc.dictionary(fc.constantFrom(...keys), value);
    fc.assert(
      fc.property(fc.constantFrom(...DEADLINE_RULES.map(({ id }) => id)), input, (rule, input) => {
        const { status, body } = answer(JSON.parse(JSON.stringify({ rule, input })));
        expect(status === 200 ? 'result' in body : 'code' in body).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
