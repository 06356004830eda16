import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { debtView, openCreditFile, type CreditFile } from '@hejie/settlement';
import { creditDesk } from './credit-desk.js';

/** The debtor's record; where he has none, what it would be. */
export async function recordOf(
  tx: Transaction,
  caseId: string,
  partyId: string,
  at: CourtInstant,
): Promise<CreditFile> {
  const kept = await creditDesk.find(tx.manager, { caseId, about: partyId });
  if (kept && !kept.row.ending) return kept.file;
  // A record that is closed hears nothing more of the settlement.
  const { course, turn } = await creditDesk.looking(tx, caseId, at);
  const debt = debtView(course, partyId, turn);
  if (kept) return { ...kept.file, debt };
  const subject = { partyId, kind: 'UNIT', standsFor: 'HIMSELF', campusLoanStudent: false } as const;
  return openCreditFile(caseId, subject, debt);
}
