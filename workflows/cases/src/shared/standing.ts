import { ActivityFailure, ApplicationFailure, isCancellation } from '@temporalio/workflow';

/**
 * Keeps a case standing. A record that can never be written (or a refusal of the law that no caller waits for) would
 * end the run as failed, and the case with it; thrown as a plain error it stops the workflow task instead, visibly, and
 * the case goes on from where it stood once the fault is mended.
 */
export async function standing<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    if (failure instanceof ActivityFailure || failure instanceof ApplicationFailure) {
      throw new Error('CASE.RECORD_IMPOSSIBLE: an effect of the case can never be recorded', { cause: failure });
    }
    throw failure;
  }
}
