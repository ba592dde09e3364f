import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    // On a busy machine a browser or an engine may be late; what fails twice is broken.
    retry: 1,
    reporters: ['default', './tests/reporter.ts'],
    projects: [
      {
        test: {
          name: 'domain',
          include: ['functions/domain/**/*.test.ts'],
          testTimeout: 30_000,
          // It imports nothing and keeps nothing: a process for each file would cost more than the tests.
          isolate: false,
        },
      },
      {
        test: {
          name: 'unit',
          include: ['{content,functions,infra,site,tools,bench,tests}/**/*.test.ts'],
          exclude: ['functions/domain/**', 'tests/site/**', 'tests/start.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts', 'tests/start.test.ts'],
          globalSetup: 'tests/support/serve.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
