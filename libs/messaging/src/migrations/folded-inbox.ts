import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The inbox does not grow for ever: facts that were handled long ago are known by their numbers, all those of a record in one row. What
 * was received before the numbers were noted stays as it is; nobody knows its numbers.
 */
export class FoldedInbox1764370000000 implements MigrationInterface {
  readonly name = 'FoldedInbox1764370000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table inbox add column topic text, add column aggregate_id text, add column version bigint',
    );
    await runner.query('drop index inbox_received_at');
    await runner.query('create index inbox_received_at on inbox (received_at) where topic is not null');
    await runner.query(`
      create table inbox_version (
        consumer text not null,
        topic text not null,
        aggregate_id text not null,
        versions int8multirange not null,
        primary key (consumer, topic, aggregate_id)
      )`);
    await runner.query(
      "comment on table inbox_version is 'Facts that were handled long ago, by their numbers: one row for each record of the teller'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table inbox_version');
    await runner.query('alter table inbox drop column topic, drop column aggregate_id, drop column version');
    await runner.query('create index inbox_received_at on inbox (received_at)');
  }
}
