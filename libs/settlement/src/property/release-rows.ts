import { type AssetClass, type CourtInstant, type Fen, type FrozenAsset, type LegalDate } from '@hejie/law';

/** Why property is released (解除事由). */
export type ReleaseGround =
  | 'STEP_OF_PLAN'
  | 'CREDITOR_APPLIES'
  | 'PERFORMED'
  | 'OVER_LIMIT'
  | 'PROTECTED'
  | 'OUTSIDER_UPHELD'
  | 'PRESERVATION_LAPSED'
  | 'WITHDRAWN'
  | 'SUBSTITUTED'
  | 'SOLD_UNDER_SUPERVISION'
  | 'LAW_ORDERS';

/**
 * PLANNED: its payment has not come in. HALTED: it was due, and the debtor is in default or the payment was reversed. SUPERSEDED: another
 * plan, another release or the resumption has taken its place.
 */
export type ReleaseState =
  'PLANNED' | 'DUE' | 'DECIDED' | 'APPROVED' | 'SERVED' | 'DONE' | 'HALTED' | 'REFUSED' | 'SUPERSEDED';

/** By which 协助执行通知书 the release of one thing is asked of whoever keeps it. */
export interface NoticeOf {
  readonly assetId: string;
  readonly noticeNumber: string;
}

/** A creditor applies for a release, or consents to it, having seen its figure. */
export interface CreditorConsent {
  readonly partyId: string;
  readonly at: CourtInstant;
  readonly figure: string;
}

/** A release of property: decided by one person and approved by a second, served, and receipted. */
export interface Release {
  readonly id: string;
  readonly ground: ReleaseGround;
  readonly assetIds: readonly string[];
  /** Of a step: after which payment of the plan, 0 at signing. */
  readonly after?: number;
  /** Of a step: the creditor undertook it in the agreement, and it is carried out whatever the coverage is then. */
  readonly promised?: true;
  /** The facts on which it rests, where they are neither a payment nor the creditor's wish. */
  readonly basis?: string;
  /** Nobody has asked for it: the file's own figures show it (PROC-11, PROC-12), and a judge may refuse it. */
  readonly found?: true;
  /** CLS-1, CLS-2: opened for everything that was still under control when all was performed, or enforcement ended. */
  readonly liftsAll?: true;
  /** SUBSTITUTED: the property that takes the place of what is released. */
  readonly substituteAssetId?: string;
  /** The ruling by which the court has granted it on application (PROC-21): it is neither refused any more, nor does anything take its place. */
  readonly grantedBy?: string;
  /** 查扣冻12: only what fell to the co-owners is released; the debtor's part stays under control. */
  readonly coOwnersPartOnly?: true;
  /** It was laid before a judge anew after it had been approved: it is decided again, and its papers are others. So many times. */
  readonly again?: number;
  readonly state: ReleaseState;
  readonly dueAt: CourtInstant;
  /** Until when the law has it served; absent: at once, without a number of days. */
  readonly serveBy?: CourtInstant;
  /** Since when that is counted, where it went on after a halt; absent: since it is due. */
  readonly serveFrom?: CourtInstant;
  /** The creditor's application or consent (SET-ART-3-1), and the figure that he was shown; of several, the last one's. */
  readonly applied?: CreditorConsent;
  /** Of several creditors: who has applied or consented so far. None disposes of another's claim: only with the last of them it is applied for. */
  readonly consents?: readonly CreditorConsent[];
  readonly decided?: { readonly by: string; readonly at: CourtInstant };
  /** By the second person, who issues the ruling and the notices. */
  readonly approved?: {
    readonly by: string;
    readonly at: CourtInstant;
    readonly rulingNumber: string;
    readonly notices: readonly NoticeOf[];
    /** The controls that its ruling lifts: what is ordered on the same property afterwards is none of them. */
    readonly controlIds: readonly string[];
  };
  readonly served?: { readonly at: CourtInstant };
  readonly receipts: readonly { readonly assetId: string; readonly receivedAt: CourtInstant; readonly by: string }[];
  /** Why it is halted; `since`: of the default, or of the reversal. */
  readonly halted?: { readonly why: 'DEFAULT' | 'PAYMENT_REVERSED'; readonly since: CourtInstant };
  /** Arrears have come, and a judge has said that the step goes on. */
  readonly resumedBy?: string;
}

/** An order that would control property again (重新控制). */
export interface RefreezeOrder {
  readonly assetId: string;
  readonly class: AssetClass;
  readonly frozenAs: FrozenAsset;
  /** The most that it took, in fen; absent: the whole thing. */
  readonly cap?: Fen;
  /** Whoever held it could go on using it (活封). */
  readonly useContinues: boolean;
  /** Longest term, in years (PROC-9). */
  readonly years: number;
  /** The rank that is lost comes last: behind whoever was queued at the release (PROC-14). */
  readonly expectedRank: number;
}

/** What lies ready to control property again that was released (重新控制预案): made with the release, before the judge upon resumption. */
export interface RefreezeSet {
  /** The id of the release. */
  readonly id: string;
  readonly preparedAt: CourtInstant;
  readonly orders: readonly RefreezeOrder[];
  /** Enforcement has resumed, and it lies before the judge. */
  readonly readyAt?: CourtInstant;
}

/** The debtor sells property under control himself, watched by the court (自行变卖, 自行变价). Amounts in fen. */
export interface SupervisedSale {
  readonly id: string;
  readonly assetId: string;
  readonly state: 'ALLOWED' | 'SOLD' | 'EXPIRED';
  readonly allowedAt: CourtInstant;
  readonly allowedBy: string;
  readonly lowestPrice: Fen;
  readonly lastDay: LegalDate;
  readonly sold?: { readonly on: LegalDate; readonly price: Fen; readonly receiptId: string };
}
