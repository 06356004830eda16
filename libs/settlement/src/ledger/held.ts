import { minFen, type Fen, type LegalDate } from '@hejie/law';
import { signedAmount, type Posting } from './postings.js';

/** What is held from a value date on: `lasting` in fen, the least that is held on that day or any day after it. */
export interface Held {
  readonly day: LegalDate;
  readonly lasting: Fen;
}

/**
 * SET-LEDGER: what is held after each day's postings and stays held. Takes the postings that count, in order of value date; those of one
 * day count together. A refund later takes back the day on which money counted as received, and one that nothing covers (held less
 * than nothing) is made up by what comes after it.
 */
export function heldByDay(considered: readonly Posting[]): Held[] {
  const days: { day: LegalDate; lasting: Fen }[] = [];
  let held = 0n;
  for (const posting of considered) {
    held += signedAmount(posting);
    const last = days.at(-1);
    if (last?.day === posting.valueDate) last.lasting = held;
    else days.push({ day: posting.valueDate, lasting: held });
  }
  for (let i = days.length - 2; i >= 0; i -= 1) {
    const [day, next] = [days[i], days[i + 1]];
    if (day !== undefined && next !== undefined) day.lasting = minFen(day.lasting, next.lasting);
  }
  return days;
}

/** What was received of one kind, in order of value date, out of which what is owed in that kind is filled one after the other. */
export interface Purse {
  /** Fills the next amount: how much of it is there, and the day since which all of it is; null while it is short. */
  readonly fill: (amount: Fen) => { readonly paid: Fen; readonly paidOn: LegalDate | null };
  /** What is left over everything filled so far. */
  readonly rest: () => Fen;
  /** What was given back beyond everything that had come and stayed: it is owed on top. */
  readonly givenBackBeyond: Fen;
}

/** The purse of some postings that count, in order of value date. */
export function purseOf(considered: readonly Posting[]): Purse {
  const held = heldByDay(considered);
  const total = held.at(-1)?.lasting ?? 0n;
  let [owed, reached] = [0n, 0];
  return {
    fill: (amount) => {
      const left = total > owed ? total - owed : 0n;
      owed += amount;
      while ((held[reached]?.lasting ?? owed) < owed) reached += 1;
      const paid = minFen(left, amount);
      return { paid, paidOn: paid === amount ? (held[reached]?.day ?? null) : null };
    },
    rest: () => (total > owed ? total - owed : 0n),
    givenBackBeyond: total < 0n ? -total : 0n,
  };
}
