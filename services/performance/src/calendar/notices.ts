import {
  inOrder,
  nothingHappened,
  publishFact,
  type Recorded,
  type Recording,
  type StepContext,
} from '@hejie/casework';
import { deadlinesRederived, type calendarAdopted, type FactData } from '@hejie/contracts/facts';
import { editionsWith, isKnownEdition, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import {
  adoptCalendar,
  concernedByNotice,
  type PerformanceDecision,
  type PerformanceOutcome,
  type PerformanceState,
  type ToldBefore,
} from '@hejie/settlement';
import { reassess, toldBefore } from '../breach/findings.js';
import * as ledgers from '../ledger/ledgers.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { rulingAnew } from '../resumption/pending.js';
import { recorded } from '../settlement/happened.js';

/**
 * PER-4: the ledger, locked, derives with these notices from `now` on, beside those that it knows; so does what the judge is told of an
 * application that lies before him.
 */
async function takeUpNotice(
  tx: Transaction,
  ledger: ledgers.RecordedLedger,
  published: readonly string[],
  now: CourtInstant,
): Promise<{ readonly later: ledgers.RecordedLedger; readonly redated: readonly Recording[] }> {
  const { caseId, calendarEditions: known } = ledger.settlement;
  const calendarEditions = editionsWith(known, published);
  await tx.manager.update(Settlement, { caseId }, { calendarEditions });
  const later = ledger.under(calendarEditions);
  return { later, redated: await rulingAnew(tx, later, now) };
}

/**
 * PER-4: the case has adopted notices. Its ledger derives with them from now on (`now`: the court's); the case itself is woken only where
 * something moves or becomes certain that it waits for or people were told of, and else adopts them with its next step. What follows for
 * findings, letters and deadlines is decided there, once ({@link adopt}). A notice that this build does not know wakes the case as well: it
 * asks until a build answers that knows it. After its end only what the judge is told of an application that lies before him follows the
 * notices that this build knows (SET-ART-16-1), and nobody is woken; nothing before performance has opened.
 */
export async function hearNotice(
  tx: Transaction,
  { caseId, calendarEditions }: Pick<FactData<typeof calendarAdopted>, 'caseId' | 'calendarEditions'>,
  now: CourtInstant,
): Promise<Recorded> {
  const earlier = await ledgers.lockIfOpened(tx, caseId);
  const inBuild = calendarEditions.every((id) => isKnownEdition(id));
  if (!earlier?.performing) {
    const pending = earlier?.entries.applications.some(({ ruledAt }) => ruledAt === null);
    if (!earlier || !pending) return nothingHappened();
    const known = calendarEditions.filter((id) => isKnownEdition(id));
    const { redated } = await takeUpNotice(tx, earlier, known, now);
    return inOrder(redated, undefined);
  }
  const woken = {
    audit: { action: 'calendar.moves-deadlines', facts: { calendarEditions } },
    facts: [publishFact(deadlinesRederived, { calendarEditions })],
  };
  if (!inBuild) return woken;
  const { later, redated } = await takeUpNotice(tx, earlier, calendarEditions, now);
  const concerned = concernedByNotice({ earlier, later }, now, await toldBefore(tx, caseId));
  return inOrder(concerned ? [...redated, woken] : redated, undefined);
}

/** PER-4: the case of a step adopts notices at `now`: those `published`, and whatever its ledger has taken up meanwhile. */
export async function adopt(
  step: StepContext,
  before: PerformanceState,
  ledger: ledgers.RecordedLedger,
  { published = [], now }: { readonly published?: readonly string[]; readonly now: CourtInstant },
) {
  const { tx, caseId, known } = step;
  const editions = [...before.calendarEditions, ...published];
  const { later, redated } = await takeUpNotice(tx, ledger, editions, now);
  const { calendarEditions } = later.settlement;
  const calendars = { earlier: ledger.under(before.calendarEditions), later };
  const fallen = await reassess(tx, later, known, now);
  const told = await toldBefore(tx, caseId);
  const outcome = adoptCalendar(before, calendars, { calendarEditions, now }, told);
  const adopted: Recording = { at: now, audit: { action: 'calendar.adopted', facts: { calendarEditions } } };
  return recorded(step, before, later, outcome, [adopted, ...redated, ...fallen]);
}

/**
 * A step is decided on the ledger of its case, under its lock, and on what people have been told. Where the ledger has taken up notices that
 * the case has not (PER-4), the case adopts them first, as of `now`; if that ends it, nothing follows. Whatever has come, a deadline too, the
 * judge before whom an application lies is told how it stands by `now` (SET-ART-11).
 */
export async function decidedOnLedger(
  step: StepContext,
  before: PerformanceState,
  now: CourtInstant,
  decide: (before: PerformanceState, ledger: ledgers.RecordedLedger, told: readonly ToldBefore[]) => PerformanceOutcome,
): Promise<Recorded<PerformanceDecision>> {
  const { tx, caseId } = step;
  const ledger = await ledgers.lock(tx, caseId);
  const behind = ledger.settlement.calendarEditions.some((id) => !before.calendarEditions.includes(id));
  const adopted = behind ? await adopt(step, before, ledger, { now }) : undefined;
  if (adopted?.answer.ending) return adopted;
  const known = adopted?.answer.after ?? before;
  const outcome = decide(known, ledger, await toldBefore(tx, caseId));
  // Adopting, the case has looked at it already.
  const first = adopted ? ('inOrder' in adopted ? adopted.inOrder : []) : await rulingAnew(tx, ledger, now);
  return recorded(step, known, ledger, outcome, first);
}
