import { isServerAway } from '@hejie/persistence';

import { DependencyUnavailable } from '../messaging-error.js';

/**
 * Is this about a server that cannot be reached, not about the fact? Then waiting helps and parking does not:
 * every other fact would meet the same.
 */
export function isOutage(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if (at instanceof DependencyUnavailable) return true;
  return isServerAway(error);
}
