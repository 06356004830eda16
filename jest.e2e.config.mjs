/**
 * End-to-end tests: `*.etest.ts`, one file after another on one whole stack that is started for them
 * (ports and data of its own), with real servers and every process as it is deployed.
 */
import { base } from './jest.config.mjs';

export default {
  ...base,
  testMatch: ['<rootDir>/test/**/*.etest.ts'],
  testSequencer: '<rootDir>/src/stack-ends-last.mjs',
  globalSetup: '<rootDir>/src/start-stack.mjs',
  globalTeardown: '<rootDir>/src/stop-stack.mjs',
  testTimeout: 60_000,
  maxWorkers: 1,
};
