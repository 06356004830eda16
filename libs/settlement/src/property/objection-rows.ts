import { type CourtInstant, type LegalDate } from '@hejie/law';

/** Against a control: an outsider says that it is his (案外人异议), or the debtor, or a guarantor of whom it was taken, that it is too much (超标的异议). */
export type ObjectionKind = 'OUTSIDER' | 'OVER_LIMIT';

/** An objection to controls. */
export interface Objection {
  readonly id: string;
  readonly kind: ObjectionKind;
  readonly controlIds: readonly string[];
  readonly byPartyId: string;
  readonly receivedAt: CourtInstant;
  /** Last day on which the court decides it. */
  readonly decideBy: LegalDate;
  readonly decided?: {
    readonly at: CourtInstant;
    readonly by: string;
    readonly upheld: boolean;
    readonly rulingNumber: string;
    /** The controls against which it is upheld. */
    readonly controlIds: readonly string[];
  };
  /**
   * Its ruling was served, and has effect; the last day on which who disagrees may sue upon an outsider's (PROC-19), or take what is too much to the court
   * above (PROC-18).
   */
  readonly served?: { readonly on: LegalDate; readonly suitBy?: LegalDate; readonly reconsiderBy?: LegalDate };
  /** Its ruling was taken to the court above (复议). */
  readonly reconsideration?: Reconsideration;
  /** The court above revoked that ruling and sent the objection back (发回重新审查): since then it is decided anew. */
  readonly remitted?: { readonly on: LegalDate; readonly rulingNumber: string; readonly revoked: string };
}

/** The ruling on an objection before the court above (复议). */
export interface Reconsideration {
  readonly applications: readonly {
    readonly byPartyId: string;
    readonly receivedAt: CourtInstant;
    /** PER-5: it keeps the time from then. */
    readonly postedOn?: LegalDate;
    /** Last day on which this court sends its file up with it. */
    readonly sendBy: LegalDate;
  }[];
  /** Last day on which the court above rules, unless it is given more time. */
  readonly decideBy: LegalDate;
  readonly decided?: {
    readonly at: CourtInstant;
    readonly by: string;
    readonly outcome: ReconsiderationOutcome;
    readonly rulingNumber: string;
    readonly servedOn: LegalDate;
    /** The controls against which the objection is upheld in the end. */
    readonly controlIds: readonly string[];
  };
}

/** 驳回复议申请; 撤销或者变更异议裁定; 撤销异议裁定、发回重新审查 (异议复议规定23). */
export type ReconsiderationOutcome = 'DISMISSED' | 'CHANGED' | 'REMITTED';

/** Which ruling on an objection something belongs to: the first, or the one after it was sent back. */
export const objectionRound = ({ id, remitted }: Pick<Objection, 'id' | 'remitted'>): string =>
  remitted === undefined ? id : `${id}/again`;

/** A suit that holds up the disposal of property: about an outsider's objection (执行异议之诉), or to part what is co-owned (析产诉讼). */
export interface PropertySuit {
  readonly id: string;
  readonly kind: 'OBJECTION' | 'PARTITION';
  readonly objectionId?: string;
  readonly assetIds: readonly string[];
  readonly byPartyId: string;
  readonly caseNumber: string;
  readonly filedOn: LegalDate;
  readonly endedOn?: LegalDate;
}

/**
 * Why a preservation is to be lifted on application (保全规定23). SUBSTITUTED: property worth no less takes its place (解释167). SECURITY_GIVEN: the one
 * who suffers it, or a third party, has given sufficient and effective security (保全规定22).
 */
export type PreservationLiftGround = 'CREDITOR_APPLIES' | 'SUBSTITUTED' | 'SECURITY_GIVEN' | 'LAW_ORDERS';

/** An application to lift controls of a preservation. */
export interface LiftApplication {
  readonly id: string;
  /** The number of the preservation. */
  readonly authority: string;
  readonly assetIds: readonly string[];
  readonly byPartyId: string;
  readonly ground: PreservationLiftGround;
  /** SUBSTITUTED: the property that takes the place of what is lifted. */
  readonly substituteAssetId?: string;
  readonly urgent: boolean;
  readonly receivedAt: CourtInstant;
  readonly decideBy: CourtInstant;
  readonly decided?: {
    readonly at: CourtInstant;
    readonly by: string;
    readonly granted: boolean;
    readonly rulingNumber: string;
  };
}
