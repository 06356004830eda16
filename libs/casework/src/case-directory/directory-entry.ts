import { type applicationAccepted, type FactData } from '@hejie/contracts/facts';
import { STEPS_OF_A_LIFE, type CaseParty } from '@hejie/contracts/workflows';
import { type Transaction } from '@hejie/persistence';
import { type Ending } from '@hejie/settlement';
import { Column, Entity, IsNull, LessThan, PrimaryColumn } from 'typeorm';

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
  /** By the database's clock, since when this service knows of that end: from then on the keys of its steps are kept for a time. Goes with the last of them. */
  @Column({ type: 'timestamptz', name: 'ending_known_at', precision: 3, nullable: true, select: false })
  endingKnownAt?: Date | null;
  /** As {@link endingKnownAt}, of the resumed enforcement of the case. */
  @Column({ type: 'timestamptz', name: 'enforcement_ending_known_at', precision: 3, nullable: true, select: false })
  enforcementEndingKnownAt?: Date | null;
  /** Holiday notices that the case has adopted since it was opened (PER-4). */
  @Column('text', { name: 'calendar_editions', array: true, default: '{}' }) calendarEditions?: string[];
  /** A8: the case goes before others. */
  @Column('boolean', { name: 'green_channel', default: false }) greenChannel?: boolean;
  /** As the application told of it; null in a case that was accepted before it did. */
  @Column('jsonb', { nullable: true, name: 'named_title' }) namedTitle?: CaseTitle | null;
}

/** The title that is enforced (执行依据), as documents of the court name it. */
export interface CaseTitle {
  readonly cause: string;
  readonly maker: string;
  readonly number: string;
}

/** The title that is enforced, as the acceptance of the application told of it. */
export const acceptedTitle = ({
  cause,
  titleDocument,
}: Pick<FactData<typeof applicationAccepted>, 'cause' | 'titleDocument'>): CaseTitle | null =>
  titleDocument ? { cause, ...titleDocument } : null;

/** What the directory tells of a case to whoever records something of it. */
export type KnownCase = Readonly<
  Pick<
    DirectoryEntry,
    'court' | 'caseNumber' | 'packId' | 'parties' | 'namedTitle' | 'greenChannel' | 'calendarEditions' | 'ending'
  >
>;

/** The party of a case who it is, or behind whom he stands: those who stand behind a unit are named after it. */
export const partyConcerned = (
  { parties }: Pick<KnownCase, 'parties'>,
  partyId: string,
): KnownCase['parties'][number] | undefined =>
  parties.find((one) => one.partyId === partyId || partyId.startsWith(`${one.partyId}/`));

/** As whom the case knows somebody whom the agreement names: a party as itself, anybody else beside the parties (`<case id>/<who>`), as his identity is entered. */
export const knownAs = (caseId: string, { parties }: Pick<KnownCase, 'parties'>, named: string): string =>
  parties.some(({ partyId }) => partyId === named) ? named : `${caseId}/${named}`;

/** Enters a case once; a second delivery changes nothing. */
export async function enterCase(tx: Transaction, entry: KnownCase & { readonly caseId: string }): Promise<void> {
  const { caseId, court, caseNumber, packId, parties, namedTitle, greenChannel = false } = entry;
  // Notices that it opened with are its pack's; those that it adopts later are remembered one by one.
  const values = { caseId, court, caseNumber, packId, parties, namedTitle, greenChannel };
  await tx.manager.createQueryBuilder().insert().into(DirectoryEntry).values(values).orIgnore().execute();
}

/** The case has ended in a step; what an older step says of it changes nothing. */
export async function endCase(
  tx: Transaction,
  { caseId, ending, step }: { readonly caseId: string; readonly ending: Ending; readonly step: number },
): Promise<void> {
  await tx.manager.update(
    DirectoryEntry,
    { caseId, step: LessThan(step) },
    { ending, step, endingKnownAt: () => BY_THE_DATABASE },
  );
}

/** SET-ART-12-1: the case that had ended opens again for the `nth` time; what steps of before say of it changes nothing. */
export async function reopenCase(
  tx: Transaction,
  { caseId, nth }: { readonly caseId: string; readonly nth: number },
): Promise<void> {
  const step = nth * STEPS_OF_A_LIFE;
  const reopened = { ending: null, step, endingKnownAt: null, enforcementEndingKnownAt: null };
  await tx.manager.update(DirectoryEntry, { caseId, step: LessThan(step) }, reopened);
}

/** The resumed enforcement of the case has ended; said again, it changes nothing. */
export async function endEnforcement(tx: Transaction, caseId: string): Promise<void> {
  await tx.manager.update(
    DirectoryEntry,
    { caseId, enforcementEndingKnownAt: IsNull() },
    { enforcementEndingKnownAt: () => BY_THE_DATABASE },
  );
}

const BY_THE_DATABASE = 'now()';

/**
 * PER-4: the case adopts holiday notices, its region's among them, for which ones those are has been decided. Whoever opens something of the case that derives dates asks {@link noticesOf}: of the two the
 * later one sees the other, whichever comes first.
 */
export async function rememberNotices(tx: Transaction, caseId: string, editions: readonly string[]): Promise<void> {
  const calendarEditions = [...new Set([...(await noticesOf(tx, caseId)), ...editions])].sort();
  await tx.manager.update(DirectoryEntry, { caseId }, { calendarEditions });
}

/** The notices that a case has adopted; until the commit no further one is remembered. */
export async function noticesOf(tx: Transaction, caseId: string): Promise<readonly string[]> {
  const { calendarEditions = [] } = await lockCase(tx, caseId);
  return calendarEditions;
}

/** The case as the service knows it; until the commit nobody else changes what it knows of it. @throws as {@link knownCase}. */
export function lockCase({ manager }: Transaction, caseId: string): Promise<DirectoryEntry> {
  return manager.findOneOrFail(DirectoryEntry, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
}

/** As {@link noticesOf}, for who only looks and holds nobody up. */
export async function knownNotices({ manager }: Transaction, caseId: string): Promise<readonly string[]> {
  return (await manager.findOneByOrFail(DirectoryEntry, { caseId })).calendarEditions ?? [];
}

/** @throws TypeORM's EntityNotFoundError for a case not heard of yet: a step is tried again until the fact has come. */
export function knownCase(tx: Transaction, caseId: string): Promise<KnownCase> {
  return tx.manager.findOneByOrFail(DirectoryEntry, { caseId });
}
