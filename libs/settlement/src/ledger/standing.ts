import { type Fen, type LegalDate } from '@hejie/law';
import { type Posting } from './postings.js';

/**
 * How an instalment stands (履行状态). Paid in full by `asOf`: EARLY (提前), ON_TIME (按期), LATE (迟延).
 * Not paid in full: NOT_DUE (未到期), IN_GRACE (宽限期内: the agreed grace, and in the court's own account the time that it waits), OVERDUE (逾期).
 */
export const INSTALMENT_STATUSES = ['EARLY', 'ON_TIME', 'LATE', 'NOT_DUE', 'IN_GRACE', 'OVERDUE'] as const;
/** One of the statuses of an instalment. */
export type InstalmentStatus = (typeof INSTALMENT_STATUSES)[number];

/** One instalment in the ledger. `days`: calendar days before (EARLY) or after (LATE, IN_GRACE, OVERDUE) the due day, else 0. */
export interface LedgerLine {
  readonly no: number;
  readonly due: LegalDate;
  readonly amount: Fen;
  /** Owed in kind: `amount`, `paid` and `outstanding` are agreed value. */
  readonly inKind?: true;
  readonly paid: Fen;
  /** What is owed of it; of the first instalment of money also what was given back beyond everything that had come. */
  readonly outstanding: Fen;
  readonly status: InstalmentStatus;
  readonly days: number;
  /** SET-GRACE: IN_GRACE, and the agreed grace is over or there was none: the debtor is in default, and only the court's own finding waits. */
  readonly waitedFor?: true;
  /** The day on which it became fully paid and stayed so; null while anything is outstanding. */
  readonly paidOn: LegalDate | null;
  /** It hangs on a condition that has not come about, and is not due (SET-ART-11-2). */
  readonly conditionUnmet?: true;
}

/** SET-LEDGER: what is outstanding on a line beyond its amount, in fen: more was given back than had come (多退). */
export function givenBackBeyond({ amount, paid, outstanding }: LedgerLine): Fen {
  return outstanding + paid - amount;
}

/** A ledger folded for a day. Amounts in fen. */
export interface Ledger {
  readonly asOf: LegalDate;
  readonly instalments: readonly LedgerLine[];
  readonly paid: Fen;
  readonly outstanding: Fen;
  /** What is outstanding on instalments whose grace has ended. */
  readonly overdue: Fen;
  /** Money received beyond all money owed (多付). */
  readonly surplus: Fen;
  /** What was handed over in kind beyond everything owed in kind: it pays no money, and none is given back for it. */
  readonly surplusInKind: Fen;
  /** The postings that counted, in order of value date. */
  readonly considered: readonly Posting[];
}
