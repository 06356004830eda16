import { knownCase, type KnownCase, type Recording } from '@hejie/casework';
import { type contentForAgencies, type decisionForAgencies, type FactData } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { openContent, type ContentKeys } from '@hejie/security';
import {
  decideConsentWithdrawal,
  decideLateRecipients,
  decidePublicationOpening,
  decideSupersession,
  isListLeftOut,
  isNameless,
  recipientsOf,
  staffAsked,
  type AgencyContent,
  type AgencyEntry,
  type Delivery,
  type PublicationFile,
  type PublicationTurn,
  type PublishedMatter,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { releaseDeliveries } from '../delivery/delivery-outbox.js';
import { AgencyEntryRow } from '../entry/agency-entry.entity.js';
import { SubjectDigests } from '../inbound/subject-digests.js';
import { askStaff, endStaffQuestions } from '../staff/staff-questions.js';
import { SubscriptionRow } from '../subscription/subscription.entities.js';
import { Subscriptions } from '../subscription/subscriptions.js';
import { entryIdOf, publicationIdOf } from './ids.js';
import { identityTask, identityWanted, listNotConnected } from './told.js';
import { publicationDesk } from './publication-desk.js';
import { PublicationContent } from './publication-content.entity.js';

/** The keys with which contents of decisions come sealed. */
export const CONTENT_KEYS = Symbol('CONTENT_KEYS');

type Decided = FactData<typeof decisionForAgencies>;
type Completed = FactData<typeof contentForAgencies>;

/** Opens publications of decisions, and supersedes those that came before about the same entry. */
@Injectable()
export class Publications {
  constructor(
    @Inject(Subscriptions) private readonly subscriptions: Subscriptions,
    @Inject(CONTENT_KEYS) private readonly keys: ContentKeys,
    @Inject(SubjectDigests) private readonly digests: SubjectDigests,
  ) {}

  /** @returns what belongs to it, in order. Throws for a content that none of the keys opens: the fact waits parked. */
  async open(tx: Transaction, decided: Decided, known: KnownCase): Promise<Recording[]> {
    const { caseId, partyId, partyKind, entryKind: kind, rowId, decision, rule, lastDay, limit } = decided;
    const { at, sealed } = decided;
    const { manager } = tx;
    await holdWishes(tx, caseId, partyId);
    const subscriptions = await this.subscriptions.ofCourt(manager, known.court);
    const entry: AgencyEntry = { partyId, kind, rowId };
    const entryId = entryIdOf(caseId, entry);
    const unlisted = (recipients: readonly Delivery[]): Recording[] =>
      isListLeftOut({ entry, decision }, recipients)
        ? [listNotConnected({ caseId, partyId, entryId, lastDay }, known.caseNumber)]
        : [];
    // Where no body of the court has ever subscribed to such entries there is nobody to tell.
    if (!subscriptions.some(({ entries }) => entries.includes(kind))) return unlisted([]);
    const before = await earlierOf(manager, caseId, entryId);
    const version = (before.at(-1)?.version ?? 0) + 1;
    const publicationId = publicationIdOf(caseId, entry, version);
    const content = (await openContent(sealed, this.keys)) as AgencyContent;
    const of = { caseId, publicationId, partyId, partyKind, kind, rowId, version, entryId };
    const subjectDigest = this.digests.of({ ...content, partyKind });
    await manager.insert(PublicationContent, { ...of, content: JSON.stringify(content), subjectDigest });
    const matter: PublishedMatter = { entry, decision, version, decidedAt: at, rule, lastDay, ...(limit && { limit }) };
    const superseded = await this.supersede(tx, caseId, before, publicationId, at);
    const recipients = recipientsOf(
      matter,
      {
        subscriptions,
        added: await addedOf(manager, entryId),
        consents: await this.subscriptions.consentsOf(manager, caseId, partyId),
        partyKind,
      },
      legalDateOf(at),
    );
    const key = { caseId, about: publicationId, at, by: CASE_ITSELF };
    const opened = await publicationDesk.entered(tx, key, (file, turn) =>
      decidePublicationOpening(file, { matter, recipients }, turn),
    );
    await askStaff(manager, { ...of, decision, at }, staffAsked(matter, subscriptions, partyKind, legalDateOf(at)));
    const about = { ...of, caseNumber: known.caseNumber, decision };
    const employers = await endStaffQuestions(manager, matter, about, before);
    const waits = isNameless(content) && recipients.some(({ action }) => action !== 'DELETE');
    const wanted = waits ? [identityWanted(of, known.caseNumber)] : [];
    return [...superseded, ...opened, ...employers, ...wanted, ...unlisted(recipients)];
  }

  /**
   * DIS-ART-6: who the party is was entered: what has waited for that in the last publication of the entry goes. What bodies have been told already is put right by a decision
   * alone. @returns what belongs to it.
   */
  async complete(tx: Transaction, completed: Completed): Promise<Recording[]> {
    const { caseId, partyId, partyKind, entryKind: kind, rowId, sealed, at } = completed;
    const { manager } = tx;
    const entryId = entryIdOf(caseId, { partyId, kind, rowId });
    const last = (await earlierOf(manager, caseId, entryId)).at(-1);
    if (!last) return [];
    const { publicationId } = last;
    const key = { caseId, about: publicationId };
    const kept = await publicationDesk.held(tx, key);
    const row = await manager.findOneByOrFail(PublicationContent, { caseId, publicationId });
    if (!kept || !isNameless(JSON.parse(row.content) as AgencyContent)) return [];
    const content = (await openContent(sealed, this.keys)) as AgencyContent;
    if (isNameless(content)) return [];
    const subjectDigest = this.digests.of({ ...content, partyKind });
    await manager.update(
      PublicationContent,
      { caseId, publicationId },
      { partyKind, content: JSON.stringify(content), subjectDigest },
    );
    await releaseDeliveries(manager, { caseId, publicationId, at }, kept.file);
    return [
      {
        audit: { action: 'publication.content-completed', facts: { publicationId, partyId } },
        tasks: { done: [{ id: identityTask(caseId, publicationId), outcome: { entered: true }, ifOpen: true }] },
      },
    ];
  }

  /** Is a party a person or a unit? Undefined where nothing was published yet that says who it is. */
  async kindOf(manager: EntityManager, caseId: string, partyId: string): Promise<'PERSON' | 'UNIT' | undefined> {
    const identified = (await latestOf(manager, caseId, partyId)).filter(
      ({ content }) => !isNameless(JSON.parse(content) as AgencyContent),
    );
    return identified.at(-1)?.partyKind;
  }

  /** PIPL 15: the party wishes platforms to hear of removals no more, or of fewer: what has not left does not leave. @returns what belongs to it, in order. */
  async withdrawn(
    tx: Transaction,
    { caseId, partyId, at, by }: { caseId: string; partyId: string; at: CourtInstant; by: string },
  ): Promise<Recording[]> {
    const { manager } = tx;
    const consents = await this.subscriptions.consentsOf(manager, caseId, partyId);
    const recordings: Recording[] = [];
    for (const { publicationId: about, partyKind } of await latestOf(manager, caseId, partyId)) {
      const kept = await publicationDesk.find(manager, { caseId, about });
      const waits = kept?.file.deliveries.some(({ category, state }) => category === 'PLATFORM' && state === 'WAITING');
      if (waits !== true) continue;
      const decide = async (file: PublicationFile, turn: PublicationTurn) => {
        const attempted = await attemptedOf(manager, caseId, about);
        return decideConsentWithdrawal(file, { consents, partyKind, attempted }, turn);
      };
      recordings.push(...(await publicationDesk.entered(tx, { caseId, about, at, by }, decide)));
    }
    return recordings;
  }

  /** PIPL 23: the party wishes platforms to hear of removals that are published already. @returns what belongs to it, in order. */
  async late(
    tx: Transaction,
    { caseId, partyId, at, by }: { caseId: string; partyId: string; at: CourtInstant; by: string },
  ): Promise<Recording[]> {
    const { manager } = tx;
    const { court } = await knownCase(tx, caseId);
    const subscriptions = await this.subscriptions.ofCourt(manager, court);
    const consents = await this.subscriptions.consentsOf(manager, caseId, partyId);
    const recordings: Recording[] = [];
    for (const { publicationId: about, partyKind } of await latestOf(manager, caseId, partyId)) {
      const kept = await publicationDesk.find(manager, { caseId, about });
      if (!kept?.file.matter) continue;
      const known = { subscriptions, added: [], consents, partyKind };
      const recipients = recipientsOf(kept.file.matter, known, legalDateOf(at));
      const told = new Set(kept.file.deliveries.filter(({ state }) => state !== 'WITHDRAWN').map(({ id }) => id));
      if (kept.file.superseded || !recipients.some(({ id, category }) => category === 'PLATFORM' && !told.has(id)))
        continue;
      const key = { caseId, about, at, by };
      const decide = (file: PublicationFile, turn: PublicationTurn) => decideLateRecipients(file, { recipients }, turn);
      recordings.push(...(await publicationDesk.entered(tx, key, decide)));
    }
    return recordings;
  }

  /** What came before has no say any more: in order of their versions, as their locks are taken. */
  private async supersede(
    tx: Transaction,
    caseId: string,
    before: readonly PublicationContent[],
    by: string,
    at: CourtInstant,
  ): Promise<Recording[]> {
    const recordings: Recording[] = [];
    for (const { publicationId: about } of before) {
      const row = await publicationDesk.row(tx.manager, { caseId, about });
      if (row === null) continue;
      const key = { caseId, about, at, by: CASE_ITSELF };
      const decide = (file: PublicationFile, turn: PublicationTurn) => decideSupersession(file, { by }, turn);
      // One that has ended only remembers that it is not the last word.
      const recorded = row.ending
        ? publicationDesk.putRight(tx, key, decide)
        : publicationDesk.entered(tx, key, decide);
      recordings.push(...(await recorded));
    }
    return recordings;
  }
}

/** Until the commit a wish of the party about platforms and a publication about it see each other, whichever comes first; taken before every other lock. */
export async function holdWishes({ manager }: Transaction, caseId: string, partyId: string): Promise<void> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`platforms/${caseId}/${partyId}`]);
}

