/** Where this library writes its log lines: a pino logger fits as it is. */
export interface TemporalLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** For tests and tools that have nothing to say. */
export const silentLog: TemporalLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
