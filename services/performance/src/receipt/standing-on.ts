import { type LegalDate } from '@hejie/law';
import { type LedgerReading } from '@hejie/settlement';
import { type RecordedLedger } from '../ledger/ledgers.js';

/** How the settlement stands within a day, where it is what counts; undefined: after resumption, a suit or the end of the two years it is not. */
export function standingOn(ledger: RecordedLedger, today: LegalDate): LedgerReading | undefined {
  const { state } = ledger.settlement;
  return state === 'PERFORMING' || state === 'PERFORMED' ? ledger.reading(today) : undefined;
}
