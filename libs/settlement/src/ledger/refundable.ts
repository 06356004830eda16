import { minFen, type Fen, type LegalDate } from '@hejie/law';
import { lastingSurplus, type LedgerBook } from './ledger.js';

/** What may be given back is asked for on `day`, today or before. */
export interface RefundQuestion {
  readonly day: LegalDate;
  readonly today: LegalDate;
  /** After resumption: since when there is the settlement, and the surplus of the original title as of a day, in fen. */
  readonly title?: { readonly settledOn: LegalDate; readonly surplusAsOf: (day: LegalDate) => Fen };
}

/**
 * SET-LEDGER, SET-ART-17: what may be given back on a day, in fen: the surplus of the settlement, after resumption that of the title; only
 * money, and only as much as stays a surplus until today. A title that resumed had no surplus before its settlement was made.
 */
export function refundable(book: LedgerBook, { day, today, title }: RefundQuestion): Fen {
  if (title === undefined) return lastingSurplus(book, day);
  if (day < title.settledOn) return 0n;
  const money = lastingSurplus({ instalments: [], postings: book.postings }, day);
  const later = book.postings
    .map(({ valueDate }) => valueDate)
    .filter((valueDate) => valueDate > day && valueDate < today);
  return [day, ...new Set(later), today].map(title.surplusAsOf).reduce(minFen, money);
}
