import { DependencyUnavailable } from '@hejie/messaging';
import { Client, isGrpcServiceError, NamespaceNotFoundError } from '@temporalio/client';

/** A start or a signal takes milliseconds; a server that takes longer than this is as good as away. */
const ANSWER_WITHIN_MS = 10_000;

/**
 * gRPC's codes of a server that is away or overburdened: CANCELLED, UNKNOWN (what a broken connection is called),
 * DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE.
 */
const PASSING = new Set([1, 2, 4, 8, 10, 14]);

/**
 * Asks Temporal, with a deadline. While it is away everything waits and nothing is parked; a request that it
 * refuses (INVALID_ARGUMENT, PERMISSION_DENIED …) is the fact's own trouble and parks its case.
 * @throws DependencyUnavailable; what Temporal answered
 */
export async function answered<T>(temporal: Client, ask: () => Promise<T>): Promise<T> {
  try {
    return await temporal.withDeadline(Date.now() + ANSWER_WITHIN_MS, ask);
  } catch (error) {
    throw isAway(error) ? new DependencyUnavailable('Temporal', error) : error;
  }
}

/** Is this about the server, not about what it was asked? */
export function isAway(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    // The namespace is made before the bridge starts: a server without it is one that is being restored.
    if (at instanceof NamespaceNotFoundError) return true;
    if (isGrpcServiceError(at) && PASSING.has(at.code)) return true;
  }
  return false;
}
