/** What this library needs of a logger; a pino logger fits. Fields never hold a payload or a key. */
export interface MessagingLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Says nothing. */
export const silentLog: MessagingLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Name and code of an error, never its message: a database's message may quote a person's row. */
export function errorFields(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const known = code ?? driverError?.code;
  return known === undefined ? { error: error.name } : { error: error.name, code: String(known) };
}
