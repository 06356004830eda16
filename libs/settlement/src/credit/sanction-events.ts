import { type CourtInstant, type LegalDate, type ListingGround } from '@hejie/law';
import {
  type ConsumptionClass,
  type CorrectionGround,
  type DeletionGround,
  type LegalCapacity,
  type LiftGround,
  type LimitCorrectionGround,
  type NotExecuted,
  type PermissionGround,
} from './credit-file.js';
import { type CreditTask } from './credit-task.js';
import { type PenaltyMeasure, type PenaltyReconsidered } from './penalty-file.js';

/** What was done about sanctions (惩戒事项): listing, deletion, correction, limits, tasks. `at`: to which instant it is dated. */
export type SanctionEvent = { readonly at: CourtInstant; readonly by: string } & (
  | {
      readonly kind: 'LISTING_PROPOSED';
      readonly listingId: string;
      readonly ground: ListingGround;
      /** Last day for the decision on a creditor's application; null: of the court's own motion. */
      readonly decideBy: LegalDate | null;
    }
  | { readonly kind: 'PROMISE_OFFERED'; readonly listingId: string }
  | { readonly kind: 'PROMISE_ANSWERED'; readonly listingId: string; readonly answer: 'GIVEN' | 'DECLINED' }
  | {
      readonly kind: 'LISTING_DECIDED';
      readonly listingId: string;
      readonly decisionNumber: string;
      readonly graceEndsOn: LegalDate | null;
    }
  | { readonly kind: 'LISTING_REFUSED'; readonly listingId: string; readonly reasons: readonly string[] }
  | { readonly kind: 'LISTING_SERVED'; readonly listingId: string }
  | { readonly kind: 'GRACE_ENDED'; readonly rowId: string }
  | { readonly kind: 'LISTING_PUBLISHED'; readonly listingId: string; readonly termLastDay: LegalDate | null }
  | { readonly kind: 'LISTING_NOT_EXECUTED'; readonly listingId: string; readonly why: NotExecuted }
  | { readonly kind: 'LISTING_REVIVED'; readonly listingId: string }
  | {
      readonly kind: 'TERM_EXTENDED';
      readonly listingId: string;
      readonly termLastDay: LegalDate;
      readonly decisionNumber: string;
    }
  | { readonly kind: 'TERM_ENDED'; readonly listingId: string; readonly termLastDay: LegalDate }
  | {
      readonly kind: 'DELETION_GROUND_RECORDED';
      readonly listingId: string;
      readonly ground: DeletionGround;
      readonly arisenOn: LegalDate;
    }
  | { readonly kind: 'DELETION_REFUSED'; readonly listingId: string; readonly ground: DeletionGround }
  | { readonly kind: 'LISTING_DELETED'; readonly listingId: string; readonly ground: DeletionGround }
  | ({
      readonly kind: 'CORRECTION_FILED' | 'CORRECTION_SERVED' | 'CORRECTED' | 'RECONSIDERATION_FILED';
      readonly correctionId: string;
    } & (
      | { readonly listingId: string; readonly ground: CorrectionGround }
      | { readonly limitId: string; readonly ground: LimitCorrectionGround }
    ))
  | ({
      readonly kind: 'CORRECTION_DECIDED' | 'RECONSIDERATION_DECIDED';
      readonly correctionId: string;
      readonly upheld: boolean;
    } & ({ readonly listingId: string } | { readonly limitId: string }))
  | { readonly kind: 'LISTING_REVOKED'; readonly listingId: string }
  /** An entry that gave way to one that is revoked: whether he is to be listed again a person decides; settled by a new proposal, or where nothing is owed or enforced any more. */
  | { readonly kind: 'RELISTING_OPEN' | 'RELISTING_SETTLED'; readonly listingId: string; readonly revokedId: string }
  | { readonly kind: 'LIMIT_ORDERED'; readonly limitId: string; readonly mandatory: boolean }
  | { readonly kind: 'LIMIT_SERVED' | 'LIMIT_IN_FORCE'; readonly limitId: string }
  | {
      readonly kind: 'LIMIT_LIFTED';
      readonly limitId: string;
      readonly ground: LiftGround;
      readonly scope: 'WHOLE' | readonly ConsumptionClass[];
    }
  | { readonly kind: 'LIMIT_REVIEW_FILED'; readonly limitId: string }
  | { readonly kind: 'LIMIT_REVIEWED'; readonly limitId: string; readonly upheld: boolean }
  | {
      readonly kind: 'PERMISSION_GRANTED';
      readonly limitId: string;
      readonly permissionId: string;
      readonly ground: PermissionGround;
      readonly from: CourtInstant;
      readonly until: CourtInstant;
    }
  | {
      readonly kind: 'PERMISSION_REVOKED';
      readonly limitId: string;
      readonly permissionId: string;
      readonly reason: string;
    }
  | { readonly kind: 'PERMISSION_ENDED'; readonly limitId: string; readonly permissionId: string }
  | { readonly kind: 'PENALTY_PROPOSED'; readonly penaltyId: string; readonly measure: PenaltyMeasure }
  | {
      readonly kind: 'PENALTY_DECIDED';
      readonly penaltyId: string;
      readonly measure: PenaltyMeasure;
      readonly decisionNumber: string;
    }
  | { readonly kind: 'PENALTY_REFUSED'; readonly penaltyId: string; readonly reasons: readonly string[] }
  | { readonly kind: 'PENALTY_SERVED' | 'PENALTY_RECONSIDERATION_FILED'; readonly penaltyId: string }
  | ({ readonly kind: 'PENALTY_RECONSIDERED'; readonly penaltyId: string } & PenaltyReconsidered)
  | { readonly kind: 'CREDITOR_WISH_RECORDED'; readonly creditorPartyId: string; readonly holdsOff: boolean }
  | { readonly kind: 'RANK_FOUND'; readonly laterInRank: boolean; readonly reason: string }
  | { readonly kind: 'CAPACITY_FOUND'; readonly found: LegalCapacity; readonly evidence: readonly string[] }
  | { readonly kind: 'RECORD_CLOSED'; readonly reason: string }
  | { readonly kind: 'TASK_OPENED' | 'TASK_ENDED' | 'TASK_LAST_DAY' | 'TASK_OVERDUE'; readonly task: CreditTask }
);
