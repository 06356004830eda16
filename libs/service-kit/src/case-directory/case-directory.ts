import { type CaseParty } from '@hejie/contracts/workflows';
import { type MigrationClass, type Transaction } from '@hejie/persistence';
import { Injectable } from '@nestjs/common';
import {
  Column,
  DataSource,
  Entity,
  type EntityManager,
  type MigrationInterface,
  PrimaryColumn,
  type QueryRunner,
} from 'typeorm';
import { type ResourceLocator } from '../access/resource-locator.js';
import { type CaseArchive, type Ending } from '../case-commands/case-archive.js';
import { type CaseCall } from '../case-commands/case-call.js';
import { unknownCase } from '../problems/problem.js';
import { requireOwnParty } from './own-party.js';

/**
 * What a service must know of a case that another service registered: where it belongs and who may act on it.
 * Kept by listening to `intake.application-accepted`; holds no personal data.
 */
@Entity('case_directory')
export class DirectoryEntry {
  @PrimaryColumn('text', { name: 'case_id' }) caseId: string;
  @Column('text') court: string;
  @Column('text', { name: 'case_number' }) caseNumber: string;
  @Column('text', { name: 'pack_id' }) packId: string;
  @Column('jsonb') parties: CaseParty[];
  /** How the case ended, once it has. */
  @Column('text', { nullable: true }) ending?: Ending | null;
}

/** Cases by id, for access control and for handlers. */
@Injectable()
export class CaseDirectory implements ResourceLocator, CaseArchive {
  constructor(private readonly dataSource: DataSource) {}

  /** Enters a case once; a second delivery changes nothing. */
  async enter(tx: Transaction, entry: DirectoryEntry): Promise<void> {
    await tx.manager.createQueryBuilder().insert().into(DirectoryEntry).values(entry).orIgnore().execute();
  }

  /** The case has ended (`intake.case-closed`). */
  async close(tx: Transaction, caseId: string, ending: Ending): Promise<void> {
    await tx.manager.update(DirectoryEntry, { caseId }, { ending });
  }

  /** @param manager of the transaction in which one asks, so that no second connection is taken. */
  find(caseId: string, manager: EntityManager = this.dataSource.manager): Promise<DirectoryEntry | null> {
    return manager.findOneBy(DirectoryEntry, { caseId });
  }

  /** As {@link find}. @throws TypeORM's EntityNotFoundError for a case not heard of yet; Temporal asks again. */
  get(tx: Transaction, caseId: string): Promise<DirectoryEntry> {
    return tx.manager.findOneByOrFail(DirectoryEntry, { caseId });
  }

  /** As {@link find}, for a handler. @throws ProblemError 404 `CASE.UNKNOWN`. */
  async known(caseId: string): Promise<DirectoryEntry> {
    const entry = await this.find(caseId);
    if (!entry) throw unknownCase();
    return entry;
  }

  /** A party commands for itself only; staff may for one who came before them. @throws as {@link known}; AccessError `AUTH.NOT_A_PARTY`. */
  async requireOwnParty({ caseId, principal }: CaseCall, partyId: string): Promise<void> {
    requireOwnParty(principal, (await this.known(caseId)).parties, partyId);
  }

  async ending(caseId: string): Promise<Ending | undefined> {
    return (await this.find(caseId))?.ending ?? undefined;
  }

  async locate({ caseId }: Readonly<Record<string, string>>) {
    const entry = caseId === undefined ? null : await this.find(caseId);
    if (!entry) return undefined;
    const parties = entry.parties.flatMap(({ partyRef }) => (partyRef === undefined ? [] : [partyRef]));
    return { court: entry.court, caseId: entry.caseId, parties };
  }
}

class CreateCaseDirectory1790000000040 implements MigrationInterface {
  readonly name = 'CreateCaseDirectory1790000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_directory (
        case_id text primary key,
        court text not null,
        case_number text not null,
        pack_id text not null,
        parties jsonb not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_directory');
  }
}

class AddEnding1790000000041 implements MigrationInterface {
  readonly name = 'AddEnding1790000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_directory add column ending text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_directory drop column ending');
  }
}

export const caseDirectoryMigrations: readonly MigrationClass[] = [
  CreateCaseDirectory1790000000040,
  AddEnding1790000000041,
];
