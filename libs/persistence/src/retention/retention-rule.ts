/** Rows of one table that are needed for a time only. The names are SQL of ours, never input. */
export interface RetentionRule {
  /** The table; also the label of the metrics. */
  readonly table: string;
  /** The column from which a row's time runs; a row without it (null) stays. */
  readonly since: string;
  /** An indexed column, in whose order rows grow younger; absent where `only` itself finds the rows whose time is over, by its own index. */
  readonly oldestFirst?: string;
  /** Which rows it is about; all by default. */
  readonly only?: string;
  /** How long they stay, in days of the database's clock. */
  readonly keepDays: number;
  /** A statement that keeps elsewhere what must be known of the deleted rows (`gone`), in the same transaction. */
  readonly keeping?: string;
  /** Assignments that reduce a row instead of deleting it; a row that is reduced is none of `only` any more. */
  readonly reducedTo?: string;
}

/**
 * Removes rows whose time is over, the oldest first where the rule says so; `$1` days, `$2` rows at most; returns their number as `removed`. Rows that somebody
 * holds are passed over, so nobody is waited for. The instant is the transaction's: no row grows old within a batch.
 */
export function removalOf({ table, since, oldestFirst, only = 'true', keeping, reducedTo }: RetentionRule): string {
  const order = oldestFirst === undefined ? '' : `order by ${oldestFirst}`;
  const removal = reducedTo === undefined ? `delete from ${table}` : `update ${table} set ${reducedTo}`;
  return `with gone as (
    ${removal} where ctid = any(array(
      select ctid from ${table} where ${only} and ${since} < now() - make_interval(days => $1)
      ${order} limit $2 for update skip locked
    )) returning *
  )${keeping === undefined ? '' : `, kept as (${keeping})`} select count(*)::int as removed from gone`;
}

/** Age in seconds of the oldest row the rule is about, as `age`; no row when there is none. */
export function oldestOf({ table, since, oldestFirst = since, only = 'true' }: RetentionRule): string {
  return `select extract(epoch from clock_timestamp() - ${since})::float8 as age from ${table}
    where ${only} and ${since} is not null order by ${oldestFirst} limit 1`;
}
