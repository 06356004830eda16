import type { Client } from '@temporalio/client';
import pRetry from 'p-retry';
import type { TemporalLog } from '../log.js';

export interface Patience {
  readonly address: string;
  /** Milliseconds after which waiting ends with the last error. Default: 5 minutes. */
  readonly within?: number;
  readonly signal?: AbortSignal;
  readonly log: TemporalLog;
}

/**
 * Repeats an attempt to reach the Temporal server, which may come up later than this process:
 * after 0.25 s, doubled up to 5 s, until it succeeds, the bound has passed or the signal stops it.
 */
export async function whenReachable<T>(
  attempt: () => Promise<T>,
  { address, within = 300_000, signal, log }: Patience,
): Promise<T> {
  return pRetry(attempt, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 250,
    factor: 2,
    maxTimeout: 5_000,
    maxRetryTime: within,
    ...(signal === undefined ? {} : { signal }),
    onFailedAttempt: ({ error, attemptNumber, retryDelay }) => {
      log.warn(
        { server: address, attempt: attemptNumber, retryInMs: retryDelay, reason: error.message },
        `Temporal at ${address} is not ready yet`,
      );
    },
  });
}

/** Does the server answer, and know the client's namespace, within so many milliseconds? */
export async function namespaceAnswers({ connection, options }: Client, within: number): Promise<boolean> {
  const { namespace } = options;
  try {
    await connection.withDeadline(Date.now() + within, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return true;
  } catch {
    return false;
  }
}
