import { epochMs, type CourtInstant } from '@hejie/law';

/** A deadline of an instalment that is short. */
export interface AskedDeadline {
  readonly deadline: CourtInstant;
  /** When it was really dealt with. */
  readonly foundAt: CourtInstant;
  /** Of it, or of the finding made on it, people have been told before. */
  readonly toldBefore: boolean;
  /** Was the instalment short by what was known at the deadline? */
  readonly shortAsKnown: boolean;
  /** When receipts were taken out of the ledger. */
  readonly reversedAt: readonly CourtInstant[];
  /** Since when the deadline is where it is, if a holiday notice has moved it; absent: since ever. */
  readonly knownSince?: CourtInstant;
}

/** To which instant what people are told is dated, and by how many seconds the machine was late with it. */
export interface Dating {
  readonly at: CourtInstant;
  readonly latenessSeconds: number;
}

/**
 * SET-BREACH-DAY: a deadline is told of as of itself, however late the machine was. Where only a receipt taken out since (冲正) is the
 * reason, or a holiday notice that put the deadline there (PER-4), what is told is dated to the act, for no letter is older than its
 * reason; the machine is late from that reason on.
 */
export function datingOf(asked: AskedDeadline): Dating {
  const { deadline, foundAt, toldBefore, shortAsKnown, reversedAt, knownSince = deadline } = asked;
  const seconds = (since: CourtInstant): number => Math.max(0, (epochMs(foundAt) - epochMs(since)) / 1000);
  if (!toldBefore && shortAsKnown && knownSince <= deadline)
    return { at: deadline, latenessSeconds: seconds(deadline) };
  const reasons = [...reversedAt, knownSince].filter((instant) => instant > deadline && instant <= foundAt).sort();
  return { at: foundAt, latenessSeconds: seconds(reasons.at(-1) ?? foundAt) };
}
