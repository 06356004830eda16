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

/**
 * A record of the law as it is (a control of property, an entry on a list): `jsonb` in PostgreSQL, in which a sum in fen stands as
 * `{"fen": "123456"}`, for JSON has no `bigint`.
 */
export function recordColumn(options: ColumnOptions = {}): ColumnOptions {
  return { ...options, type: 'jsonb', transformer: recordTransformer };
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

const recordTransformer: ValueTransformer = {
  to: (value: unknown) => mapped(value, (part) => (typeof part === 'bigint' ? { fen: part.toString() } : part)),
  from: (value: unknown) => mapped(value, (part) => (isFen(part) ? BigInt(part.fen) : part)),
};

/** Each part of a record, the innermost first. */
function mapped(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => mapped(part, change));
  if (typeof value !== 'object' || value === null) return change(value);
  if (isFen(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapped(part, change)]));
}

function isFen(value: unknown): value is { readonly fen: string } {
  if (typeof value !== 'object' || value === null) return false;
  const [only, ...more] = Object.entries(value);
  return more.length === 0 && only?.[0] === 'fen' && typeof only[1] === 'string' && /^-?\d+$/.test(only[1]);
}
