import { defineConfig } from 'vitest/config';

/** The tests that hold the domain: Stryker runs those of them that reach a mutant. */
export default defineConfig({
  test: {
    include: ['functions/domain/**/*.test.ts', 'tests/procedure/{regulation,matrix}.test.ts'],
    testTimeout: 60_000,
  },
});
