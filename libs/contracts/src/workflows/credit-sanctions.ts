import type { CourtInstant, LegalDate, Yuan } from '@hejie/law';
import type {
  decideCapacity,
  decideCorrection,
  decideCorrectionCarriedOut,
  decideCorrectionRequest,
  decideCorrectionService,
  decideCreditorWish,
  decideDeletion,
  decideDeletionGround,
  decideDueDeletion,
  decideExtensionOfTerm,
  decideLimitCorrectionCarriedOut,
  decideLimitCorrectionRequest,
  decideLimitInForce,
  decideLimitReview,
  decideLimitService,
  decideListingService,
  decidePenaltyService,
  decidePermission,
  decidePermissionRevocation,
  decidePromiseAnswer,
  decidePromiseOffer,
  decideRank,
  decideReconsideration,
  decideRecordClosing,
  LiftOrder,
  LimitOrder,
  ListingVerdict,
  Penalty,
  PenaltyVerdict,
} from '@hejie/settlement';
import type { DocumentSignatory } from './settlement-case.js';

/** A verdict as it is said: the register of documents gives the decision its number. */
export type Unnumbered<V> = V extends { readonly decisionNumber: string } ? Omit<V, 'decisionNumber'> : V;

/** What a decision of the law asks to be told. */
type Asked<D extends (file: never, said: never, turn: never, parties: never) => unknown> = Parameters<D>[1];

/** When a party came to court with it, where staff record that afterwards; left out: now. */
interface Filed {
  readonly filedAt?: CourtInstant;
}

/** Of a command that orders a document: who signs it. */
interface OnPaper<P extends object = object> {
  readonly signatories?: readonly DocumentSignatory[];
  /** What else the document has. */
  readonly paper?: P;
}

/** What a 失信决定书 or 延长纳入期限决定书 has beside the decision: what the court has found, a paragraph each. */
export interface ListingPaper {
  readonly facts: readonly string[];
}

/** What a 限制消费令 or 限制出境决定书 has beside the order: when the case was filed, and the bodies that are told or assist. */
export interface LimitPaper {
  readonly filedOn: LegalDate;
  readonly bodies?: readonly string[];
}
/** What a decision that lifts a limit, or permits consumption once, has beside it: the facts, and the bodies that are told or assist. */
export interface LiftPaper {
  readonly facts: string;
  readonly bodies: readonly string[];
}
/** PROC-28: what a 移送函 has beside the proposal: to whom it goes, the duty, the ability, the evidence in five sets, and who answers questions. */
export interface ReferralPaper {
  readonly recipient: string;
  readonly duty: string;
  readonly ability: string;
  readonly evidence: readonly {
    readonly of: 'IDENTITY' | 'DUTY' | 'ABILITY' | 'REFUSAL' | 'CIRCUMSTANCES';
    readonly items: string;
  }[];
  readonly contact: string;
  readonly phone: string;
}
/** Until when a fine is to be paid. */
export interface FinePaper {
  readonly payBy: LegalDate;
}

/** A fine in yuan, detention in days, or a referral. */
export type PenaltyMeasureSaid =
  | { readonly kind: 'FINE'; readonly amount: Yuan }
  | { readonly kind: 'DETENTION'; readonly days: number }
  | { readonly kind: 'REFERRAL' };

/** What the court above has decided on a fine or detention. */
type PenaltyReconsideredSaid =
  | { readonly outcome: 'UPHELD' | 'REVOKED' }
  | { readonly outcome: 'CHANGED'; readonly measure: Exclude<PenaltyMeasureSaid, { kind: 'REFERRAL' }> };

