import { inOrder, nothingHappened, publishFact, type KnownCase, type Recorded } from '@hejie/casework';
import { deadlinesRederived, type calendarAdopted, type FactData } from '@hejie/contracts/facts';
import { editionsWith, PUBLISHED_EDITION_IDS, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { concernedByNotice, type PerformanceState } from '@hejie/settlement';
import { reassess } from '../breach/findings.js';
import * as ledgers from '../ledger/ledgers.js';
import { Settlement } from '../ledger/settlement.entity.js';

/** PER-4: the ledger, locked, derives with these notices from now on, beside those that it knows. */
export async function takeUpNotice(
  tx: Transaction,
  ledger: ledgers.RecordedLedger,
  published: readonly string[],
): Promise<ledgers.RecordedLedger> {
  const { caseId, calendarEditions: known } = ledger.settlement;
  const calendarEditions = editionsWith(known, published);
  await tx.manager.update(Settlement, { caseId }, { calendarEditions });
  return ledger.under(calendarEditions);
}

/**
 * PER-4: the case has adopted notices. Its ledger derives with them from now on, and findings are looked at again; the case itself is
 * woken only where a deadline of it moves or becomes certain, and else hears of them at its next message. One that this build does not
 * know wakes the case as well: the case asks until a build answers that knows it. Nothing before performance has opened, or after its end.
 */
export async function hearNotice(
  tx: Transaction,
  known: KnownCase,
  { caseId, calendarEditions: published, at }: FactData<typeof calendarAdopted>,
): Promise<Recorded> {
  const earlier = await ledgers.lockIfOpened(tx, caseId);
  if (!earlier?.performing) return nothingHappened();
  const woken = {
    audit: { action: 'calendar.moves-deadlines', facts: { calendarEditions: published } },
    facts: [publishFact(deadlinesRederived, { calendarEditions: published })],
  };
  if (!published.every((id) => PUBLISHED_EDITION_IDS.includes(id))) return woken;
  const later = await takeUpNotice(tx, earlier, published);
  const fallen = await reassess(tx, later, known, at);
  const concerned = fallen.length > 0 || concernedByNotice({ earlier, later }, at);
  return concerned ? inOrder([...fallen, woken], undefined) : nothingHappened();
}

/** PER-4: notices that the ledger has taken up meanwhile, and that did not concern the case, it hears of with whatever it asks next. */
export function withNotices(
  before: PerformanceState,
  later: ledgers.RecordedLedger,
  at: CourtInstant,
): PerformanceState {
  const { calendarEditions } = later.settlement;
  if (calendarEditions.every((id) => before.calendarEditions.includes(id))) return before;
  const earlier = later.under(before.calendarEditions);
  return concernedByNotice({ earlier, later }, at) ? before : { ...before, calendarEditions };
}
