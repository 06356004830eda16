import { type AssetClass, type CourtInstant, type Fen, type LegalDate, type LawErrorText } from '@hejie/law';
import { type ReconsiderationOutcome } from './objection-rows.js';

/** What somebody should know who orders or asks, and what does not forbid it: the rule and both languages. */
export type PropertyWarning = Omit<LawErrorText, 'problems'>;

interface At {
  readonly at: CourtInstant;
}

/** Under which number the court acts. */
export type AuthorityEvent = At & { readonly caseNumber: string } & (
    | { readonly kind: 'AUTHORITY_OPENED' }
    | {
        readonly kind: 'AUTHORITY_WITHDRAWN';
        readonly reason: string;
        /** What it had taken over of a preservation. */
        readonly controlIds: readonly string[];
      }
    | {
        readonly kind: 'ENFORCEMENT_SOUGHT';
        readonly on: LegalDate;
        /** A release for want of it that is not carried out after all. */
        readonly withdrawnReleaseId: string | null;
      }
    | { readonly kind: 'PRESERVATION_CONVERTED'; readonly from: string; readonly controlIds: readonly string[] }
    | {
        /** It stands on its own again, as the number of enforcement was withdrawn that had taken over from it, or alone showed that enforcement was sought. */
        readonly kind: 'PRESERVATION_FELL_BACK';
        readonly withdrawn: string;
        /** What stands under it again. */
        readonly controlIds: readonly string[];
        /** Last day on which enforcement is sought in time; null: it was sought. */
        readonly seekBy: LegalDate | null;
      }
    | { readonly kind: 'PRESERVATION_NOT_BEGUN' }
    | { readonly kind: 'PRESERVATION_LAPSED'; readonly releaseId: string | null }
  );

/** PER-4: a holiday notice has moved the day by which something of a row is to be done. */
export type PropertyCalendarEvent = At & {
  readonly kind: 'DAY_REDERIVED';
  /**
   * A clue is verified, an objection or an application to lift decided, a suit filed, a release served or receipted; reconsideration is applied for, its file sent
   * up, the court above rules.
   */
  readonly what:
    | 'CLUE'
    | 'OBJECTION'
    | 'SUIT'
    | 'LIFT'
    | 'RELEASE'
    | 'RECONSIDERATION'
    | 'RECONSIDERATION_FILE'
    | 'RECONSIDERATION_RULING';
  readonly subject: string;
  readonly from: CourtInstant;
  readonly dueAt: CourtInstant;
};

/** What was asked for, found, reported and declared. */
export type SurveyEvent = At &
  (
    | { readonly kind: 'QUERY_ASKED'; readonly queryId: string }
    | {
        readonly kind: 'QUERY_ANSWERED';
        readonly queryId: string;
        readonly assetIds: readonly string[];
        readonly unanswered: readonly AssetClass[];
      }
    | { readonly kind: 'QUERY_OVERDUE'; readonly queryId: string; readonly unanswered: readonly AssetClass[] }
    | { readonly kind: 'SEARCH_ASKED' | 'SEARCH_OVERDUE'; readonly searchId: string }
    | {
        readonly kind: 'SEARCH_ANSWERED';
        readonly searchId: string;
        readonly what: 'WHEREABOUTS' | 'VEHICLE';
        readonly outcome: 'FOUND' | 'NOT_FOUND';
      }
    | { readonly kind: 'CLUE_RECEIVED'; readonly clueId: string; readonly verifyBy: LegalDate | null }
    | { readonly kind: 'CLUE_VERIFIED'; readonly clueId: string; readonly assetIds: readonly string[] }
    | { readonly kind: 'CLUE_OVERDUE'; readonly clueId: string }
    | { readonly kind: 'PROPERTY_NAMED'; readonly assetId: string; readonly byPartyId: string }
    | { readonly kind: 'REPORT_RECEIVED'; readonly reportId: string; readonly differences: number }
    | { readonly kind: 'REPORT_SHOWN'; readonly reportId: string; readonly partyId: string }
    | { readonly kind: 'DISPOSAL_DUTY_ORDERED'; readonly dutyId: string }
    | {
        readonly kind: 'DISPOSAL_DECLARED';
        readonly dutyId: string;
        /** Of what is declared: what stands under control, and is not to be disposed of. */
        readonly controlledAssetIds: readonly string[];
      }
  );

/** Who is told in writing of a control beside the parties: co-owners (查扣冻12), and the company whose shares are frozen (股权规定6②). */
export interface ToldOfControl {
  readonly coOwnerPartyIds: readonly string[];
  /** Somebody owns a share of it whom the file does not know: an officer finds out who. */
  readonly coOwnersUnknown: boolean;
  readonly company: boolean;
}

