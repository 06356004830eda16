/**
 * Integration tests: `*.itest.ts`, against the real servers named in the environment
 * (DATABASE_URL, KAFKA_BROKERS, TEMPORAL_ADDRESS, HEJIE_TIME_SKIPPING_SERVER).
 * `npm test` starts those servers once for all projects.
 */
import { base } from './jest.config.mjs';

export default { ...base, testMatch: ['<rootDir>/**/*.itest.ts'], testTimeout: 120_000, maxWorkers: 2 };
