import type { RetentionRule } from '@hejie/persistence';

/**
 * Facts that were handled so many days ago are folded: what stays of all facts of a record is one row with their numbers. A fact is
 * its id, and it is its number: a teller counts the facts of each record without gaps, in the transaction that writes them. So a folded
 * fact that comes again, after years too, is known, and one that was never handled is not, however late it comes. Only a teller whose
 * database went back to an earlier state gives numbers out twice; that state must be younger than `keepDays`.
 */
export const inboxRetention = (keepDays: number): RetentionRule => ({
  table: 'inbox',
  since: 'received_at',
  oldestFirst: 'received_at',
  only: 'topic is not null',
  keepDays,
  keeping: `insert into inbox_version as known (consumer, topic, aggregate_id, versions)
    select consumer, topic, aggregate_id, range_agg(int8range(version, version, '[]'))
      from gone group by consumer, topic, aggregate_id
    on conflict (consumer, topic, aggregate_id) do update set versions = known.versions + excluded.versions`,
});
