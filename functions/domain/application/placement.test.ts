import { describe, expect, it } from 'vitest';
import { CALENDAR } from '../../../tests/support/calendar.ts';
import { handled, Story } from '../../../tests/support/story.ts';
import { DESKS, deskOf, placementOf, releasedUnits, unitsOf } from './placement.ts';
import { STATES, type State } from './states.ts';

const { now: HANDLED } = handled('2026-03-02');

describe('收件岗位', () => {
  it.each<[string, readonly State[]]>([
    ['legalReview', ['legalReview']],
    ['secrecyReview', ['secrecyReview']],
    ['signing', ['signing']],
    ['delivery', ['signed', 'delivering']],
    ['archive', ['closed']],
    [
      'roads',
      ['submitted', 'received', 'registered', 'awaitingSupplement', 'handling', 'awaitingReasons', 'awaitingPayment'],
    ],
  ])('%s is where %j wait, once the unit roads leads', (desk, states) => {
    const waiting = (Object.keys(STATES) as State[]).filter((state) => deskOf({ ...HANDLED, state }) === desk);
    expect(waiting).toEqual(states);
  });

  it('is the registry before a unit leads, and none once archived', () => {
    expect(deskOf(new Story('2026-03-02').now)).toBe('registry');
    expect(deskOf({ ...HANDLED, state: 'archived' })).toBeUndefined();
  });

  it('are the six that are no unit’s own', () => {
    expect(Object.values(DESKS)).toEqual(['受理登记', '法制审核', '保密审查', '签发', '送达', '归档']);
  });
});

describe('承办、协办单位', () => {
  it('see it from the transfer to the closing', () => {
    expect(unitsOf(new Story('2026-03-02').now)).toEqual([]);
    expect(unitsOf(HANDLED)).toEqual(['roads', 'parks']);
    const closed = ['closed', 'archived'] as const;
    expect(closed.map((state) => unitsOf({ ...HANDLED, state }))).toEqual([[], []]);
  });

  it('are followed by the desks that decide beside them, as long as they have to', () => {
    const [proposed, approved] = [
      { workdays: 20, proposedBy: 'lu' },
      { workdays: 20, proposedBy: 'lu', approvedBy: 'meng' },
    ];
    expect(unitsOf({ ...HANDLED, extension: proposed })).toEqual(['roads', 'parks', 'extension']);
    expect(unitsOf({ ...HANDLED, extension: approved })).toEqual(['roads', 'parks']);
    expect(unitsOf({ ...HANDLED, extension: proposed, state: 'signed' })).toEqual(['roads', 'parks']);
    expect(unitsOf({ ...new Story('2026-03-02').now, state: 'registered', extension: proposed })).toEqual([
      'extension',
    ]);
    expect(unitsOf({ ...HANDLED, state: 'awaitingPayment' })).toEqual(['roads', 'parks', 'payment']);
    expect(releasedUnits({ ...HANDLED, extension: proposed }, { ...HANDLED, extension: approved })).toEqual([
      'extension',
    ]);
  });

  it('are released when they assist no longer', () => {
    const after = { ...HANDLED, assisting: [{ unit: 'tax' }] };
    expect(releasedUnits(HANDLED, after)).toEqual(['parks']);
    expect(releasedUnits(HANDLED, HANDLED)).toEqual([]);
    expect(releasedUnits(HANDLED, { ...HANDLED, state: 'closed' })).toEqual(['parks']);
    expect(releasedUnits(HANDLED, { ...HANDLED, lead: 'parks', assisting: [] }), '主办 is no assistant').toEqual([
      'parks',
    ]);
  });
});

describe('在办件的位置', () => {
  it('is its desk, its units, its due date and the next day to look at it', () => {
    expect(placementOf(HANDLED, CALENDAR)).toEqual({
      desk: 'roads',
      units: ['roads', 'parks'],
      dueOn: '2026-03-30',
      watchOn: '2026-03-23',
    });
  });
});
