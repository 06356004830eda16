import { type MigrationClass } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = [
  'alter table property_request add column kept boolean not null default false',
  `update property_request r set kept = true where kind = 'ORDER' or (kind = 'QUERY' and exists (
    select 1 from property_part p where p.kind = r.kind and p.request_id = r.id and p.reply is not null))`,
  'drop index property_request_wanted',
  'create index property_request_wanted on property_request (wanted_at) where not kept',
  `comment on table property_request is 'What was put to those who keep property (网络执行查控), sealed, each once; grows by orders and answered queries, and by the searches of a month'`,
];
const DOWN = [
  'drop index property_request_wanted',
  'alter table property_request drop column kept',
  `create index property_request_wanted on property_request (wanted_at) where kind <> 'ORDER'`,
  `comment on table property_request is 'What was put to those who keep property (网络执行查控), sealed, each once; grows by orders, and by the queries and searches of a month'`,
];

/** 网络查询规定4: a query that was answered under signature stays, as an order does. */
export const KeepSignedReplies1790000007060: MigrationClass = class implements MigrationInterface {
  readonly name = 'KeepSignedReplies1790000007060';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
};
