import { expect, it } from 'vitest';
import { mutationScore } from './mutation-score.ts';

const file = (...statuses: string[]) => ({ mutants: statuses.map((status) => ({ status })) });

it('counts by folder what a test noticed; what did not compile counts for nothing', () => {
  const score = mutationScore({
    files: {
      'domain/rules/fee.ts': file('Killed', 'Survived'),
      'domain/retry.ts': file('Killed', 'Timeout', 'NoCoverage', 'CompileError'),
      'domain/masking.ts': file('Killed'),
      'domain/words/empty.ts': file('Ignored'),
    },
  });
  expect(score.split('\n')).toEqual([
    '| Folder | Mutants | Caught | Score |',
    '|---|---|---|---|',
    '| domain | 4 | 3 | 75.0 % |',
    '| domain/rules | 2 | 1 | 50.0 % |',
    '| domain/words | 0 | 0 | — |',
    '| all | 6 | 4 | 66.7 % |',
    '',
  ]);
});
