import { AFTER_GUARDS } from './guards/after.ts';
import { FEE_GUARDS } from './guards/fee.ts';
import { HANDLING_GUARDS } from './guards/handling.ts';
import { INTAKE_GUARDS } from './guards/intake.ts';
import { REPLY_GUARDS } from './guards/reply.ts';
import { WATCH_GUARDS } from './guards/watch.ts';

/** 条件 — what a step must meet besides its state, role and unit. */
export const GUARDS = {
  ...INTAKE_GUARDS,
  ...HANDLING_GUARDS,
  ...FEE_GUARDS,
  ...REPLY_GUARDS,
  ...AFTER_GUARDS,
  ...WATCH_GUARDS,
};

export type GuardName = keyof typeof GUARDS;
