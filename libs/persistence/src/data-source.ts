import pg from 'pg';
import { DataSource, type DataSourceOptions, type LogLevel, type MigrationInterface } from 'typeorm';

import { assertIdentifier } from './identifiers.js';

/** A migration written as a class with SQL inside; its name ends in a millisecond timestamp. */
export type MigrationClass = new () => MigrationInterface;

export interface DataSourceSettings {
  /** postgresql://role:password@host:port/database; the service's own role. */
  url: string;
  /** The service's own schema; every connection has it as its search_path. */
  schema: string;
  entities?: Exclude<DataSourceOptions['entities'], undefined>;
  migrations?: readonly MigrationClass[];
  /** Connections at most; 10 by default. */
  poolSize?: number;
  /** What pg_stat_activity shows. */
  applicationName?: string;
  logging?: LogLevel[];
}

/** PostgreSQL's type number of `date`. */
const DATE_OID = 1082;

/**
 * A `date` stays the text that PostgreSQL sends: the driver's own parser makes a Date at local midnight of it,
 * which is another day elsewhere. Given per connection, so that no other library's settings are touched.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/**
 * The data source of one service: its own schema, its own role, no synchronisation, migrations by
 * {@link migrate} only. Not yet connected: call `initialize()`, and `destroy()` in the end.
 * @throws PERSISTENCE.IDENTIFIER_INVALID for a schema name that would need quoting.
 */
export function createDataSource(settings: DataSourceSettings): DataSource {
  assertIdentifier(settings.schema);
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    schema: settings.schema,
    entities: settings.entities ?? [],
    migrations: [...(settings.migrations ?? [])],
    migrationsTableName: 'migrations',
    synchronize: false,
    installExtensions: false,
    poolSize: settings.poolSize ?? 10,
    applicationName: settings.applicationName ?? `hejie-${settings.schema}`,
    logging: settings.logging ?? ['error', 'warn'],
    extra: {
      types,
      options: `-c search_path="${settings.schema}" -c timezone=Asia/Shanghai -c idle_in_transaction_session_timeout=60000`,
    },
  });
}
