import type { Reporter, TestModule } from 'vitest/node';

/** Passed and failed tests; a file that could not be read or an error outside any test counts as one failed. */
const tally = (modules: readonly TestModule[], unhandledErrors: number): { passed: number; failed: number } => {
  const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: states.filter((state) => state === 'failed').length + brokenFiles + unhandledErrors,
  };
};

/** Ends a run with the plain line `N passed, N failed`; a run without a single test is a failed one. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const { passed, failed } = tally(modules, errors.length);
    if (passed + failed === 0) process.exitCode = 1;
    console.log(`\n${passed} passed, ${failed} failed`);
  }
}
