import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** 民诉法90, 解释136: where a party is served, and whether electronically. */
export class CreateServiceAddresses1790000001410 implements MigrationInterface {
  readonly name = 'CreateServiceAddresses1790000001410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table service_address (
      party_id text not null,
      version integer not null check (version > 0),
      case_id text not null,
      personal text not null,
      electronic boolean not null,
      confirmed_at timestamptz(3) not null,
      recorded_by text not null,
      primary key (party_id, version)
    )`);
    await runner.query('create index service_address_of_case on service_address (case_id)');
    await runner.query(
      `comment on table service_address is 'Where parties are served (送达地址确认书), sealed; grows by one row a confirmation of a party'`,
    );
    // Documents of cases that were accepted before intake made any name their titles too.
    await runner.query(`update case_directory set named_title =
        jsonb_build_object('cause', a.cause, 'maker', a.title_maker, 'number', a.title_number)
      from application a where a.case_id = case_directory.case_id and case_directory.named_title is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table service_address');
  }
}
