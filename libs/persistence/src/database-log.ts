import { Logger as NestLogger } from '@nestjs/common';
import type { Logger as TypeOrmLogger } from 'typeorm';

const SLOW_QUERY_SQL = 300;

/**
 * What the database says, in the service's log. Never a parameter: they hold personal data. A failed query is
 * not logged here at all, for its error is thrown, and whoever handles it knows whether it matters.
 */
export class DatabaseLog implements TypeOrmLogger {
  private readonly logger = new NestLogger('Database');

  logQuery(): void {}

  logQueryError(): void {}

  logQuerySlow(time: number, query: string): void {
    this.logger.warn(`A query took ${time} ms: ${query.slice(0, SLOW_QUERY_SQL)}`);
  }

  logSchemaBuild(): void {}

  logMigration(message: string): void {
    this.logger.log(message);
  }

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    if (level === 'warn') this.logger.warn(String(message));
  }
}

/** What a database error must not carry into a log: parameters and the details that quote a row's values. */
const WITH_VALUES = ['parameters', 'detail', 'where', 'internalQuery'] as const;

/** The same error without the values of the row that caused it. */
export function withoutValues(error: unknown): unknown {
  if (error === null || typeof error !== 'object') return error;
  for (const name of WITH_VALUES) if (name in error) delete (error as Record<string, unknown>)[name];
  if ('driverError' in error) withoutValues(error.driverError);
  return error;
}
