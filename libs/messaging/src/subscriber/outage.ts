import { DependencyUnavailable } from '../messaging-error.js';

const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // cannot_connect_now, admin_shutdown, crash_shutdown, too_many_connections
  '57P03',
  '57P01',
  '57P02',
  '53300',
  // query_canceled: the server was too slow for this statement, or held up by another transaction
  '57014',
]);
const CONNECTION_EXCEPTION = /^08/;
/** What the driver says without a code. */
const DRIVER =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|connection error and is not queryable|Driver not Connected/i;

/**
 * Is this about a server that cannot be reached, not about the fact? Then waiting helps and parking does not:
 * every other fact would meet the same.
 */
export function isOutage(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof DependencyUnavailable) return true;
    const { code, driverError } = at as { code?: unknown; driverError?: { code?: unknown } };
    const known = String(code ?? driverError?.code ?? '');
    if (CODES.has(known) || CONNECTION_EXCEPTION.test(known) || DRIVER.test(at.message)) return true;
  }
  return false;
}
