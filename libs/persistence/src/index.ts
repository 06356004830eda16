// Transactions
export { UnitOfWork, type UnitOfWorkOptions } from './unit-of-work.js';
export { type Transaction } from './transaction.js';
export { once, keep, recallOrKeep, forget, fingerprintOf, type OnceOptions } from './once.js';

export { saveAtVersion } from './versions.js';

// Columns
export { fenColumn, legalDateColumn, instantColumn, instantFrom, recordColumn } from './columns.js';
export { encryptedColumn, reseal } from './encrypted-column.js';
export { KeyRing, type KeyRingSettings } from './key-ring.js';

// Audit chain
export { appendAudit, readAudit, readAuditHeads } from './audit.js';
export {
  formatAuditLines,
  parseAuditLines,
  verifyAudit,
  type AuditEntry,
  type AuditFault,
  type AuditHead,
  type AuditRow,
} from './audit-chain.js';

// A service's database: Nest module, data source, migrations, schema and role
export {
  PersistenceModule,
  type AsyncPersistenceSettings,
  type EntityClass,
  type PersistenceSettings,
} from './persistence.module.js';
export { createDataSource, type DataSourceSettings, type MigrationClass } from './data-source.js';
export { migrate, type MigrateOptions } from './migrate.js';
export { rehearseMigrations } from './rehearse-migrations.js';
export { provisionSchema, type SchemaGrant } from './provision-schema.js';
export { schemaOf } from './schema-of.js';
export { platformMigrations } from './migrations/platform-tables.js';
export { tableComments } from './migrations/table-comments.js';

// What is kept for a time only
export { RetentionModule, type RetentionSettings, type AsyncRetentionSettings } from './retention/retention.module.js';
export { Retention, type RetentionOptions } from './retention/retention.js';
export { type RetentionRule } from './retention/retention-rule.js';
export { COMMAND_KEYS, forgettableKeys, spentKeys } from './retention/keys.js';

// Waiting, for what works in the background
export { BackgroundLoop } from './background-loop.js';
export { backOff, inTime, pause, within } from './pause.js';

// Refusals, and servers that are away
export { errorName } from './error-name.js';
export { isServerAway, isStatementTimeout } from './server-away.js';
export { PersistenceError } from './persistence-error.js';
