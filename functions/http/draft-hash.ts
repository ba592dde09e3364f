import { createHash } from 'node:crypto';

/** The hash of a draft: of its outcome and every word of it, whatever order they came in. */
export const draftHash = ({ outcome, statements }: { outcome: string; statements: object }): string =>
  createHash('sha256')
    .update(JSON.stringify([outcome, Object.entries(statements).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('hex');
