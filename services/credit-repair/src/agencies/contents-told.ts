import { knownCase, partyConcerned, publishFact, type FactOfCase } from '@hejie/casework';
import { contentForAgencies } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { entriesTold } from '@hejie/settlement';
import { creditDesk } from '../credit/credit-desk.js';
import { recordOf } from '../credit/record-of.js';
import { sealedFor } from './told-to-agencies.js';

/**
 * DIS-ART-6, CR-N-5: who a party is was entered or corrected: what agencies may be told of each of his entries now, so that what waits for it goes. Which of them waits, agency
 * exchange knows.
 */
export async function contentsTold(
  tx: Transaction,
  { caseId, partyId, at }: { readonly caseId: string; readonly partyId: string; readonly at: CourtInstant },
): Promise<FactOfCase[]> {
  const known = await knownCase(tx, caseId);
  // What is held against those who stand behind a unit stands in its record.
  const about = partyConcerned(known, partyId);
  if (about?.side !== 'DEBTOR') return [];
  const record = await recordOf(tx, caseId, about.partyId, at);
  const facts: FactOfCase[] = [];
  const { course } = await creditDesk.looking(tx, caseId, at);
  for (const { kind: entryKind, rowId } of entriesTold(record, course, partyId)) {
    const entry = { partyId, entryKind, rowId };
    const sealed = await sealedFor(tx, entry, record, { caseId, known, at });
    facts.push(publishFact(contentForAgencies, { ...entry, ...sealed }));
  }
  return facts;
}
