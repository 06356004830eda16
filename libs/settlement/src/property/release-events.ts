import { type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { type ReleaseGround } from './release-rows.js';

/** What became of the releases in a file, and of what belongs to them. */
export type ReleaseEvent = { readonly at: CourtInstant } & (
  | (OfRelease &
      (
        | { readonly kind: 'RELEASE_PLANNED'; readonly after: number }
        | { readonly kind: 'RELEASE_DUE' }
        | { readonly kind: 'RELEASE_NOT_DUE_ANY_MORE' }
        | { readonly kind: 'RELEASE_APPLIED_FOR'; readonly partyId: string }
        | { readonly kind: 'RELEASE_DECIDED' }
        | {
            readonly kind: 'RELEASE_APPROVED';
            readonly rulingNumber: string;
            readonly noticeNumbers: readonly string[];
          }
        | { readonly kind: 'RELEASE_RETURNED'; readonly reason: string }
        | { readonly kind: 'RELEASE_REFUSED'; readonly reason: string }
        | { readonly kind: 'RELEASE_SERVED'; readonly coOwnerPartyIds: readonly string[] }
        | { readonly kind: 'RELEASE_DONE' }
        /** It is not served though the law's day is over, or whoever carries it out has not said so in time. */
        | { readonly kind: 'RELEASE_OVERDUE' | 'RELEASE_RECEIPT_OVERDUE' }
        | {
            readonly kind: 'RELEASE_HALTED';
            readonly why: 'DEFAULT' | 'PAYMENT_REVERSED';
            readonly since: CourtInstant;
          }
        /** `by`: the judge; null: there has never been a default, so that nobody need say it. */
        | { readonly kind: 'RELEASE_WENT_ON'; readonly by: string | null }
        | { readonly kind: 'RELEASE_SUPERSEDED' }
        /** An alarm: what the law orders or the creditor agreed to leaves less than the target. */
        | { readonly kind: 'COVERAGE_BELOW_TARGET'; readonly ratio: string | null; readonly target: string }
        | { readonly kind: 'REFREEZE_PREPARED' | 'REFREEZE_READY' }
      ))
  | {
      readonly kind: 'RELEASE_RECEIPTED';
      readonly releaseId: string;
      readonly assetId: string;
      /** So many other courts wait; the first of them has the property under control from now on. */
      readonly queuedBehind: number;
    }
  /** What was released is controlled again by one ruling: of which releases, and what of it the judge has left out. */
  | {
      readonly kind: 'RECONTROL_ORDERED';
      readonly releaseIds: readonly string[];
      readonly controlIds: readonly string[];
      readonly leftOut: readonly string[];
    }
  | { readonly kind: 'CONTROL_KEPT'; readonly controlIds: readonly string[]; readonly reason: string }
  | { readonly kind: 'CONTROL_KEPT_NO_LONGER'; readonly controlIds: readonly string[] }
  /** SET-ART-18-1: of property of this guarantor no more is controlled than the ruling allows. */
  | {
      readonly kind: 'GUARANTEE_ORDERED';
      readonly guarantorId: string;
      readonly rulingNumber: string;
      readonly upTo: Fen;
    }
  | { readonly kind: 'PARTITION_RECOGNISED'; readonly assetId: string; readonly releaseId: string }
  | { readonly kind: 'SALE_ALLOWED'; readonly saleId: string; readonly assetId: string; readonly lastDay: LegalDate }
  | { readonly kind: 'SALE_DONE'; readonly saleId: string; readonly assetId: string; readonly price: Fen }
  | { readonly kind: 'SALE_EXPIRED'; readonly saleId: string; readonly assetId: string }
);

interface OfRelease {
  readonly releaseId: string;
  readonly ground: ReleaseGround;
  readonly assetIds: readonly string[];
}
