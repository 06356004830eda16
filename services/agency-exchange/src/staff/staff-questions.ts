import { AGENCY_CONTRACT, type StaffQuestion } from '@hejie/contracts/exchange';
import { type Recording } from '@hejie/casework';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import {
  employersTold,
  endsStaffQuestions,
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
import { type PublicationContent } from '../publication/publication-content.entity.js';
import { employerNotice, identifiedContent, notifiedIn } from './employer-notice.js';
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

/** The task of a judge: is the unit told on what a body has answered? */
export const CONFIRM_EMPLOYER_NOTICE = 'CONFIRM_EMPLOYER_NOTICE';
const tasksOf = (caseId: string, publicationId: string): string => `employer-notice/${caseId}/${publicationId}/`;
export const noticeTask = (caseId: string, publicationId: string, agencyId: string): string =>
  `${tasksOf(caseId, publicationId)}${agencyId}`;

/** Who was told already, by these answers. */
export const superiorsTold = (rows: readonly Pick<StaffQuestionRow, 'answer' | 'toldAt'>[]): readonly string[] =>
  rows.flatMap(({ answer, toldAt }) => (toldAt === null ? [] : ((JSON.parse(answer!) as StaffMatch).superior ?? [])));

/** All questions of a publication, held until the commit: whoever stands above him is told once, however many bodies say so. */
export const heldQuestions = (
  manager: EntityManager,
  caseId: string,
  publicationId: string,
): Promise<StaffQuestionRow[]> =>
  manager.find(StaffQuestionRow, {
    where: { caseId, publicationId },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/**
 * DIS-ART-8: the entry goes: whoever was told of the listing is told of that, whoever stands above him by now, and nobody is asked any more. A correction, a suspension changes nothing: he is
 * listed. `about`: the publication of the removal.
 */
export async function endStaffQuestions(
  manager: EntityManager,
  matter: PublishedMatter,
  about: {
    readonly caseId: string;
    readonly publicationId: string;
    readonly caseNumber: string;
    readonly decision: PublishedDecision;
  },
  before: readonly Pick<PublicationContent, 'publicationId'>[],
): Promise<readonly Recording[]> {
  if (!endsStaffQuestions(matter)) return [];
  const { caseId, publicationId } = about;
  const of = { caseId, publicationId: In(before.map((one) => one.publicationId)) };
  await manager.update(StaffQuestionRow, { ...of, state: In(['WAITING', 'PUT']) }, { state: 'GIVEN_UP' });
  await manager.update(StaffQuestionRow, { ...of, finding: 'OPEN' }, { finding: 'GIVEN_UP' });
  await manager.update(StaffQuestionRow, { ...of, endedAt: IsNull() }, { endedAt: () => 'now()' });
  const told = await manager.find(StaffQuestionRow, {
    where: { ...of, toldAt: Not(IsNull()) },
    order: { toldAt: 'ASC', id: 'ASC' },
  });
  const recipients = employersTold(matter, null, superiorsTold(told));
  // As they heard of him, where the removal does not say who he is.
  const notified = recipients.length === 0 ? undefined : notifiedIn(await identifiedContent(manager, about));
  const documents = recipients.map((recipient, index) =>
    employerNotice(
      { ...about, id: index === 0 ? publicationId : `${publicationId}/${index + 1}` },
      recipient,
      notified!,
    ),
  );
  // Said of every removal: the audit is read by more people than may know whether he is public staff.
  const audit = { action: 'publication.employers-considered', facts: { publicationId } };
  const cancelled = before.map((one) => ({ under: tasksOf(caseId, one.publicationId) }));
  return [{ audit, documents, tasks: { cancelled } }];
}

/** What goes to the body: who he is, as far as its subscription allows, and why it is asked (PIPL 6); undefined while nobody has entered his name and number, or it may not be asked. */
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
