import { cellsOf } from '#domain/annual-table.ts';
import type { Applications } from './ports/applications.ts';
import type { Counts } from './ports/counts.ts';

interface World {
  readonly applications: Applications;
  readonly counts: Counts;
}

/**
 * 计入年度统计 — counts what an application now says, and nothing twice. It reads the application as it is, so that a record
 * of the stream that comes late, twice or out of order counts the same.
 */
export const countApplication =
  ({ applications, counts }: World) =>
  async (number: string): Promise<void> => {
    const stored = await applications.load(number);
    if (!stored) return;
    const { opened, closed } = cellsOf(stored.application);
    if (opened) await counts.count(number, 'opened', opened);
    if (closed) await counts.count(number, 'closed', closed);
  };
