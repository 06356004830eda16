/** Rows of one table that are needed for a time only. The names are SQL of ours, never input. */
export interface RetentionRule {
  /** The table; also the label of the metrics. */
  readonly table: string;
  /** The column from which a row's time runs; a row without it (null) stays. */
  readonly since: string;
  /** An indexed column, in whose order rows grow younger. */
  readonly oldestFirst: string;
  /** Which rows it is about; all by default. */
  readonly only?: string;
  /** How long they stay, in days of the database's clock. */
  readonly keepDays: number;
  /** Asked before each sweep: is it still certain that nobody needs what is older? No, or a failure: all rows stay. */
  readonly permitted?: () => Promise<boolean>;
}

/**
 * Deletes the oldest rows whose time is over; `$1` days, `$2` rows at most; returns `deleted`. Rows that somebody
 * holds are passed over, so nobody is waited for. The instant is the transaction's: no row grows old within a batch.
 */
export function removalOf({ table, since, oldestFirst, only = 'true' }: RetentionRule): string {
  return `with gone as (
    delete from ${table} where ctid = any(array(
      select ctid from ${table} where ${only} and ${since} < now() - make_interval(days => $1)
      order by ${oldestFirst} limit $2 for update skip locked
    )) returning 1
  ) select count(*)::int as deleted from gone`;
}

/** Age in seconds of the oldest row the rule is about, as `age`; no row when there is none. */
export function oldestOf({ table, since, oldestFirst, only = 'true' }: RetentionRule): string {
  return `select extract(epoch from clock_timestamp() - ${since})::float8 as age from ${table}
    where ${only} and ${since} is not null order by ${oldestFirst} limit 1`;
}
