// Topics and records on the real broker, for tests of services and of this library
export { testTopics, type TestTopics } from '../kafka/testing/topics.js';
export { beginAtTheEnd, committedOffset, publishRaw, readAll } from '../kafka/testing/records.js';
// The baseline of the benchmark
export { rawRate, type RawRun } from '../kafka/testing/raw-rate.js';
