import type { Instant } from '../ports.ts';
import type { NamedOfficer } from './officer.ts';

/** 工作人员, as the provider's claims said at the last sign-in. */
export interface StaffMember extends NamedOfficer {
  readonly signedInAt: Instant;
}

/** 工作人员名录 — whoever ever signed in. */
export interface Staff {
  readonly list: () => Promise<readonly StaffMember[]>;
  /** Names by id, of those who are known. */
  readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
