import { type CaseParty } from '@hejie/contracts/workflows';
import { type Transaction } from '@hejie/persistence';
import { editionsWith } from '@hejie/law';
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
  /** Holiday notices that the case has adopted since it was opened (PER-4). */
  @Column('text', { name: 'calendar_editions', array: true, default: '{}' }) calendarEditions?: string[];
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

/**
 * PER-4: the case adopts holiday notices. Whoever opens something of the case that derives dates asks {@link noticesOf}: of the two the
 * later one sees the other, whichever comes first.
 */
export async function rememberNotices(tx: Transaction, caseId: string, editions: readonly string[]): Promise<void> {
  const calendarEditions = editionsWith(await noticesOf(tx, caseId), editions);
  await tx.manager.update(DirectoryEntry, { caseId }, { calendarEditions });
}

/** The notices that a case has adopted; until the commit no further one is remembered. */
export async function noticesOf(tx: Transaction, caseId: string): Promise<readonly string[]> {
  const lock = { mode: 'pessimistic_write' } as const;
  const { calendarEditions = [] } = await tx.manager.findOneOrFail(DirectoryEntry, { where: { caseId }, lock });
  return calendarEditions;
}

/** @throws TypeORM's EntityNotFoundError for a case not heard of yet: a step is tried again until the fact has come. */
export function knownCase(tx: Transaction, caseId: string): Promise<KnownCase> {
  return tx.manager.findOneByOrFail(DirectoryEntry, { caseId });
}
