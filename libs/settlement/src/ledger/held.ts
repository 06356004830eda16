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
