import { defineConfig } from 'vitest/config';

/**
 * The tests that hold the domain: Stryker runs those of them that reach a mutant. The tests of every start day are
 * left out: they take longer than all the others together.
 */
export default defineConfig({
  test: {
    include: ['functions/domain/**/*.test.ts', 'tests/procedure/{regulation,matrix}.test.ts'],
    exclude: ['functions/domain/deadlines/every-start-day.test.ts'],
    testTimeout: 60_000,
    isolate: false,
  },
});
