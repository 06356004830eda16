import type { AssetClass, AssetUse, CourtInstant, LegalDate, Yuan } from '@hejie/law';
import type { DocumentSignatory } from './settlement-case.js';
import type { Liability, PreservationLiftGround, ObjectionKind } from '@hejie/settlement';

/**
 * How property is described and where it is kept. It is personal: the service keeps it sealed, and it goes nowhere but to its keeper and
 * into documents.
 */
export interface PropertyDetail {
  /** As a ruling names it. */
  readonly description: string;
  /** Who keeps or registers it: whom an order is addressed to. */
  readonly keeper: string;
  /** The keeper's own name of it; without one, orders go on paper. */
  readonly reference?: string;
}

/** Property that an answer or a person names; sums in yuan. */
export interface PropertyFound {
  readonly id: string;
  readonly class: AssetClass;
  readonly use: AssetUse;
  readonly value: Yuan;
  readonly valuedOn: LegalDate;
  readonly share: string;
  readonly coOwnerPartyIds: readonly string[];
  readonly indivisible: boolean;
  readonly chargesOnWhole: Yuan;
  readonly chargesOnShare: Yuan;
  readonly priorControls: number;
  readonly queuedBehind: number;
  readonly detail: PropertyDetail;
}

/** Property that a person names, with whose it is and on what that rests. */
export interface PropertyNamed extends PropertyFound {
  readonly ownerPartyId: string;
  readonly liability: Liability;
  readonly liabilityBasis?: string;
}

/** Who gave a receipt, and when it came. */
interface Receipted {
  readonly receivedAt: CourtInstant;
  readonly carriedOutBy: string;
}

/** What the documents of an order have of the person who orders: who signs, and who answers questions. Their numbers are the register's. */
export interface OrderPapers {
  readonly signatories: readonly DocumentSignatory[];
  readonly contact: { readonly name: string; readonly phone: string };
}

