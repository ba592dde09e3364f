import type { Applications, Line } from './ports/applications.ts';

const AT_ONCE = 100;
/** Of one unit; whoever has more has too many to be told apart by a chart. */
const MOST_OPEN = 1_000;

/** 在办 — what a unit leads and has not closed. */
export const countOpen =
  ({ applications }: { readonly applications: Applications }) =>
  async (unit: string): Promise<{ readonly lines: readonly Line[]; readonly isFull: boolean }> => {
    const lines: Line[] = [];
    let cursor: string | undefined;
    do {
      const page = await applications.list({ by: 'unit', of: unit, limit: AT_ONCE, cursor });
      if (page === 'badCursor') break;
      lines.push(...page.lines.filter(({ lead }) => lead === unit));
      cursor = page.cursor;
    } while (cursor && lines.length < MOST_OPEN);
    return { lines: lines.slice(0, MOST_OPEN), isFull: lines.length >= MOST_OPEN };
  };