/** What was taken to be put, or is being taken: held until the commit, so that nothing is that has been taken back. */
async function attemptedOf(manager: EntityManager, caseId: string, publicationId: string): Promise<readonly string[]> {
  const rows: { id: string; attempted: boolean }[] = await manager.query(
    `select delivery_id as id, attempted from delivery_request where case_id = $1 and publication_id = $2 for update`,
    [caseId, publicationId],
  );
  return rows.filter(({ attempted }) => attempted).map(({ id }) => id);
}

/** The last publication of each entry of a party, in order of their rows, as their locks are taken. */
function latestOf(manager: EntityManager, caseId: string, partyId: string): Promise<PublicationContent[]> {
  return manager
    .createQueryBuilder(PublicationContent, 'c')
    .distinctOn(['c.entryId'])
    .where('c.caseId = :caseId and c.partyId = :partyId', { caseId, partyId })
    .orderBy('c.entryId')
    .addOrderBy('c.version', 'DESC')
    .getMany();
}

/** The publications of an entry before, by their versions; held by the lock on the case's course, which is taken first. */
function earlierOf(manager: EntityManager, caseId: string, entryId: string): Promise<PublicationContent[]> {
  return manager.find(PublicationContent, {
    select: { caseId: true, publicationId: true, version: true },
    where: { caseId, entryId },
    order: { version: 'ASC' },
  });
}

