import { type AnyCell, cellsOf } from '#domain/annual-table.ts';
import type { Applications } from './ports/applications.ts';
import type { CountMark, Counts } from './ports/counts.ts';

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
    for (const [mark, cell] of Object.entries(cellsOf(stored.application)) as [CountMark, AnyCell][])
      await counts.count(number, mark, cell);
  };