/** What became of a control. */
export type ControlEvent = At & { readonly controlId: string; readonly assetId: string } & (
    | { readonly kind: 'CONTROL_ORDERED'; readonly warnings: readonly PropertyWarning[]; readonly receiptBy: LegalDate }
    | {
        readonly kind: 'CONTROL_EFFECTIVE';
        readonly effectiveOn: LegalDate;
        readonly lastDay: LegalDate;
        /** Under 执保 to the applicant, in writing: that he must ask in time (PROC-9R). */
        readonly notice: { readonly zh: string; readonly en: string } | null;
        /** 查扣冻12, 股权规定6: who is told beside the parties. */
        readonly others: ToldOfControl;
      }
    | { readonly kind: 'CONTROL_QUEUED'; readonly rank: number }
    /** PROC-10: it was a preservation under that number; `heldBy`: code of the other court that holds the property, and hands it over. */
    | { readonly kind: 'PRESERVATION_BROUGHT_IN'; readonly from: string; readonly heldBy: string | null }
    | { readonly kind: 'CONTROL_REFUSED'; readonly reason: string }
    | { readonly kind: 'RECEIPT_OVERDUE'; readonly noticeNumber: string }
    | {
        readonly kind: 'RENEWAL_DUE';
        readonly lastDay: LegalDate;
        readonly askBy: LegalDate;
        readonly onApplicationOnly: boolean;
      }
    | {
        readonly kind: 'RENEWAL_ASKED';
        readonly byPartyId: string;
        readonly on: LegalDate;
        readonly lastDay: LegalDate;
      }
    | { readonly kind: 'RENEWAL_TIME_OVER'; readonly lastDay: LegalDate }
    | { readonly kind: 'RENEWAL_ORDERED'; readonly from: LegalDate; readonly lastDay: LegalDate }
    | { readonly kind: 'RENEWED'; readonly from: LegalDate; readonly lastDay: LegalDate }
    | { readonly kind: 'RENEWED_TOO_LATE'; readonly newControlId: string | null }
    | { readonly kind: 'LAPSED'; readonly lastDay: LegalDate }
    /** Ordered while a renewal was taken to have failed that had not: the other one stands. */
    | { readonly kind: 'CONTROL_REDUNDANT'; readonly keptControlId: string }
    | { readonly kind: 'LAPSE_WITHDRAWN'; readonly lastDay: LegalDate }
  );

/** What property under control covers for one debtor has changed, in fen (DIS-GRACE-2, DIS-ART-3). */
export type CoverageEvent = At & {
  readonly kind: 'DEBTOR_COVERED';
  readonly partyId: string;
  readonly controlled: Fen;
  readonly secured: Fen;
};

/** What became of an objection, or of an application to lift a preservation. */
export type ObjectionEvent = At &
  (
    | { readonly kind: 'OBJECTION_RECEIVED'; readonly objectionId: string; readonly decideBy: LegalDate }
    | {
        readonly kind: 'OBJECTION_DECIDED';
        readonly objectionId: string;
        readonly upheld: boolean;
        readonly releaseId: string | null;
      }
    | { readonly kind: 'OBJECTION_OVERDUE'; readonly objectionId: string }
    | {
        readonly kind: 'OBJECTION_SERVED';
        readonly objectionId: string;
        readonly suitBy: LegalDate | null;
        readonly reconsiderBy: LegalDate | null;
      }
    | {
        readonly kind: 'RECONSIDERATION_ASKED';
        readonly objectionId: string;
        readonly byPartyId: string;
        readonly sendBy: LegalDate;
        readonly decideBy: LegalDate;
      }
    /** Nobody has taken the ruling to the court above in time; or that court has not ruled in its thirty days. */
    | { readonly kind: 'RECONSIDERATION_TIME_OVER' | 'RECONSIDERATION_OVERDUE'; readonly objectionId: string }
    | {
        readonly kind: 'RECONSIDERED';
        readonly objectionId: string;
        readonly outcome: ReconsiderationOutcome;
        /** How many applied for it. */
        readonly applications: number;
        /** Of what it is upheld for now; and of what it was upheld for and is no longer, as far as that waited. */
        readonly releaseId: string | null;
        readonly withdrawnReleaseId: string | null;
        /** Controls that should have stayed, and were lifted, or their release served, before the court above ruled. */
        readonly liftedMeanwhile: readonly string[];
        /** Sent back: last day on which it is decided anew. */
        readonly decideBy: LegalDate | null;
      }
    /** Nobody has sued upon the ruling on an outsider's objection: it stands. */
    | {
        readonly kind: 'OBJECTION_FINAL';
        readonly objectionId: string;
        readonly upheld: boolean;
        readonly releaseId: string | null;
      }
    | { readonly kind: 'SUIT_FILED'; readonly suitId: string; readonly objectionId: string | null }
    | { readonly kind: 'SUIT_ENDED'; readonly suitId: string }
    | { readonly kind: 'LIFT_APPLIED'; readonly applicationId: string; readonly decideBy: CourtInstant }
    | {
        readonly kind: 'LIFT_DECIDED';
        readonly applicationId: string;
        readonly granted: boolean;
        readonly releaseId: string | null;
      }
    | { readonly kind: 'LIFT_OVERDUE'; readonly applicationId: string }
  );

/** CLS-4: a person has closed the file; it has ended or was closed, and is open again. */
export type ClosingEvent = At &
  ({ readonly kind: 'FILE_CLOSED'; readonly reason: string } | { readonly kind: 'FILE_REOPENED' });
