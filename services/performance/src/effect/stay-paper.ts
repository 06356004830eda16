import { everyParty, TITLE_OF_CASE, type KnownCase, type NewDocument } from '@hejie/casework';
import { type RulingPaper } from '@hejie/contracts/workflows';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import { type RecordedLedger } from '../ledger/ledgers.js';

/** SET-ART-2-1: 中止执行裁定书: the parties have settled, and the title is not enforced meanwhile. */
export function stayPaper(
  { parties, caseNumber: under }: KnownCase,
  { settlement: { openedAt } }: RecordedLedger,
  ruledAt: CourtInstant,
  { facts, signatories }: RulingPaper,
): NewDocument {
  return {
    id: `stay-ruling/${ruledAt.slice(0, 19)}`,
    kind: 'STAY_RULING',
    under,
    fields: {
      parties: everyParty(parties, under),
      ...TITLE_OF_CASE,
      agreedOn: legalDateOf(openedAt),
      facts,
      stayed: TITLE_OF_CASE.titleNumber,
    },
    signatories,
    to: parties.map(({ partyId }) => ({ partyId })),
  };
}
