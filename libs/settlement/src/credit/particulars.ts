import { legalDateOf, type LawErrorText } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { rowOf, type CreditTurn } from './credit-change.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { falseOfEntry } from './entry-findings.js';
import { WRONG_STAGE } from './listing-refusals.js';
import { isOfLimit, upheldSince } from './open-corrections.js';
import { entryShown, type EntryOnRecord } from './public-entry.js';

/**
 * DIS-ART-6, DIS-ART-12: what an entry shows is put on record by the court, as far as it is known, and nothing that cannot be true, nor of an entry of which nothing becomes any more. Once the entry has been published it is corrected (更正) by decision alone:
 * where a request for wrong data is upheld and not carried out yet, and then with everything that an entry shows. As `entryShown`, `falseOfEntry` (an age is that of the day); `LISTING.WRONG_STAGE`,
 * `LISTING.PARTICULARS_PUBLISHED`, `CREDIT.UNKNOWN_ROW`.
 */
export function decideParticulars(
  file: CreditFile,
  { listingId, record }: { readonly listingId: string; readonly record: EntryOnRecord },
  { at }: Pick<CreditTurn, 'at'>,
): Decision<void> {
  const row = rowOf(file.listings, listingId, '/listingId');
  if (!row.ok) return row;
  if (FOR_GOOD.includes(row.value.stage)) return refuse(OVER);
  const on = legalDateOf(at);
  const problems = falseOfEntry(row.value, record, { from: on, on });
  const [first] = problems;
  const admissible = first === undefined ? accept(undefined) : refuse({ ...first, problems });
  if (row.value.published === undefined) return admissible;
  const upheld = file.corrections.some(
    (one) => !isOfLimit(one) && one.listingId === listingId && one.ground === 'WRONG_DATA' && upheldSince(one) !== null,
  );
  if (!upheld) return refuse(PUBLISHED);
  const shown = entryShown(record);
  return shown.ok ? admissible : shown;
}

/** Stages from which nothing more becomes of an entry. */
const FOR_GOOD: readonly Listing['stage'][] = ['REFUSED', 'DELETED', 'REVOKED'];
/** The entry is named in the address of the request, and by none of its fields. */
const { path: _, ...OVER } = WRONG_STAGE;

const PUBLISHED: LawErrorText = {
  code: 'LISTING.PARTICULARS_PUBLISHED',
  rule: 'DIS-ART-12',
  zh: '失信信息已经公布，公布事项只能依更正决定更正。',
  en: 'The entry has been published: what it shows is put right by a decision on a correction alone.',
};
