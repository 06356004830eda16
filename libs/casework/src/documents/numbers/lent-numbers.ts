import { type DocumentNumberAsked, type DocumentNumberReturned } from '@hejie/contracts/exchange';
import { UnitOfWork, type MigrationClass, type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { lockSeries, seriesReached } from './series.js';

/** A number of a series that was lent to a document of another service; free where nothing came of it. */
@Entity('lent_number')
export class LentNumberRow {
  @PrimaryColumn('text') caseNumber: string;
  @PrimaryColumn('text') title: string;
  @PrimaryColumn('integer') serial: number;
  @Column('text') service: string;
  /** Null: nothing came of it, and the next one has it. */
  @Column('text', { nullable: true }) documentId: string | null;
  @Column('text', { nullable: true }) attempt: string | null;
}

/**
 * Numbers of the titles of this service, for the documents of others (CASE-8). Each asking is a transaction under the lock of its series, which the documents of this
 * service take as well: no number is taken twice. What is given back is taken by the next one, or was never counted: no gap stays.
 */
@Injectable()
export class LentNumbers {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** The serial of a document; the same document again has the same. */
  ask(id: string, asked: DocumentNumberAsked): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const { service, caseNumber, title, attempt, held } = asked;
      const series = { caseNumber, title };
      const last = await lockSeries(tx, caseNumber, title);
      const lent = await tx.manager.find(LentNumberRow, { where: series, order: { serial: 'ASC' } });
      // Who asks makes no other document of the series meanwhile: what stands on none of his is left from an act that came to nothing.
      const free = (one: LentNumberRow) =>
        one.documentId === null || (one.service === service && !held.includes(one.documentId));
      const own = lent.find(({ documentId }) => documentId === id) ?? lent.find(free);
      const serial = own?.serial ?? last + 1;
      await tx.manager.upsert(LentNumberRow, { ...series, serial, service, documentId: id, attempt }, [
        'caseNumber',
        'title',
        'serial',
      ]);
      if (!own) await seriesReached(tx, caseNumber, title, serial);
      return serial;
    });
  }

  /** Nothing came of an asking; where the document has asked again since, or has no number, nothing changes. */
  async giveBack(id: string, { attempt }: DocumentNumberReturned): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const lent = await tx.manager.findOneBy(LentNumberRow, { documentId: id, attempt });
      if (!lent) return;
      await lockSeries(tx, lent.caseNumber, lent.title);
      await tx.manager.update(
        LentNumberRow,
        { caseNumber: lent.caseNumber, title: lent.title, serial: lent.serial, documentId: id, attempt },
        { documentId: null, attempt: null },
      );
      await dropLast(tx, lent.caseNumber, lent.title);
    });
  }
}

/** What is free at the end of a series was never taken: the next document of this service has it. */
async function dropLast(tx: Transaction, caseNumber: string, title: string): Promise<void> {
  for (;;) {
    const last = await lockSeries(tx, caseNumber, title);
    const free = await tx.manager.findOneBy(LentNumberRow, { caseNumber, title, serial: last });
    if (free?.documentId !== null) return;
    await tx.manager.delete(LentNumberRow, { caseNumber, title, serial: last });
    await seriesReached(tx, caseNumber, title, last - 1);
  }
}

class LendNumbers1790000000210 implements MigrationInterface {
  readonly name = 'LendNumbers1790000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table lent_number (
      case_number text not null,
      title text not null,
      serial integer not null check (serial between 1 and 999),
      service text not null,
      document_id text unique,
      attempt text,
      primary key (case_number, title, serial),
      check ((document_id is null) = (attempt is null))
    )`);
    await runner.query(
      `comment on table lent_number is 'Numbers of documents that other services have asked for (CASE-8); grows by one row a document of a shared title'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table lent_number');
  }
}

/** Table of a service that counts numbers for others. */
export const lentNumberTables = {
  entities: [LentNumberRow],
  migrations: [LendNumbers1790000000210] as readonly MigrationClass[],
};
