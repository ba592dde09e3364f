import type { Guard } from '../../procedure.ts';
import type { CivilDate } from '../../work-calendar.ts';
import type { Application } from '../facts.ts';

/** Something is written, not only blanks. */
export const GIVEN = /\S/;

/** Between two days, both in. */
export const within = (from: CivilDate, day: CivilDate, to: CivilDate): boolean => from <= day && day <= to;

/** 条件 — its article, what to tell whoever fails it, and when it holds. */
export const guard = (
  law: string,
  fault: string,
  remedy: string,
  holds: Guard<Application>['holds'],
): Guard<Application> => ({ law, fault, remedy, holds });
