import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** CLS-5: each creditor's statement on a closing for long performance, whose day is that of its approval. SET-ART-12-1: rulings that an objection has revoked, applications that are reviewed anew, who made them, and what the case carries out of a decision. */
export class ObjectionsFollowed1790000003350 implements MigrationInterface {
  readonly name = 'ObjectionsFollowed1790000003350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table resumption
      add revoked_at timestamptz(3),
      add revoked_by text,
      add anew_of integer,
      add party_id text,
      add check ((revoked_at is null) = (revoked_by is null))`);
    await runner.query(`alter table resumption
      drop constraint resumption_ruling_check,
      add constraint resumption_ruling_check check (ruling in ('RESUME', 'REFUSE', 'WITHDRAWN'))`);
    await runner.query('alter table ruling_objection add follow text');
    await runner.query(`alter table enforcement
      add nth integer not null default 1,
      drop constraint enforcement_check,
      add constraint enforcement_check check (closing_mode is null or closed_at is not null)`);
    await runner.query(`alter table long_performance
      add statements jsonb not null default '[]',
      alter closed_on drop not null,
      add check (approved is not true or closed_on is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from long_performance where closed_on is null');
    await runner.query('alter table long_performance drop statements, alter closed_on set not null');
    await runner.query('update enforcement set closed_at = null where closing_mode is null');
    await runner.query(`alter table enforcement
      drop nth,
      drop constraint enforcement_check,
      add constraint enforcement_check check ((closing_mode is null) = (closed_at is null))`);
    await runner.query('alter table ruling_objection drop follow');
    await runner.query("update resumption set ruling = 'REFUSE', ground = 'SET-ART-9-1' where ruling = 'WITHDRAWN'");
    await runner.query(`alter table resumption
      drop revoked_at, drop revoked_by, drop anew_of, drop party_id,
      drop constraint resumption_ruling_check,
      add constraint resumption_ruling_check check (ruling in ('RESUME', 'REFUSE'))`);
  }
}
