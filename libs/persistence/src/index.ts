// Transactions
export { UnitOfWork, type UnitOfWorkOptions } from './unit-of-work.js';
export { type Transaction } from './transaction.js';
export { once, fingerprintOf, type OnceOptions } from './once.js';

// Columns
export { fenColumn, legalDateColumn, instantColumn, instantFrom } from './columns.js';

// Data source, migrations
export { createDataSource, type DataSourceSettings, type MigrationClass } from './data-source.js';
export { migrate, type MigrateOptions } from './migrate.js';
export { platformMigrations } from './migrations/platform-tables.js';

// Refusals
export { PersistenceError, persistenceErrors } from './persistence-error.js';
