import { describe, expect, it } from 'vitest';
import { DISCLOSURE } from '#domain/application/decide.ts';
import type { Application } from '#domain/application/facts.ts';
import { ROLES, type Role } from '#domain/application/roles.ts';
import { STATES, type State } from '#domain/application/states.ts';
import type { StepName } from '#domain/application/steps.ts';
import { type Guard, permit, type Row } from '#domain/procedure.ts';
import { WORKFLOW } from '#domain/workflow.ts';
import { handled, situation } from '../support/story.ts';

const STEPS = [...new Set(WORKFLOW.map(({ step }) => step))];
const UNITS = { lead: 'roads', assisting: 'parks', other: 'tax', none: undefined };

const always: Guard<Application> = { law: '', fault: '', remedy: '', holds: () => true };
/** The table with every guard met, so that state, role and unit alone decide. */
const OPEN = {
  ...DISCLOSURE,
  guards: Object.fromEntries(
    Object.keys(DISCLOSURE.guards).map((name) => [name, always]),
  ) as unknown as typeof DISCLOSURE.guards,
};

const { now: HANDLED } = handled('2026-03-02');
const inState = (state: State | undefined) => (state ? { ...HANDLED, state } : undefined) as Application;

const rowFor = (step: StepName, state: State | undefined) =>
  (WORKFLOW as readonly Row<State, StepName, Role, string>[]).find(
    (row) => row.step === step && (state ? row.from.includes(state) : row.from.length === 0),
  );

/** What the law of the table says, spelt out apart from the code that reads it. */
const expected = (step: StepName, state: State | undefined, role: Role, unit: keyof typeof UNITS): string => {
  const row = rowFor(step, state);
  if (!row) return 'stateForbids';
  if (!row.by.includes(role)) return 'notYourStep';
  if ((row.unit === 'any' && role !== 'officer') || unit === 'lead' || (row.unit !== 'lead' && unit === 'assisting'))
    return 'permitted';
  return 'notYourUnit';
};

const answered = (step: StepName, state: State | undefined, role: Role, unit: string | undefined): string => {
  const actor = { id: 'x', role, ...(unit && { unit }) };
  const result = permit(OPEN, inState(state), { step, data: {}, actor }, situation('2026-03-02'));
  return 'row' in result ? 'permitted' : result.refusal.kind;
};

describe('角色 × 步骤 × 状态 × 单位', () => {
  const states = [undefined, ...(Object.keys(STATES) as State[])];
  const cells = states.flatMap((state) =>
    STEPS.flatMap((step) =>
      (Object.keys(ROLES) as Role[]).flatMap((role) =>
        (Object.keys(UNITS) as (keyof typeof UNITS)[]).map((unit) => ({ state, step, role, unit })),
      ),
    ),
  );

  it(`every one of ${cells.length} cells is what the table says, and an unlisted one is refused`, () => {
    const wrong = cells.filter(
      ({ state, step, role, unit }) => answered(step, state, role, UNITS[unit]) !== expected(step, state, role, unit),
    );
    expect(wrong).toEqual([]);
    expect(
      cells.filter(({ state, step, role, unit }) => expected(step, state, role, unit) === 'permitted').length,
    ).toBeGreaterThan(400);
  });

  it('every state is reached, and every open one is left', () => {
    const to = new Set<string>(WORKFLOW.map((row) => row.to));
    const from = new Set<string>(WORKFLOW.flatMap((row) => row.from as readonly string[]));
    expect(Object.keys(STATES).filter((state) => !to.has(state))).toEqual([]);
    expect(Object.keys(STATES).filter((state) => !from.has(state))).toEqual([]);
  });

  it('a step has one row for a state, and cites its article', () => {
    const pairs = WORKFLOW.flatMap(({ step, from }) => (from.length ? from : ['']).map((state) => `${state} ${step}`));
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(WORKFLOW.filter(({ law }) => !/第.+条|〔\d{4}〕\d+号/.test(law))).toEqual([]);
  });

  it('every guard is asked by some row', () => {
    const asked = new Set<string>(WORKFLOW.flatMap(({ when }) => when as readonly string[]));
    expect(Object.keys(DISCLOSURE.guards).filter((name) => !asked.has(name))).toEqual([]);
  });
});
