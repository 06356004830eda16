import { type FactDefinition } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { type Outbox } from '@hejie/messaging';
import { type MigrationClass, type Transaction } from '@hejie/persistence';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { Notice } from './notice.entity.js';

/** What a letter's fact carries; each context has its own definition with this shape. */
export interface NoticeIssued {
  readonly caseId: string;
  readonly noticeId: string;
  readonly partyId: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: CourtInstant;
}

/** A letter to be written. */
export interface NewNotice {
  readonly caseId: string;
  /** What the letter is about, unique within the case, e.g. `breach-2`. With the party it names the letter. */
  readonly occasion: string;
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  readonly at: CourtInstant;
}

/** Letters of one service to the parties of its cases: row and fact in the caller's transaction, each letter once. */
export class Notices {
  constructor(
    private readonly outbox: Outbox,
    private readonly definition: FactDefinition<NoticeIssued>,
  ) {}

  /** Writes the same letter to each of the parties. A letter that was written before is not written again. */
  async issue(tx: Transaction, parties: readonly { readonly partyId: string }[], notice: NewNotice): Promise<void> {
    for (const { partyId } of parties) {
      const { caseId, occasion, kind, subject, body, at } = notice;
      const noticeId = `${caseId}:${occasion}:${partyId}`;
      const { raw } = await tx.manager
        .createQueryBuilder()
        .insert()
        .into(Notice)
        .values({ noticeId, caseId, partyId, kind, subject, body, issuedAt: at })
        .orIgnore()
        .returning('notice_id')
        .execute();
      if ((raw as unknown[]).length === 0) continue;
      await this.outbox.append(tx, {
        definition: this.definition,
        caseId,
        aggregateId: caseId,
        data: { caseId, noticeId, partyId, kind, subject, at },
        occurredAt: at,
      });
    }
  }
}

class CreateNotices1790000000030 implements MigrationInterface {
  readonly name = 'CreateNotices1790000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        notice_id text primary key,
        case_id text not null,
        party_id text not null,
        kind text not null,
        subject text not null,
        body text not null,
        issued_at timestamptz(3) not null
      )`);
    await runner.query('create index notice_of_case on notice (case_id, issued_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notice');
  }
}

/** Table of letters, to be listed among the migrations of each service that writes any. */
export const noticeMigrations: readonly MigrationClass[] = [CreateNotices1790000000030];