/** What each command about sanctions says. Each in words and with its rule: `SANCTION_COMMANDS` of `@hejie/settlement`. */
export interface SanctionCommands {
  offerPromise: Asked<typeof decidePromiseOffer>;
  answerPromise: Asked<typeof decidePromiseAnswer>;
  /** DIS-ART-5-1, DIS-GRACE-1: the president lists, with months of grace, or does not, with reasons. */
  decideProposal: OnPaper<ListingPaper> & { readonly listingId: string; readonly verdict: Unnumbered<ListingVerdict> };
  serveDecision: Asked<typeof decideListingService>;
  /** DIS-GRACE-1: the entry is published, once grace is over. */
  publishEntry: { readonly listingId: string };
  /** DIS-ART-2-1; the register numbers its 延长纳入期限决定书, and `paper` has the facts. */
  extendTerm: OnPaper<ListingPaper> & Omit<Asked<typeof decideExtensionOfTerm>, 'decisionNumber' | 'facts'>;
  recordDeletionGround: Asked<typeof decideDeletionGround>;
  /** DIS-BAR; `warning`: hash of the warning that he was shown, of that day. */
  requestDeletion: Filed & { readonly listingId: string; readonly requestedBy: string; readonly warning: string };
  deleteEntry: Asked<typeof decideDueDeletion>;
  decideDeletion: Asked<typeof decideDeletion>;
  /** DIS-ART-11; `filedBy` left out: of the court's own motion. */
  requestCorrection: Omit<Asked<typeof decideCorrectionRequest>, 'filedBy'> & { readonly filedBy?: string };
  decideCorrection: Asked<typeof decideCorrection>;
  carryOutCorrection: Asked<typeof decideCorrectionCarriedOut>;
  serveCorrection: Asked<typeof decideCorrectionService>;
  requestReconsideration: Filed & { readonly correctionId: string };
  decideReconsideration: Asked<typeof decideReconsideration>;
  /** DIS-ART-11, 法发〔2019〕35号 18; `filedBy` left out: of the court's own motion. */
  requestLimitCorrection: Omit<Asked<typeof decideLimitCorrectionRequest>, 'filedBy'> & { readonly filedBy?: string };
  /** DIS-ART-12; one that should never have stood is lifted by a document. */
  carryOutLimitCorrection: OnPaper<LiftPaper> & Asked<typeof decideLimitCorrectionCarriedOut>;
  /** LIM-ART-1; `subjectPartyId`: the debtor, one of those who stand behind a unit, or who acts for one without full capacity. */
  orderLimit: OnPaper<LimitPaper> & Omit<LimitOrder, 'partyId'> & { readonly subjectPartyId: string };
  serveLimit: Asked<typeof decideLimitService>;
  putLimitInForce: Asked<typeof decideLimitInForce>;
  liftLimit: OnPaper<LiftPaper> & LiftOrder;
  permitConsumption: OnPaper<LiftPaper> & Asked<typeof decidePermission>;
  revokePermission: Asked<typeof decidePermissionRevocation>;
  requestLimitReview: Filed & { readonly limitId: string };
  /** LIM-EXIT; upheld, the limit is lifted by a document. */
  decideLimitReview: OnPaper<LiftPaper> & Asked<typeof decideLimitReview>;
  proposePenalty: Pick<Penalty, 'id' | 'subjectPartyId' | 'on' | 'conduct' | 'evidence'> & {
    readonly measure: PenaltyMeasureSaid;
    readonly caseNumber: string;
  };
  decidePenalty: OnPaper<FinePaper | ReferralPaper> & {
    readonly penaltyId: string;
    readonly verdict: Unnumbered<PenaltyVerdict>;
  };
  servePenalty: Asked<typeof decidePenaltyService>;
  /** 民诉法119. */
  requestPenaltyReconsideration: Filed & { readonly penaltyId: string };
  decidePenaltyReconsideration: { readonly penaltyId: string; readonly result: PenaltyReconsideredSaid };
  recordCreditorWish: Asked<typeof decideCreditorWish>;
  findRank: Asked<typeof decideRank>;
  /** CLS-4: nothing stands in the record any longer. */
  findCapacity: Asked<typeof decideCapacity>;
  closeCreditRecord: Asked<typeof decideRecordClosing>;
}
