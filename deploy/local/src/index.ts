// The stack, for tests and benchmarks
export { startStack, type RunningStack, type StackOptions } from './stack.js';
export { addressesOf, AUDIENCE, NAMESPACE, type StackAddresses } from './addresses.js';
export type { ProcessState, ProcessStatus } from './supervisor/process-spec.js';
export { StartFailure } from './supervisor/supervised-process.js';
export { temporaryDataDir } from './temporary-data-dir.js';
export { residentBytes } from './memory.js';

// Servers alone, without our own processes
export { startTestServers, type TestServers } from './servers/test-servers.js';