/** To whom an addition of the entry was ever attempted, and to which effects: also where it was taken to be put, and nothing is known of what became of that. */
async function addedOf(manager: EntityManager, entryId: string) {
  const rows = await manager
    .createQueryBuilder(AgencyEntryRow, 'e')
    .where('e.entry_id = :entryId', { entryId })
    .andWhere(
      `(e.added_once or exists (select 1 from delivery_request r join publication_content c using (case_id, publication_id)
         where c.entry_id = e.entry_id and r.delivery_id = e.agency_id || '/' || e.effect and r.attempted))`,
    )
    .orderBy('e.agency_id')
    .addOrderBy('e.effect')
    .getMany();
  const agencies = [...new Set(rows.map(({ agencyId }) => agencyId))];
  const told = await manager.findBy(SubscriptionRow, { id: In(rows.map(({ subscriptionId }) => subscriptionId)) });
  return agencies.map((id) => {
    const of = rows.filter(({ agencyId }) => agencyId === id);
    const { agencyId, subscriptionId, agencyName, category, nationalList, proofWanted } = of[0]!;
    const effects = of.map(({ effect }) => effect);
    const legalBasis = told.find((one) => one.id === subscriptionId)?.legalBasis;
    return { agencyId, subscriptionId, legalBasis, agencyName, category, nationalList, proofWanted, effects };
  });
}
