import pg from 'pg';
import {
  DataSource,
  type DataSourceOptions,
  type MigrationInterface,
  type QueryRunner,
  type ReplicationMode,
} from 'typeorm';

import { DatabaseLog, withoutValues } from './database-log.js';
import { bindKeyRing } from './encrypted-column.js';
import { onFailedQuery } from './failed-query.js';
import { assertIdentifier } from './identifiers.js';
import type { KeyRing } from './key-ring.js';
import { PunctualClient } from './punctual-client.js';
import { SnakeCaseNames } from './snake-case-names.js';

/** A migration written as a class with SQL inside; its name ends in a millisecond timestamp. */
export type MigrationClass = new () => MigrationInterface;

export interface DataSourceSettings {
  /** postgresql://role:password@host:port/database; the service's own role. */
  url: string;
  /** The service's own schema; every connection has it as its search_path. */
  schema: string;
  entities?: Exclude<DataSourceOptions['entities'], undefined>;
  migrations?: readonly MigrationClass[];
  /** Needed as soon as one entity has an encrypted column. */
  keyRing?: KeyRing;
  /** Connections at most; 10 by default. */
  poolSize?: number;
  /** What pg_stat_activity shows. */
  applicationName?: string;
  /** Milliseconds after which an unanswered statement counts as lost, with its connection; 30,000 by default. */
  answerWithin?: number;
}

/** The server gives a statement up a little before its caller does: then its error says so, and the connection stays. */
const SERVERS_SHARE = 5 / 6;
/** How long a connection is idle before the operating system asks whether the other end is still there. */
const KEEP_ALIVE_AFTER = 10_000;

/** PostgreSQL's type number of `date`. */
const DATE_OID = 1082;

/**
 * A `date` stays the text that PostgreSQL sends: the driver's own parser makes a Date at local midnight of it,
 * which is another day elsewhere. Given per connection, so that no other library's settings are touched.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** TypeORM's data source, whose encrypted columns know the service's keys and whose errors tell no values. */
class ServiceDataSource extends DataSource {
  constructor(
    options: DataSourceOptions,
    private readonly keyRing: KeyRing | undefined,
  ) {
    super(options);
  }

  protected override async buildMetadatas(): Promise<void> {
    await super.buildMetadatas();
    bindKeyRing(this, this.keyRing);
  }

  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const runner = super.createQueryRunner(mode);
    onFailedQuery(runner, withoutValues);
    return runner;
  }
}

/**
 * The data source of one service: its own schema, its own role, no synchronisation, migrations by
 * {@link migrate} only. Not yet connected: call `initialize()`, and `destroy()` in the end.
 * @throws PERSISTENCE.IDENTIFIER_INVALID for a schema name that is not plain lower-case;
 *   ENCRYPTION.KEY_RING_MISSING, from `initialize()`, for an encrypted column without a key ring.
 */
export function createDataSource(settings: DataSourceSettings): DataSource {
  assertIdentifier(settings.schema);
  const { answerWithin = 30_000 } = settings;
  const options: DataSourceOptions = {
    type: 'postgres',
    url: settings.url,
    schema: settings.schema,
    entities: settings.entities ?? [],
    migrations: [...(settings.migrations ?? [])],
    migrationsTableName: 'migrations',
    namingStrategy: new SnakeCaseNames(),
    synchronize: false,
    installExtensions: false,
    poolSize: settings.poolSize ?? 10,
    applicationName: settings.applicationName ?? `hejie-${settings.schema}`,
    connectTimeoutMS: 10_000,
    maxQueryExecutionTime: 1000,
    logger: new DatabaseLog(),
    extra: {
      types,
      options: sessionOptions(settings.schema, answerWithin),
      Client: PunctualClient,
      query_timeout: answerWithin,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER,
    },
  };
  return new ServiceDataSource(options, settings.keyRing);
}

/** The settings of every connection: whatever the server's defaults are, a service behaves the same. */
function sessionOptions(schema: string, answerWithin: number): string {
  const settings = {
    search_path: `"${schema}"`,
    timezone: 'Asia/Shanghai',
    default_transaction_isolation: 'read\\ committed',
    // A transaction whose process hangs must not hold its locks for ever.
    idle_in_transaction_session_timeout: '60s',
    statement_timeout: `${Math.trunc(answerWithin * SERVERS_SHARE)}ms`,
    // A service that has vanished without a word holds its locks no longer than this: 10 s, and three times 5.
    tcp_keepalives_idle: '10s',
    tcp_keepalives_interval: '5s',
    tcp_keepalives_count: '3',
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}
