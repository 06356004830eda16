import { type KnownCase } from '@hejie/casework';
import { type AgencyNotice } from '@hejie/contracts/exchange';
import { packOf, type LegalDate } from '@hejie/law';
import { courtsHearing, matchEnded, matchRules, type AgencyContent, type SubjectMatch } from '@hejie/settlement';
import { In, type EntityManager } from 'typeorm';
import { PublicationContent } from '../publication/publication-content.entity.js';
import { subscriptionOf, subscriptionsOfBody } from '../subscription/subscriptions.js';
import { type SubjectDigests } from './subject-digests.js';

/** A notice of somebody who has ended. */
export type EndedNotice = Extract<AgencyNotice, { kind: 'DEATH' | 'DEREGISTRATION' }>;

/** A party whom a notice may mean, and how far it does. */
export interface Compared extends Pick<KnownCase, 'court' | 'caseNumber'> {
  readonly caseId: string;
  readonly partyId: string;
  readonly match: SubjectMatch;
}

interface Candidate extends Pick<KnownCase, 'court' | 'caseNumber' | 'packId'> {
  readonly caseId: string;
  readonly publicationId: string;
}

/**
 * Parties whom a notice may mean, each compared by the rules of its case: those of the case that it names, and whoever has the number that it
 * names; in the courts that have to do with the body alone, as a body of the law, on that day. The latest content that is on record of each party counts.
 */
export async function comparedWith(
  manager: EntityManager,
  digests: SubjectDigests,
  notice: EndedNotice,
  on: LegalDate,
): Promise<readonly Compared[]> {
  const { caseNumber } = notice.subject;
  const ofBody = await subscriptionsOfBody(manager, { agencyId: notice.agencyId });
  const courts = courtsHearing(ofBody.map(subscriptionOf), on);
  const candidates: Candidate[] = await manager.query(
    `select distinct on (c.case_id, c.party_id) c.case_id as "caseId", c.publication_id as "publicationId",
            d.court, d.case_number as "caseNumber", d.pack_id as "packId"
       from publication_content c join case_directory d on d.case_id = c.case_id
      where (d.case_number = $1 or c.subject_digest = any($2))
        and d.court = any($3)
      order by c.case_id, c.party_id, right(c.subject_digest, 5) = '.none', c.version desc`,
    [caseNumber ?? null, [...digests.namely(notice.subject)], courts],
  );
  const rows = await manager.findBy(PublicationContent, {
    caseId: In(candidates.map(({ caseId }) => caseId)),
    publicationId: In(candidates.map(({ publicationId }) => publicationId)),
  });
  return candidates.map(({ caseId, publicationId, packId, court, caseNumber: known }) => {
    const { partyId, partyKind, content } = rows.find(
      (row) => row.caseId === caseId && row.publicationId === publicationId,
    )!;
    const { partyName = '', identityNumber, unitCode } = JSON.parse(content) as AgencyContent;
    const number = identityNumber ?? unitCode;
    const party = { kind: partyKind, name: partyName, ...(number !== undefined && { number }) };
    const match = matchEnded(matchRules(packOf(packId)), notice, party);
    return { caseId, partyId, court, caseNumber: known, match };
  });
}
