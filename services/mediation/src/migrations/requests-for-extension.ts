import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The joint request on which a lengthening of the negotiation rests is kept. */
export class RequestsForExtension1790000002370 implements MigrationInterface {
  readonly name = 'RequestsForExtension1790000002370';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table extension (
        case_id text not null,
        nth integer not null,
        days integer not null,
        signed_by text[] not null,
        paper text not null,
        signed_on date not null,
        hash text,
        recorded_by text not null,
        recorded_at timestamptz(3) not null,
        primary key (case_id, nth)
      )`);
    await runner.query(
      "comment on table extension is 'Lengthenings of negotiations (延长和解期限) with the joint request, whose name is sealed; grows by one row each'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table extension');
  }
}
