import { type CaseParty } from '@hejie/contracts/workflows';
import { type Transaction } from '@hejie/persistence';
import { type Ending } from '@hejie/settlement';
import { Column, Entity, LessThan, PrimaryColumn } from 'typeorm';

/**
 * What every service must know of each case, whoever registered it: where it belongs, who may act on it, how it ended.
 * Kept by listening to intake's facts (by intake itself: in the same transaction); holds no personal data.
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
  /** Number of the step that ended it; 0 until then. An older step changes nothing. */
  @Column('integer', { default: 0 }) step?: number;
}

/** What the directory tells of a case to whoever records something of it. */
export type KnownCase = Readonly<Pick<DirectoryEntry, 'court' | 'caseNumber' | 'packId' | 'parties'>>;

/** Enters a case once; a second delivery changes nothing. */
export async function enterCase(tx: Transaction, entry: KnownCase & { readonly caseId: string }): Promise<void> {
  const { caseId, court, caseNumber, packId, parties } = entry;
  const values = { caseId, court, caseNumber, packId, parties };
  await tx.manager.createQueryBuilder().insert().into(DirectoryEntry).values(values).orIgnore().execute();
}

/** The case has ended in a step; what an older step says of it changes nothing. */
export async function endCase(
  tx: Transaction,
  { caseId, ending, step }: { readonly caseId: string; readonly ending: Ending; readonly step: number },
): Promise<void> {
  await tx.manager.update(DirectoryEntry, { caseId, step: LessThan(step) }, { ending, step });
}

/** @throws TypeORM's EntityNotFoundError for a case not heard of yet: a step is tried again until the fact has come. */
export function knownCase(tx: Transaction, caseId: string): Promise<KnownCase> {
  return tx.manager.findOneByOrFail(DirectoryEntry, { caseId });
}
