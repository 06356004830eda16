import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { lastLine, outcomeOf, outcomeOfJest, sum } from './outcome.js';

function report(content: object): string {
  const file = join(mkdtempSync(join(tmpdir(), 'hejie-report-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('what a check adds to the last line', () => {
  it('a Jest run adds its tests, and a file that could not run counts as a failure', () => {
    const file = report({ numPassedTests: 12, numFailedTests: 1, numRuntimeErrorTestSuites: 2 });
    expect(outcomeOfJest(file, 1)).toEqual({ passed: 12, failed: 3 });
  });

  it('a Jest run that ends badly without a failed test is a failure all the same', () => {
    expect(outcomeOfJest(report({ numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }), 134)).toEqual({
      passed: 5,
      failed: 1,
    });
  });

  it('a Jest run without a report is a failure', () => {
    expect(outcomeOfJest('/no/such/report.json', 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('any other check counts as one', () => {
    expect(lastLine(sum([outcomeOf(0), outcomeOf(0), outcomeOf(2), { passed: 40, failed: 0 }]))).toBe(
      '42 passed, 1 failed',
    );
  });
});
