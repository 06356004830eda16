/** What performance does nightly, of itself: each account of case money is computed a second time from the bank's own lines (账实核对). */
export interface CaseMoneyActivities {
  /** SET-LEDGER: the accounts that are to be computed tonight, each `<court>/<number>`. */
  accountsToRecompute(): Promise<readonly string[]>;
  /** SET-LEDGER: computes one account; a heartbeat says how many lines it has taken. @returns how many differences to the books it has found. */
  recomputeAccount(account: string): Promise<number>;
}

/** The Temporal Schedule of the nightly computation, and the id that its runs begin with. */
export const RECOMPUTATION_SCHEDULE = 'performance-case-money';
