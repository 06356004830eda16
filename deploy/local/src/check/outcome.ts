import { existsSync, readFileSync } from 'node:fs';

/** What one check found. A check that is no test run counts as one. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** The outcome of a command that only has an exit status. */
export function outcomeOf(exitCode: number): Outcome {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Test files that could not run at all. */
  readonly numRuntimeErrorTestSuites: number;
}

/**
 * The outcome of a Jest run from its JSON report. A run that failed without a failed test (no report,
 * a crash, an open handle that made it end badly) still counts as a failure.
 */
export function outcomeOfJest(reportFile: string, exitCode: number): Outcome {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

/** Sums outcomes. */
export function sum(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

/** The last line of `npm test`. */
export function lastLine({ passed, failed }: Outcome): string {
  return `${passed} passed, ${failed} failed`;
}
