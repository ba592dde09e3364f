import { trailFault } from '#domain/application/trail.ts';
import type { Applications, StoredEvent } from './ports/applications.ts';

/** 办理记录 of an application, and whether they are what was written. */
export interface Trail {
  readonly records: readonly StoredEvent[];
  readonly fault: string | undefined;
}

/** Every record of an application, checked link by link; undefined for an unknown number. */
export const readTrail =
  ({ applications }: { readonly applications: Pick<Applications, 'load' | 'history'> }) =>
  async (number: string): Promise<Trail | undefined> => {
    const stored = await applications.load(number);
    if (!stored) return undefined;
    try {
      const records = await applications.history(number);
      return { records, fault: trailFault(records, stored) };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { records: [], fault: '有一条的内容与它的哈希不符' };
    }
  };
