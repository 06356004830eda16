import { AGENCY_CONTRACT, type StaffQuestion } from '@hejie/contracts/exchange';
import { type Recording } from '@hejie/casework';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import {
  employersTold,
  publishedDecision,
  staffSubject,
  type AgencyContent,
  type PublishedDecision,
  type PublishedMatter,
  type StaffMatch,
  type Subscription,
} from '@hejie/settlement';
import { currentCourtClock } from '@hejie/temporal';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { questionIdOf } from '../publication/ids.js';
import { PublicationContent } from '../publication/publication-content.entity.js';
import { employerNotice } from './employer-notice.js';
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

/** DIS-ART-8: the removal goes to the units that were told of the listing, whoever stands above him by now: nobody is asked for it. `about`: the publication of the removal. */
export async function removalNotices(
  manager: EntityManager,
  matter: PublishedMatter,
  about: Parameters<typeof employerNotice>[0] & { readonly caseId: string },
  before: readonly Pick<PublicationContent, 'publicationId'>[],
  { partyName }: AgencyContent,
): Promise<readonly Recording[]> {
  if (matter.entry.kind !== 'LISTING' || publishedDecision(matter.decision).action !== 'DELETE') return [];
  const { caseId } = about;
  const publicationId = In(before.map((one) => one.publicationId));
  const rows = await manager.findBy(StaffQuestionRow, { caseId, publicationId, toldAt: Not(IsNull()) });
  const told = rows.filter(({ decision }) => publishedDecision(decision).action === 'ADD');
  const superiors = told.flatMap(({ answer }) => (JSON.parse(answer!) as StaffMatch).superior ?? []);
  const recipients = employersTold(matter, null, superiors);
  // Under the name under which they heard of him, where the removal has none.
  const listing = () => manager.findOneByOrFail(PublicationContent, { caseId, publicationId: told[0]!.publicationId });
  const heard = async () => (JSON.parse((await listing()).content) as AgencyContent).partyName!;
  const name = partyName ?? (recipients.length > 0 ? await heard() : '');
  const documents = recipients.map((recipient, index) => employerNotice(about, { recipient, name, no: index + 1 }));
  // Said of every removal: the audit is read by more people than may know whether he is public staff.
  const audit = { action: 'publication.employers-considered', facts: { publicationId: about.publicationId } };
  return [{ audit, documents }];
}

/** What goes to the body: who he is, as far as its subscription allows, and why it is asked (PIPL 6); undefined while nobody has entered his name, or it may not be asked. */
export function staffQuestionMessage(
  { id: questionId, agencyId }: Pick<StaffQuestionRow, 'id' | 'agencyId'>,
  { partyKind, content }: Pick<PublicationContent, 'partyKind' | 'content'>,
  subscription: Parameters<typeof staffSubject>[0] & Pick<Subscription, 'purpose' | 'legalBasis'>,
  askedAt: CourtInstant,
): StaffQuestion | undefined {
  const { purpose, legalBasis } = subscription;
  const subject = staffSubject(subscription, partyKind, JSON.parse(content) as AgencyContent, legalDateOf(askedAt));
  if (subject === undefined) return undefined;
  return { contract: AGENCY_CONTRACT, questionId, agencyId, subject, purpose, legalBasis, askedAt };
}
