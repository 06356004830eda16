import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** SET-ART-18-1: a guarantor objects himself to what is taken of him. */
export const CreateGuarantorAccounts1790000004500: MigrationClass = class implements MigrationInterface {
  readonly name = 'CreateGuarantorAccounts1790000004500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table guarantor_account (
      case_id text not null,
      guarantor_id text not null,
      party_ref text not null,
      primary key (case_id, guarantor_id)
    )`);
    await runner.query(
      `comment on table guarantor_account is 'Whose account acts for a guarantor who is no party (担保人), as mediation tells; grows by one row a guarantor who was identified'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guarantor_account');
  }
};
