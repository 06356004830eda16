import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A dead letter that the broker refuses waits here: the partition does not wait for it, and its bytes are not lost. */
export class KeptLetters1764385000000 implements MigrationInterface {
  readonly name = 'KeptLetters1764385000000';

  async up(runner: QueryRunner): Promise<void> {
    // `json`, not `jsonb`: a header of what is no fact may have any name.
    await runner.query(`
      create table kept_letter (
        id bigint generated always as identity primary key,
        consumer text not null,
        topic text not null,
        "partition" integer not null,
        "offset" bigint not null,
        letter_topic text not null,
        key bytea,
        value bytea,
        headers json not null,
        reason text not null,
        kept_at timestamptz not null default now(),
        tried_at timestamptz not null default now(),
        unique (consumer, topic, "partition", "offset")
      )`);
    await runner.query(
      "comment on table kept_letter is 'Records that nobody can read and the broker does not take as dead letters; grows by each until it does'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table kept_letter');
  }
}
