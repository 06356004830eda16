import { AGENCY_CONTRACT, type StaffQuestion } from '@hejie/contracts/exchange';
import { type CourtInstant } from '@hejie/law';
import { type AgencyContent, type PublishedDecision, type Subscription } from '@hejie/settlement';
import { currentCourtClock } from '@hejie/temporal';
import { In, type EntityManager } from 'typeorm';
import { questionIdOf } from '../publication/ids.js';
import { type PublicationContent } from '../publication/publication-content.entity.js';
import { StaffQuestionRow } from './staff-question.entity.js';

interface AskedAbout {
  readonly caseId: string;
  readonly publicationId: string;
  readonly partyId: string;
  readonly decision: PublishedDecision;
  readonly at: CourtInstant;
}

/** DIS-ART-8: what is asked of each body, written in the transaction that publishes the decision: once a body and publication. */
export async function askStaff(
  manager: EntityManager,
  { caseId, publicationId, partyId, decision, at: askedAt }: AskedAbout,
  asked: readonly Subscription[],
): Promise<void> {
  for (const { agencyId, id: subscriptionId } of asked)
    await manager.insert(StaffQuestionRow, {
      id: questionIdOf(caseId, publicationId, agencyId, 'staff'),
      ...{ caseId, publicationId, partyId, agencyId, subscriptionId, decision, askedAt },
      state: 'WAITING',
      clock: (currentCourtClock() ?? null) as never,
    });
}

/** A later decision has taken the place of what was asked about: nobody is told of that any more. */
export async function giveUpStaffQuestions(
  manager: EntityManager,
  caseId: string,
  before: readonly Pick<PublicationContent, 'publicationId'>[],
): Promise<void> {
  const publicationId = In(before.map((one) => one.publicationId));
  await manager.update(
    StaffQuestionRow,
    { caseId, publicationId, state: In(['WAITING', 'PUT']) },
    { state: 'GIVEN_UP' },
  );
}

/** What goes to the body: who he is, and why it is asked (PIPL 6); undefined while nobody has entered his name. */
export function staffQuestionMessage(
  { id: questionId, agencyId }: Pick<StaffQuestionRow, 'id' | 'agencyId'>,
  { partyKind, content }: Pick<PublicationContent, 'partyKind' | 'content'>,
  { purpose, legalBasis }: Pick<Subscription, 'purpose' | 'legalBasis'>,
  askedAt: CourtInstant,
): StaffQuestion | undefined {
  const { partyName: name, identityNumber, unitCode } = JSON.parse(content) as AgencyContent;
  if (name === undefined) return undefined;
  const number = partyKind === 'PERSON' ? identityNumber && { identityNumber } : unitCode && { unitCode };
  const subject = { kind: partyKind, name, ...number };
  return { contract: AGENCY_CONTRACT, questionId, agencyId, subject, purpose, legalBasis, askedAt };
}
