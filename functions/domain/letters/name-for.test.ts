import { expect, it } from 'vitest';
import { handled } from '../../../tests/support/story.ts';
import type { PersonalField } from '../application/facts.ts';
import { nameFor } from './name-for.ts';

/** The name as an officer reads it after somebody opened these fields. */
const readBy = (officerId: string | undefined, openedBy: string, fields: readonly PersonalField[]): string => {
  const story = handled('2026-03-02').did('unmask', { fields, reason: '核对' }, 'registrar', { id: openedBy });
  return nameFor(officerId, story.events, '张三丰', 'naturalPerson');
};

it.each([
  [undefined, 'lin', ['phone'], '张三丰'],
  ['lin', 'lin', ['name'], '张三丰'],
  ['lin', 'lin', ['phone', 'name'], '张三丰'],
  ['lin', 'lin', ['phone'], '张**'],
  ['lin', 'wang', ['name'], '张**'],
] as const)('to %s, when %s opened %j: %s', (officerId, openedBy, fields, name) => {
  expect(readBy(officerId, openedBy, fields)).toBe(name);
});

it('is masked to an officer of a case in which nobody opened anything', () => {
  expect(nameFor('lin', handled('2026-03-02').events, '张三丰', 'naturalPerson')).toBe('张**');
});
