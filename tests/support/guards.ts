import type { Application } from '#domain/application/facts.ts';
import { GUARDS, type GuardName } from '#domain/application/guards.ts';
import type { Actor } from '#domain/procedure.ts';
import type { CivilDate } from '#domain/work-calendar.ts';
import { handled, situation } from './story.ts';

/** Received on 2 March 2026, due on the 30th, led by `roads` with `parks` assisting. */
export const HANDLED = handled('2026-03-02').now;

export const OFFICER: Actor<string> = { id: 'wang', role: 'officer', unit: 'roads' };

/** Whether a guard lets pass what is told of an application that differs from `HANDLED` in `facts`. */
export const passes = (
  guard: GuardName,
  facts: Partial<Application>,
  data: object,
  { today = '2026-03-10', actor = OFFICER }: { today?: CivilDate; actor?: Actor<string> } = {},
): boolean => GUARDS[guard].holds({ ...HANDLED, ...facts }, data, situation(today), actor);

/** A guard, the facts, what is told, and whether it passes. */
export type Case = readonly [guard: GuardName, facts: Partial<Application>, data: object, passes: boolean];
