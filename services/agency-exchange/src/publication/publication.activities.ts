import { type StepHandlers } from '@hejie/casework';
import { type AgencyExchangeActs } from '@hejie/contracts/workflows';
import { decideResend, decideSeen, passPublicationInstant } from '@hejie/settlement';
import { SeenEvidence } from './evidence.entity.js';
import { publicationDesk } from './publication-desk.js';

/** What the case of a publication has agency exchange decide: each under the file's lock, in the transaction that records it. */
export const publicationActivities: StepHandlers<AgencyExchangeActs> = {
  reviewPublication: ({ publicationId }, step) => publicationDesk.reviewed(step, publicationId),

  reachPublicationDeadline: ({ publicationId, lateness }, step) =>
    publicationDesk.reached(step, publicationId, lateness, (file, turn) =>
      passPublicationInstant(file, { at: lateness.deadline }, turn),
    ),

  confirmSeen: ({ publicationId, deliveryId, evidence }, step) =>
    publicationDesk.decided(step, publicationId, async (file, turn) => {
      const { caseId, tx } = step;
      const image = await tx.manager.findOneBy(SeenEvidence, { caseId, publicationId, deliveryId, digest: evidence });
      return decideSeen(file, { deliveryId, evidence: image ? evidence : '', seenAt: image?.receivedAt }, turn);
    }),

  resendDelivery: ({ publicationId, deliveryId }, step) =>
    publicationDesk.decided(step, publicationId, (file, turn) => decideResend(file, { deliveryId }, turn)),
};
