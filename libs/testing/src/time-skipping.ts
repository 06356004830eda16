import type { TestWorkflowEnvironment } from '@temporalio/testing';

import { serverFromEnvironment } from './servers.js';

/**
 * A Temporal environment whose clock jumps over waiting time, on the real test server
 * (HEJIE_TIME_SKIPPING_SERVER names its executable). The caller ends it with `teardown()`.
 * @throws Error when the variable is missing, saying how to run.
 */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = serverFromEnvironment('HEJIE_TIME_SKIPPING_SERVER');
  // Loaded on demand: the native core is heavy, and most test files need no Temporal.
  const temporal = await import('@temporalio/testing');
  return await temporal.TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
}
