import { type AssetClass, type CourtInstant, type Fen, type LegalDate } from '@hejie/law';

/** What a body says to the question for one class of property (查询反馈). */
export interface QueryAnswer {
  readonly class: AssetClass;
  readonly outcome: 'FOUND' | 'NOTHING' | 'NOT_ANSWERED';
  /** Something is found already, and others who were asked for this class have not spoken yet. */
  readonly open?: true;
  /** How fresh: the instant of which the answer speaks; absent where there is none. */
  readonly asOf?: CourtInstant;
  readonly receivedAt: CourtInstant;
  readonly by: string;
  /** What the body does not see, or why it does not answer. */
  readonly limits?: string;
}

/** A query of somebody's property (财产查询), with the answers that have come. */
export interface PropertyQuery {
  readonly id: string;
  /** The number under which it is made. */
  readonly authority: string;
  readonly partyId: string;
  /** Bound as the debtor, or as a guarantor by ruling, which is then named. */
  readonly liability: 'DEBTOR' | 'GUARANTOR_BY_RULING';
  readonly liabilityBasis?: string;
  readonly classes: readonly AssetClass[];
  readonly askedAt: CourtInstant;
  readonly askedBy: string;
  readonly answers: readonly QueryAnswer[];
}

/** What came of looking for somebody or something (查找反馈). Where it was is the service's to keep, sealed. */
export interface SearchAnswer {
  readonly outcome: 'FOUND' | 'NOT_FOUND';
  readonly receivedAt: CourtInstant;
  readonly by: string;
  /** The instant at which it was there, as far as that was said. */
  readonly asOf?: CourtInstant;
}

/** A search for the debtor, or for a vehicle of his that is under control (查找下落、查找车辆). */
export interface Search {
  readonly id: string;
  /** The number under which it is made. */
  readonly authority: string;
  readonly what: 'WHEREABOUTS' | 'VEHICLE';
  readonly partyId?: string;
  readonly assetId?: string;
  readonly askedAt: CourtInstant;
  readonly askedBy: string;
  readonly answers: readonly SearchAnswer[];
}

/** A clue to property (财产线索). Its words are the service's to keep, sealed. */
export interface Clue {
  readonly id: string;
  readonly byPartyId: string;
  readonly receivedAt: CourtInstant;
  /** Clear enough to be verified; only then the clock runs (PROC-7). */
  readonly clear: boolean;
  readonly urgent: boolean;
  readonly verifyBy?: LegalDate;
  readonly verified?: {
    readonly at: CourtInstant;
    readonly by: string;
    /** What it led to; none: there was nothing. */
    readonly assetIds: readonly string[];
  };
}

/** A piece of property in the debtor's report; `assetId` once it is known to be one that the file has. Amounts in fen. */
export interface ReportedItem {
  readonly class: AssetClass;
  readonly value: Fen;
  readonly assetId?: string;
}

/** The debtor's report of his property (财产报告), or a supplement to it. */
export interface DebtorReport {
  readonly id: string;
  readonly partyId: string;
  readonly receivedAt: CourtInstant;
  readonly items: readonly ReportedItem[];
  /** To whom it was shown on request (财产调查规定8). */
  readonly shown: readonly { readonly partyId: string; readonly at: CourtInstant; readonly by: string }[];
}

/** The duty to declare important disposals and changes (重大资产处置申报, seed 002 四(三)), and what was declared under it. */
export interface DisposalDuty {
  readonly id: string;
  /** Who is to declare: the debtor, or one who assists. */
  readonly partyId: string;
  readonly appliedByPartyId: string;
  readonly orderedAt: CourtInstant;
  readonly noticeNumber: string;
  readonly declared: readonly {
    readonly at: CourtInstant;
    readonly kind: 'DISPOSAL' | 'CHANGE';
    readonly assetIds: readonly string[];
    readonly plannedOn: LegalDate;
  }[];
}
