import { base } from './jest.config.mjs';

/**
 * Mutation testing of a library of the legal core, from its folder: `npm run mutation` (`npm run mutation -- --mutate src/money/*.ts`
 * for a part). By hand or at night, never in `npm test`: it runs the tests once for every change that it makes to the code.
 */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  plugins: ['@stryker-mutator/jest-runner'],
  jest: {
    projectType: 'custom',
    config: {
      ...base,
      testMatch: ['<rootDir>/**/*.spec.ts'],
      modulePathIgnorePatterns: [],
      // The reference models live through every day of 10,000 cases, too long for each mutant; the README's test reads the code as text.
      testPathIgnorePatterns: [
        '/node_modules/',
        '/dist/',
        'reference-model\\.spec',
        'readme\\.spec',
        'rule-index\\.spec',
      ],
    },
  },
  coverageAnalysis: 'perTest',
  // Below `out`, where neither Jest nor ESLint nor git looks.
  tempDirName: 'out/mutation',
  ignorePatterns: ['dist', 'out', 'reports'],
  mutate: [
    'src/**/*.ts',
    '!src/**/*.spec.ts',
    '!src/**/index.ts',
    '!src/packs/definitions/**',
    '!src/calendar/editions/**',
    '!src/statutes/statutes.ts',
  ],
  // A sentence in other words is no other law; the words that matter are compared in the tests.
  mutator: { excludedMutations: ['StringLiteral'] },
  // A table that is read once would need every test again for each of its numbers: the vectors hold those.
  ignoreStatic: true,
  // What has not changed since the last run is not run again.
  incremental: true,
  incrementalFile: 'reports/incremental.json',
  concurrency: 1,
  maxTestRunnerReuse: 100,
  timeoutMS: 20_000,
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation.html' },
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 85, break: 85 },
};
