import { type NewDocument } from '@hejie/casework';
import { type PenaltyMeasureSaid, type SanctionCommands } from '@hejie/contracts/workflows';
import { parseYuan } from '@hejie/law';
import {
  asCreditor,
  asIdentified,
  decideCapacity,
  decideCorrection,
  decideCorrectionCarriedOut,
  decideCorrectionRequest,
  decideCorrectionService,
  decideCreditorWish,
  decideDeletion,
  decideDeletionGround,
  decideDeletionRequest,
  decideDueDeletion,
  decideExtensionOfTerm,
  decideLift,
  decideLimitCorrectionCarriedOut,
  decideLimitCorrectionRequest,
  decideLimitInForce,
  decideLimitOrder,
  decideLimitReview,
  decideLimitReviewRequest,
  decideLimitService,
  decideListingService,
  decideOnPenalty,
  decideOnProposal,
  decidePenaltyProposal,
  decidePenaltyService,
  decidePenaltyReconsideration,
  decidePenaltyReconsiderationRequest,
  decidePermission,
  decidePermissionRevocation,
  decidePromiseAnswer,
  decidePromiseOffer,
  decideRank,
  decideReconsideration,
  decideReconsiderationRequest,
  decideRecordClosing,
  isEarlyDeletion,
  isEarlyLift,
  type CreditFile,
} from '@hejie/settlement';
import { withConducts } from '../repair/other-cases.js';
import { type CommandDecisions, type Surroundings } from './command-decisions.js';
import { deletionWarning } from './deletion-warning.js';
import { PENALTY_PAPERS } from './penalty-documents.js';

/** What the law decides on each command about sanctions; what an entry shows is read before its publication is decided on (`credit.activities.ts`). */
export const SANCTION_DECISIONS: CommandDecisions<Omit<SanctionCommands, 'publishEntry'>> = {
  offerPromise: decidePromiseOffer,
  answerPromise: decidePromiseAnswer,
  decideProposal: async (file, { listingId, verdict, paper }, turn, { identified, numberOf }) => {
    if (verdict.outcome === 'REFUSE') return decideOnProposal(file, { listingId, verdict }, turn);
    const decisionNumber = await numberAbout(file, listingId, 'LISTING_DECISION', numberOf);
    const numbered = { ...verdict, decisionNumber };
    return asIdentified(file.subject, await identified(), '/subject/kind', () =>
      decideOnProposal(file, { listingId, verdict: numbered, facts: paper?.facts }, turn),
    );
  },
  serveDecision: decideListingService,
  extendTerm: async (file, { paper, ...said }, turn, { numberOf }) => {
    const decisionNumber = await numberAbout(file, said.listingId, 'TERM_EXTENSION', numberOf);
    return decideExtensionOfTerm(file, { ...said, facts: paper?.facts ?? [], decisionNumber }, turn);
  },
  recordDeletionGround: decideDeletionGround,
  requestDeletion: (file, said, turn, { parties }) =>
    asCreditor(parties, said.requestedBy, '/requestedBy', () =>
      decideDeletionRequest(file, { ...said, warningOfToday: deletionWarning(turn.at).hash }, turn),
    ),
  deleteEntry: decideDueDeletion,
  decideDeletion: async (file, said, turn, { parties, conductsElsewhere }) =>
    decideDeletion(
      isEarlyDeletion(file, said, turn) ? withConducts(file, await conductsElsewhere()) : file,
      said,
      turn,
      parties,
    ),
  requestCorrection: (file, { filedBy = null, ...said }, turn) =>
    decideCorrectionRequest(file, { ...said, filedBy }, turn),
  decideCorrection,
  carryOutCorrection: decideCorrectionCarriedOut,
  serveCorrection: decideCorrectionService,
  requestReconsideration: (file, { correctionId, filedAt }, turn) =>
    decideReconsiderationRequest(file, { correctionId, filedAt: filedAt ?? turn.at }, turn),
  decideReconsideration,
  requestLimitCorrection: (file, { filedBy = null, ...said }, turn) =>
    decideLimitCorrectionRequest(file, { ...said, filedBy }, turn),
  carryOutLimitCorrection: (file, said, turn, { court }) => decideLimitCorrectionCarriedOut(file, said, turn, court),
  orderLimit: (file, { subjectPartyId: partyId, ...order }, turn, { court, parties }) => {
    const decide = () => decideLimitOrder(file, { ...order, partyId }, turn, court);
    return order.appliedBy === undefined ? decide() : asCreditor(parties, order.appliedBy, '/appliedBy', decide);
  },
  serveLimit: decideLimitService,
  putLimitInForce: decideLimitInForce,
  liftLimit: async (file, order, turn, { parties, conductsElsewhere }) =>
    decideLift(isEarlyLift(order) ? withConducts(file, await conductsElsewhere()) : file, order, turn, parties),
  permitConsumption: decidePermission,
  revokePermission: decidePermissionRevocation,
  requestLimitReview: (file, { limitId, filedAt }, turn) =>
    decideLimitReviewRequest(file, { limitId, filedAt: filedAt ?? turn.at }, turn),
  decideLimitReview,
  proposePenalty: (file, { measure: what, ...said }, turn, { court }) => {
    const measure = what.kind === 'REFERRAL' ? what : inFen(what);
    return decidePenaltyProposal(file, { ...said, measure }, turn, court);
  },
  decidePenalty: async (file, { penaltyId, verdict }, turn, { numberOf }) => {
    if (verdict.outcome === 'REFUSE') return decideOnPenalty(file, { penaltyId, verdict }, turn);
    const penalty = file.penalties.find(({ id }) => id === penaltyId);
    const decisionNumber = penalty ? await numberOf(PENALTY_PAPERS[penalty.measure.kind], penalty.authority) : '';
    return decideOnPenalty(file, { penaltyId, verdict: { ...verdict, decisionNumber } }, turn);
  },
  servePenalty: decidePenaltyService,
  requestPenaltyReconsideration: (file, { penaltyId, filedAt }, turn) =>
    decidePenaltyReconsiderationRequest(file, { penaltyId, filedAt: filedAt ?? turn.at }, turn),
  decidePenaltyReconsideration: (file, { penaltyId, result }, turn) =>
    decidePenaltyReconsideration(
      file,
      { penaltyId, result: result.outcome === 'CHANGED' ? { ...result, measure: inFen(result.measure) } : result },
      turn,
    ),
  recordCreditorWish: (file, said, turn, { parties }) => decideCreditorWish(file, said, turn, parties),
  findRank: decideRank,
  findCapacity: decideCapacity,
  closeCreditRecord: decideRecordClosing,
};

/** The number that the document to come of a kind about an entry takes; of what the record does not have nothing is numbered, and the law refuses it. */
async function numberAbout(
  { listings }: CreditFile,
  listingId: string,
  kind: NewDocument['kind'],
  numberOf: Surroundings['numberOf'],
): Promise<string> {
  const listing = listings.find(({ id }) => id === listingId);
  return listing ? numberOf(kind, listing.authority) : '';
}

const inFen = (measure: Exclude<PenaltyMeasureSaid, { kind: 'REFERRAL' }>) =>
  measure.kind === 'FINE' ? { ...measure, amount: parseYuan(measure.amount) } : measure;
