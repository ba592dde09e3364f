import { describe, expect, it } from 'vitest';
import { deadlineQuery } from './deadline-query.ts';

const ask = (query: string) => deadlineQuery(new URLSearchParams(query));

describe('期限计算器 as asked', () => {
  it('asks nothing before a rule is chosen', () => {
    expect(ask('')).toEqual({ rule: '', input: undefined });
  });

  it('asks nothing before anything is filled in', () => {
    expect(ask('rule=reply.base')).toEqual({ rule: 'reply.base', input: undefined });
  });

  it('sends an empty field as none', () => {
    expect(ask('rule=reply.base&received=+')).toEqual({ rule: 'reply.base', input: { received: undefined } });
  });

  it('sends a number as one, and what is none as it is', () => {
    expect(ask('rule=workday.add&start=2020-03-02&n=20').input).toEqual({ start: '2020-03-02', n: 20 });
    expect(ask('rule=workday.add&start=2020-03-02&n=-1').input).toEqual({ start: '2020-03-02', n: '-1' });
  });

  it('pairs the consultations and leaves empty ones out', () => {
    const { input } = ask(
      'rule=reply.suspended&received=2020-03-02&from1=&to1=&from2=2020-03-10&to2=2020-03-24&from3=2020-04-01&to3=',
    );
    expect(input?.['suspensions']).toEqual([
      { from: '2020-03-10', to: '2020-03-24' },
      { from: '2020-04-01', to: undefined },
    ]);
  });

  it('knows no fields of a rule there is not', () => {
    expect(ask('rule=x&received=2020-03-02')).toEqual({ rule: 'x', input: {} });
  });
});
