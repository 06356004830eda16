const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // cannot_connect_now, admin_shutdown, crash_shutdown
  '57P03',
  '57P01',
  '57P02',
]);
/** SQLSTATE 08: connection exceptions; 53: the server has no connection, memory or disk left, for whomever. */
const CLASSES = /^(?:08|53)\w{3}$/;
/** What the driver says without a code. */
const DRIVER =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|connection error and is not queryable|Driver not Connected/i;
/** query_canceled: what the server says when a statement has taken the time that it has. */
const STATEMENT_TIMEOUT = '57014';

/**
 * Is this about a server that cannot be reached or does not answer, not about what it was asked? Then nothing was decided, anybody else
 * would meet the same, and waiting helps.
 */
export function isServerAway(error: unknown): boolean {
  return someCause(error, (code, { message }) => CODES.has(code) || CLASSES.test(code) || DRIVER.test(message));
}

/**
 * Did the server give a statement up because it took too long? It may be slow for everybody, or held up by another transaction; it may as
 * well be this one statement that is too much for it.
 */
export function isStatementTimeout(error: unknown): boolean {
  return someCause(error, (code) => code === STATEMENT_TIMEOUT);
}

function someCause(error: unknown, matches: (code: string, error: Error) => boolean): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code, driverError } = at as { code?: unknown; driverError?: { code?: unknown } };
    if (matches(String(driverError?.code ?? code ?? ''), at)) return true;
  }
  return false;
}
