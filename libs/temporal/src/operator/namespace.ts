import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { alreadyExists } from './already-exists.js';

/**
 * Creates the namespace unless it is there. An ended case stays readable in the Temporal UI for `retentionDays`
 * (default 30: the record itself is in PostgreSQL). An existing namespace is left as it is.
 * @returns whether it was created.
 */
export async function ensureNamespace(
  connection: Connection,
  namespace: string,
  { retentionDays = 30 } = {},
): Promise<boolean> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      description: 'Hejie (和解): enforcement settlements',
      workflowExecutionRetentionPeriod: msToTs(`${retentionDays} days`),
    });
  } catch (error) {
    if (alreadyExists(error)) return false;
    throw error;
  }
  return true;
}
