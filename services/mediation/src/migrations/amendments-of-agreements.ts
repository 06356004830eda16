import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Agreements are amended by consent while they are performed, and guarantors sign themselves. */
export class AmendmentsOfAgreements1790000002335 implements MigrationInterface {
  readonly name = 'AmendmentsOfAgreements1790000002335';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table amendment (
        case_id text not null,
        version integer not null,
        effective_from date not null,
        consents jsonb not null,
        guarantor_consents text[] not null,
        guarantors jsonb not null,
        form jsonb not null,
        differences jsonb not null,
        primary key (case_id, version),
        foreign key (case_id, version) references agreement
      )`);
    await runner.query(
      "comment on table amendment is 'Amendments of agreements (变更和解协议): consents, form, differences in words; grows by one row an amendment'",
    );
    await runner.query(`
      create table guarantor_account (
        case_id text not null,
        guarantor_id text not null,
        party_ref text not null,
        identified_by text not null,
        registered_at timestamptz(3) not null,
        registered_by text not null,
        primary key (case_id, guarantor_id)
      )`);
    await runner.query(
      "comment on table guarantor_account is 'Accounts of guarantors who sign themselves (担保人本人的账号); grows by one row a guarantor who is no party'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guarantor_account');
    await runner.query('drop table amendment');
  }
}
