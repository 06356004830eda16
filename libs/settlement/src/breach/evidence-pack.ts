import { type CourtInstant, type LegalDate } from '@hejie/law';
import { type ObligationTerm } from '../ledger/postings.js';
import { type BreachFinding } from './findings.js';

/** What a suspected breach rests on, apart from the finding itself. */
export interface BreachGrounds {
  readonly caseNumber: string;
  /** Version of the agreement that is performed. */
  readonly agreement: number;
  /** The obligation as it was agreed. */
  readonly obligation: ObligationTerm;
  /** Until when it is performed when due, the last day of the agreed grace, the last that the court waits (SET-GRACE). */
  readonly days: { readonly payableUntil: LegalDate; readonly graceEnd: LegalDate; readonly waitingEnd: LegalDate };
  /** When both sides were told that it is overdue; null: they were not. */
  readonly overdueToldAt: CourtInstant | null;
  /** The deadline, and when the machine came to it. */
  readonly deadline: CourtInstant;
  readonly foundAt: CourtInstant;
  /** Last day on which the creditor applies in time (SET-ART-10); null: the two years do not run. */
  readonly applyUntil: LegalDate | null;
}

/** The evidence of a suspected breach (违约证据材料), JSON throughout: its digest stands in the letters to both sides, so that nobody can exchange it unseen. */
export interface BreachEvidence extends BreachGrounds {
  readonly edition: 1;
  readonly finding: BreachFinding;
}

/**
 * SET-ART-9-1, SET-ART-11-0, S7: what is laid together when a breach is suspected: what was agreed, until when, what had come by value date, receipt by
 * receipt, what both sides were told before, and how late the machine was. It decides nothing: the choice is the creditor's, and enforcement resumes by a judge's
 * ruling alone (查证属实).
 */
export function breachEvidence(finding: BreachFinding, grounds: BreachGrounds): BreachEvidence {
  return { edition: 1, ...grounds, finding };
}
