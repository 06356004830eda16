import { type CourtInstant, type LegalDate } from '@hejie/law';
import { type Ending, type Stage } from '../case/states.js';
import { type LedgerStanding } from '../ledger/ledger-reading.js';

/** Is the settlement kept (违约状态)? SUSPECTED: short after grace; APPLIED: resumption lies before the judge; RESUMED: ruled. */
export type BreachState = 'NONE' | 'SUSPECTED' | 'APPLIED' | 'RESUMED';

/**
 * How a case in performance stands (履行状态): carried by the case, decided from this and the ledger in the transaction that records
 * the step. JSON; small however long the plan is.
 */
export interface PerformanceState {
  readonly stage: Extract<Stage, 'PERFORMANCE' | 'BREACH' | 'RULING'>;
  readonly breach: BreachState;
  /** The creditor has sued, and the court has not said yet whether it accepts the suit. */
  readonly suitAwaited: boolean;
  /** That suit rests on an anticipatory breach (民法典578), which no payment of what is due makes good. */
  readonly suitOnAnticipation?: true;
  /** The creditors whose choice that suit is; absent: of a case of before they were named, every creditor. */
  readonly suing?: readonly string[];
  /** SET-ART-14-1: the creditors whose suit was accepted while another creditor has not chosen so: theirs is no application to resume any longer. */
  readonly sued?: readonly string[];
  /** Instant of the deadline that was dealt with last; before the first one, of the opening. */
  readonly handledUntil: CourtInstant;
  /** Editions of the calendar that the case derives with. */
  readonly calendarEditions: readonly string[];
  /** The application to resume that lies before the judge; whether it came in time the ledger says (`timeOf`). */
  readonly application?: { readonly number: number; readonly partyId: string };
  /** An application made beforehand (预先申请) that the creditor may still recall: the day on which he was told of the default, from which his time runs. `recalled`: the creditors who have recalled theirs, where there are several. */
  readonly standing?: { readonly toldOn: LegalDate; readonly recalled?: readonly string[] };
  readonly ledger: LedgerStanding;
}

/** What was decided in performance: how the case stands now, and whether it has come to its end. */
export interface PerformanceDecision {
  readonly after: PerformanceState;
  readonly ending?: {
    readonly ending: Extract<Ending, 'PERFORMED' | 'RESUMED' | 'SUED' | 'APPLICATION_PERIOD_EXPIRED'>;
    readonly rule: string;
    /** When it ended: of the act, or of the day on which the ledger said so; never the deadline that a late machine dealt with. */
    readonly at: CourtInstant;
    /** RESUMED: enforcement had been closed over the settlement (CLS-2): it resumes under a number of its own. */
    readonly enforcementClosed?: true;
  };
}