/** What each command on queries and controls of a property file says; sums in yuan. Which stage hears it is the table `PROPERTY_STATES` of `@hejie/settlement`. */
export interface ControlCommands {
  /** PRE-CTRL: whose property is asked for, of which classes, and why his. */
  askForProperty: {
    readonly queryId: string;
    readonly authority: string;
    readonly partyId: string;
    readonly liability: Liability;
    readonly liabilityBasis?: string;
    readonly classes: readonly AssetClass[];
  };
  /** PROC-7: answers that came on paper. */
  recordQueryAnswers: {
    readonly queryId: string;
    readonly answers: readonly {
      readonly class: AssetClass;
      readonly outcome: 'FOUND' | 'NOTHING' | 'NOT_ANSWERED';
      readonly asOf?: CourtInstant;
      readonly receivedAt: CourtInstant;
      readonly by: string;
      readonly limits?: string;
    }[];
    readonly found: readonly PropertyFound[];
  };
  /** PROC-23: who, or which vehicle, is looked for. */
  askToSearch: { readonly searchId: string; readonly authority: string } & (
    { readonly what: 'WHEREABOUTS'; readonly partyId: string } | { readonly what: 'VEHICLE'; readonly assetId: string }
  );
  /** PROC-23: an answer that came on paper; `place`: where, kept sealed. */
  recordSearchAnswer: {
    readonly searchId: string;
    readonly outcome: 'FOUND' | 'NOT_FOUND';
    readonly receivedAt: CourtInstant;
    readonly by: string;
    readonly asOf?: CourtInstant;
    readonly place?: string;
  };
  /** PROC-7; `words`: what it says, kept sealed. */
  recordClue: {
    readonly clueId: string;
    readonly byPartyId: string;
    readonly receivedAt: CourtInstant;
    readonly clear: boolean;
    readonly urgent: boolean;
    readonly words: string;
  };
  verifyClue: { readonly clueId: string; readonly found: readonly PropertyNamed[] };
  /** PRE-CTRL; `bySelf`: the party says so, not an officer for him. */
  nameProperty: { readonly byPartyId: string; readonly asset: PropertyNamed; readonly bySelf?: boolean };
  /** PROC-5. */
  recordReport: {
    readonly reportId: string;
    readonly partyId: string;
    readonly receivedAt: CourtInstant;
    readonly items: readonly { readonly class: AssetClass; readonly value: Yuan; readonly assetId?: string }[];
  };
  showReport: { readonly reportId: string; readonly partyId: string };
  orderDisposalDuty: {
    readonly dutyId: string;
    readonly partyId: string;
    readonly appliedByPartyId: string;
    readonly noticeNumber: string;
  };
  declareDisposal: {
    readonly dutyId: string;
    readonly partyId: string;
    readonly receivedAt: CourtInstant;
    readonly kind: 'DISPOSAL' | 'CHANGE';
    readonly assetIds: readonly string[];
    readonly plannedOn: LegalDate;
  };
  /** PRE-CTRL, PROC-12: one ruling, and a notice to each keeper. */
  orderControls: OrderPapers & {
    readonly authority: string;
    readonly orders: readonly {
      readonly controlId: string;
      readonly assetId: string;
      readonly cap?: Yuan;
      readonly useContinues: boolean;
      readonly wagesFinding?: string;
    }[];
  };
  /** PROC-10: what was preserved for the trial, as its papers and its keeper have it. */
  bringInPreservation: {
    readonly controlId: string;
    readonly authority: string;
    readonly assetId: string;
    readonly preservedUnder: string;
    readonly rulingNumber: string;
    readonly noticeNumber: string;
    readonly ruledOn: LegalDate;
    readonly carriedOutBy: string;
    readonly rank: number;
    readonly effectiveOn?: LegalDate;
    readonly renewedFrom?: LegalDate;
    readonly lastDay?: LegalDate;
    readonly cap?: Yuan;
    readonly useContinues: boolean;
  };
  /** PROC-9, PROC-14. */
  recordControlReceipt: Receipted & {
    readonly controlId: string;
    readonly outcome: 'DONE' | 'QUEUED' | 'REFUSED';
    readonly effectiveOn?: LegalDate;
    readonly lastDay?: LegalDate;
    readonly rank?: number;
    readonly amount?: Yuan;
    readonly reason?: string;
  };
  /** PROC-14. */
  moveControlUp: {
    readonly controlId: string;
    readonly rank: number;
    readonly on: LegalDate;
    readonly lastDay?: LegalDate;
  };
  /** PROC-9R. */
  applyForRenewal: { readonly controlId: string; readonly partyId: string; readonly askedOn: LegalDate };
  /** PROC-9R: one ruling, and a notice to each keeper; what was applied for is granted, the rest is the court's own motion. */
  renewControls: OrderPapers & { readonly controlIds: readonly string[] };
  /** PROC-9R; `newControlId`: names the control that it becomes where it was carried out too late. */
  recordRenewalReceipt: Receipted & {
    readonly controlId: string;
    readonly effectiveOn: LegalDate;
    readonly newControlId?: string;
  };
  /** PROC-18. */
  recordObjection: {
    readonly objectionId: string;
    readonly kind: ObjectionKind;
    readonly controlIds: readonly string[];
    readonly byPartyId: string;
    readonly receivedAt: CourtInstant;
  };
  decideObjection: {
    readonly objectionId: string;
    readonly rulingNumber: string;
    readonly upheldFor: readonly string[];
  };
  /** PROC-19: the outsider and the parties have it. */
  serveObjectionRuling: { readonly objectionId: string; readonly servedOn: LegalDate };
  /** PROC-18. */
  applyForReconsideration: {
    readonly objectionId: string;
    readonly byPartyId: string;
    readonly receivedAt: CourtInstant;
    readonly postedOn?: LegalDate;
  };
  /** PROC-18: of the court above. */
  recordReconsideration: {
    readonly objectionId: string;
    readonly rulingNumber: string;
    readonly servedOn: LegalDate;
  } & (
    | { readonly outcome: 'DISMISSED' | 'REMITTED' }
    | { readonly outcome: 'CHANGED'; readonly upheldFor: readonly string[] }
  );
  /** PROC-19, 查扣冻12. */
  recordPropertySuit: {
    readonly suitId: string;
    readonly byPartyId: string;
    readonly caseNumber: string;
    readonly filedOn: LegalDate;
  } & (
    | { readonly kind: 'OBJECTION'; readonly objectionId: string }
    | { readonly kind: 'PARTITION'; readonly assetId: string }
  );
  endPropertySuit: { readonly suitId: string; readonly endedOn: LegalDate };
  /** PROC-21. */
  applyToLift: {
    readonly applicationId: string;
    readonly authority: string;
    readonly assetIds: readonly string[];
    readonly byPartyId: string;
    readonly ground: PreservationLiftGround;
    readonly substituteAssetId?: string;
    readonly urgent: boolean;
    readonly receivedAt: CourtInstant;
  };
  decideLift: { readonly applicationId: string; readonly granted: boolean; readonly rulingNumber: string };
}
