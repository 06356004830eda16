/** PostgreSQL: data exceptions (class 22), not_null_violation, check_violation. A missing row may still come (23503). */
const IMPOSSIBLE_SQLSTATE = /^22[0-9A-Z]{3}$|^23502$|^23514$/;
/** HTTP's statuses for a request that is wrong in itself. 404 and 409 speak of a state of things, which may change. */
const WRONG_IN_ITSELF = new Set([400, 413, 415, 422]);
/** Codes of our libraries that judge the value alone. */
const IMPOSSIBLE_CODES = new Set(['FACT.INVALID', 'PERSISTENCE.NOT_STORABLE']);

/** What the errors of drivers and of our own libraries have in common; read by shape, so that this library needs none of them. */
interface KnownError {
  readonly code?: unknown;
  readonly status?: unknown;
  readonly problem?: { readonly code?: unknown; readonly status?: unknown };
  readonly driverError?: { readonly code?: unknown };
  readonly table?: unknown;
  readonly column?: unknown;
  readonly constraint?: unknown;
}

/**
 * Why the same attempt can never succeed, without any value of the record; `undefined` when another attempt may.
 * Whatever is not known for certain counts as passing: a case must outlive every outage.
 */
export function impossibilityOf(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const reason = reasonOf(at as KnownError);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function reasonOf({ code, status, problem, driverError, table, column, constraint }: KnownError): string | undefined {
  const sqlState = [driverError?.code, code].find((text) => typeof text === 'string' && IMPOSSIBLE_SQLSTATE.test(text));
  if (sqlState !== undefined) {
    const place = [table, column, constraint].filter((name) => typeof name === 'string').join(' ');
    return `PostgreSQL refuses the record: SQLSTATE ${String(sqlState)}${place === '' ? '' : ` (${place})`}`;
  }
  const own = problem ?? { code, status };
  if (typeof own.code !== 'string') return undefined;
  const final = IMPOSSIBLE_CODES.has(own.code) || (typeof own.status === 'number' && WRONG_IN_ITSELF.has(own.status));
  return final ? `The record can never be written: ${own.code}` : undefined;
}
