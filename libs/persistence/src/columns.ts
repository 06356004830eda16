import { courtInstant, epochMs, legalDate, type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import type { ColumnOptions, ValueTransformer } from 'typeorm';

/**
 * Money: `bigint` fen in TypeScript, `bigint` in PostgreSQL. Never a float, never `numeric`.
 *
 *     @Column(fenColumn()) owed: Fen;
 */
export function fenColumn(options: ColumnOptions = {}): ColumnOptions {
  return { ...options, type: 'bigint', transformer: fenTransformer };
}

/**
 * A date of law: `LegalDate` (Asia/Shanghai) in TypeScript, `date` in PostgreSQL. It passes through no `Date`
 * on its way, so no time zone can shift it.
 */
export function legalDateColumn(options: ColumnOptions = {}): ColumnOptions {
  return { ...options, type: 'date', transformer: legalDateTransformer };
}

/**
 * An instant of the court clock: `CourtInstant` (+08:00) in TypeScript, `timestamptz(3)` in PostgreSQL.
 * Raw SQL gives a `Date` for it; {@link instantFrom} turns that into a `CourtInstant`.
 */
export function instantColumn(options: ColumnOptions = {}): ColumnOptions {
  return { ...options, type: 'timestamptz', precision: 3, transformer: instantTransformer };
}

/** The court instant of a timestamptz that raw SQL returned. */
export function instantFrom(value: Date): CourtInstant {
  return courtInstant(value.getTime());
}

const fenTransformer: ValueTransformer = {
  to: (value: Fen | null | undefined) => value?.toString() ?? value,
  from: (value: string | null | undefined) => (value == null ? value : BigInt(value)),
};

const legalDateTransformer: ValueTransformer = {
  to: (value: LegalDate | null | undefined) => (value == null ? value : legalDate(value)),
  from: (value: string | null | undefined) => (value == null ? value : legalDate(value)),
};

const instantTransformer: ValueTransformer = {
  to: (value: CourtInstant | null | undefined) => (value == null ? value : new Date(epochMs(value))),
  from: (value: Date | null | undefined) => (value == null ? value : instantFrom(value)),
};
