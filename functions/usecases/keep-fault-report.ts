import type { SiteFaultKind } from '#domain/site-fault-kinds.ts';
import type { Clock, FaultReportStore, Instant } from './ports.ts';

/** 网站找错 — a fault of the site as a reader tells it. */
export interface FaultReport {
  /** The page's address or name, as the reader wrote it. */
  readonly address: string;
  readonly kind: SiteFaultKind;
  readonly words: string;
  /** Telephone or e-mail, for the answer alone; empty when none was given. */
  readonly contact: string;
}

export interface KeptFaultReport extends FaultReport {
  readonly at: Instant;
}

/** Keeps a report with the time it came, from which the three working days run. */
export const keepFaultReport =
  ({ now, faultReports }: Clock & { readonly faultReports: FaultReportStore }) =>
  (given: FaultReport): Promise<void> =>
    faultReports.append({ at: now(), ...given });
