import { describe, expect, it } from 'vitest';
import { stepData, stepFields } from './step-form.ts';
import { type ManualStep, STEP_SCHEMAS } from './step-schemas.ts';

const kinds = (step: ManualStep) => Object.fromEntries(stepFields(step).map(({ name, kind }) => [name, kind]));

describe('办理一步的表单', () => {
  it('asks for what the schema asks for, each in its way', () => {
    expect(kinds('askSupplement')).toEqual({ what: 'text', workdays: 'whole' });
    expect(kinds('transfer')).toEqual({ lead: 'unit', assisting: 'units' });
    expect(kinds('dispatch')).toEqual({ way: 'choice', sentOn: 'day', trackingNo: 'line' });
    expect(kinds('unmask')).toEqual({ fields: 'choices', reason: 'text' });
    expect(kinds('sign')).toEqual({ replyNo: 'line' });
  });

  it('names choices as people do', () => {
    const [way] = stepFields('dispatch');
    expect(way?.options).toContainEqual({ value: 'post', name: '邮寄送达' });
  });

  it('tells what may be left empty, and leaves it out', () => {
    expect(stepFields('dispatch').map(({ optional }) => optional)).toEqual([false, true, true]);
    expect(stepData('dispatch', new URLSearchParams({ way: 'post', sentOn: '', trackingNo: ' ' }))).toEqual({
      way: 'post',
    });
  });

  it('sends numbers as numbers, lists as lists, and nonsense as it was written', () => {
    const form = new URLSearchParams('what=x&workdays=15&lead=a&assisting=b&assisting=c');
    expect(stepData('askSupplement', form)).toEqual({ what: 'x', workdays: 15 });
    expect(stepData('transfer', form)).toEqual({ lead: 'a', assisting: ['b', 'c'] });
    expect(stepData('askSupplement', new URLSearchParams({ workdays: '十' }))).toEqual({ workdays: '十' });
  });

  it('has a label and a kind for every field of every step', () => {
    for (const step of Object.keys(STEP_SCHEMAS) as ManualStep[])
      for (const { label, kind } of stepFields(step)) expect([step, label, kind].every(Boolean)).toBe(true);
  });
});
