/** Where a round stopped: the next page begins after it. */
export interface RoundPlace {
  readonly caseId: string;
  readonly about: string;
}

/** What credit repair does in each of its rounds, a page at a time; each says after what the next page begins, null when it has come to the end. */
export interface CreditRoundActivities {
  /** K9, CR-L-SY: each entry that sleeps lies before a person. */
  proposeDormantEntries(after: RoundPlace | null): Promise<RoundPlace | null>;
  /** K13, PRE-13: who has performed on time since the last round is told of, and who was told of and has not is taken back. */
  tellPerformedOnTime(after: RoundPlace | null): Promise<RoundPlace | null>;
}

/** The Temporal Schedule of the rounds of credit repair, and the id that its runs begin with. */
export const CREDIT_ROUNDS_SCHEDULE = 'credit-repair-rounds';
