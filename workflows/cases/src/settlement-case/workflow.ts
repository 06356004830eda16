import {
  QUERIES,
  resumedWorkflowId,
  SIGNALS,
  type CalendarPublished,
  type CaseOpening,
  type CaseResult,
  type CaseStatus,
  type LedgerCorrected,
  type Lateness,
  type NextDeadline,
  type ReceiptPosted,
} from '@hejie/contracts/workflows';
import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  getExternalWorkflowHandle,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { dueText } from '../shared/due-text.js';
import { remember } from '../shared/remembered.js';
import { settled } from '../shared/settled.js';
import { standing } from '../shared/standing.js';
import { CaseContext } from './case-context.js';
import { hearCommands } from './commands.js';
import { nextDue, statusNow } from './due.js';
import { reachedInNegotiation, rederive } from './negotiation.js';
import { askParties, declined } from './opening.js';
import { askLedger, askPassedDeadlines, reachedInPerformance } from './performance.js';
import { show } from './show.js';
import { closedInstalments, initialState, paidOf, type CaseState } from './state.js';

/**
 * 执行和解: one case from the application to its ending. This file waits and wires; what the law says is asked of
 * `@hejie/settlement`, what is recorded is done by the services. One timer lives at a time, for the next thing due.
 * A business ending is a normal completion; a failed run means a fault in the software.
 */
export async function settlementCase(opening: CaseOpening, carried?: CaseState): Promise<CaseResult> {
  return standing(() => run(opening, carried));
}

async function run(opening: CaseOpening, carried?: CaseState): Promise<CaseResult> {
  const kase = new CaseContext(opening, carried ?? initialState(opening));
  const { state } = kase;
  const inbox: Inbox = { entries: [], editions: [] };
  // Asked for before any message is heard: an answer that came early is recorded after the question.
  const asked = carried ? undefined : askParties(kase);
  hearFacts(kase, inbox);
  hearCommands(kase);
  setHandler(defineQuery<CaseStatus>(QUERIES.status), () => statusNow(kase));

  const closedBefore = closedInstalments(state.reading);
  await asked;
  while (!state.ending) {
    if (inbox.editions.length > 0) await adoptEditions(kase, inbox);
    // A payment wins over a deadline that came in the same task: the ledger is asked first.
    if (inbox.entries.length > 0 && state.reading && state.breach !== 'RESUMED') {
      await heedEntries(kase, inbox);
      continue;
    }
    if (closedInstalments(state.reading) > closedBefore || workflowInfo().continueAsNewSuggested) {
      const { revision } = kase;
      await settled(() => kase.effects.idle);
      if (kase.revision === revision) return carryOn(kase);
      continue;
    }
    await awaitNext(kase);
  }
  await settled(() => kase.effects.idle);
  show(kase);
  if (state.ending === 'RESUMED') await passOn(kase, inbox);
  return result(kase);
}

/** Facts that have come and were not acted on yet. */
interface Inbox {
  /** What the ledger told, in the order in which it came. */
  entries: LedgerEntry[];
  editions: readonly string[];
}

type LedgerEntry =
  | { readonly name: typeof SIGNALS.receiptPosted; readonly fact: ReceiptPosted }
  | { readonly name: typeof SIGNALS.ledgerCorrected; readonly fact: LedgerCorrected };

function hearFacts(kase: CaseContext, inbox: Inbox): void {
  const { state } = kase;
  const first = (eventId: string): boolean => {
    if (state.seenEvents.includes(eventId)) return false;
    state.seenEvents = remember(state.seenEvents, eventId);
    kase.touch();
    return true;
  };
  const entered = (entry: LedgerEntry): void => {
    if (!first(entry.fact.eventId)) return;
    kase.time.adopt(entry.fact.clock);
    inbox.entries.push(entry);
  };
  setHandler(defineSignal<[ReceiptPosted]>(SIGNALS.receiptPosted), (fact) =>
    entered({ name: SIGNALS.receiptPosted, fact }),
  );
  setHandler(defineSignal<[LedgerCorrected]>(SIGNALS.ledgerCorrected), (fact) =>
    entered({ name: SIGNALS.ledgerCorrected, fact }),
  );
  setHandler(defineSignal<[CalendarPublished]>(SIGNALS.calendarPublished), ({ eventId, calendarEditions }) => {
    if (first(eventId)) inbox.editions = [...inbox.editions, ...calendarEditions];
  });
}

/** Waits for the next thing due, or for any message; then looks again. */
async function awaitNext(kase: CaseContext): Promise<void> {
  const due = nextDue(kase);
  show(kase);
  const { revision } = kase;
  const interrupted = (): boolean => kase.revision !== revision;
  if (!due) return condition(interrupted);
  if (await kase.time.reaches(due.at, interrupted, dueText(due, kase.state.reading))) await reached(kase, due);
}

async function reached(kase: CaseContext, due: NextDeadline): Promise<void> {
  const { state } = kase;
  // Something else may have moved the case on in the same task: then this is no longer due.
  const still = nextDue(kase);
  if (still?.at !== due.at || still.kind !== due.kind) return;
  const lateness: Lateness = { deadline: due.at, latenessSeconds: kase.time.secondsPast(due.at) };
  state.latenessSeconds = lateness.latenessSeconds;
  switch (state.stage) {
    case 'SELECTION':
      return declined(kase, { mediatorId: state.designation!.mediatorId, reason: '逾期未答复', silence: true }, due.at);
    case 'NEGOTIATION':
    case 'CONFIRMATION':
      return reachedInNegotiation(kase, due, lateness);
    default:
      return reachedInPerformance(kase, due, lateness);
  }
}

/** Money has come, or was taken out of the ledger again: how does the case stand now? */
async function heedEntries(kase: CaseContext, inbox: Inbox): Promise<void> {
  const correction = inbox.entries.findLast(({ name }) => name === SIGNALS.ledgerCorrected);
  inbox.entries = [];
  await askLedger(kase, kase.time.now());
  if (correction) await askPassedDeadlines(kase, correction.fact.eventId, kase.time.now());
}

/** From now on the case derives with the new notice too. */
async function adoptEditions(kase: CaseContext, inbox: Inbox): Promise<void> {
  const { editions } = inbox;
  inbox.editions = [];
  kase.state.calendarEditions = [...new Set([...kase.state.calendarEditions, ...editions])].sort();
  const now = kase.time.now();
  await rederive(kase, now);
  if (kase.state.reading) await askLedger(kase, now);
}

/** A closed instalment ends the run: the history of a long plan stays short. */
function carryOn({ opening, state, time }: CaseContext): Promise<never> {
  return continueAsNew<typeof settlementCase>(opening, { ...state, clock: time.carried });
}

/** What was entered after the judge's ruling is the resumed enforcement's: it hears of it from here, once. */
async function passOn({ opening }: CaseContext, inbox: Inbox): Promise<void> {
  const resumed = getExternalWorkflowHandle(resumedWorkflowId(opening.caseId));
  // One list, until it is empty: more may come while one is handed over.
  for (let next = inbox.entries.shift(); next; next = inbox.entries.shift()) {
    // An enforcement that has ended already hears nothing; the entry stands in the ledger.
    await resumed.signal(next.name, next.fact).catch(() => undefined);
  }
}

function result({ opening, state }: CaseContext): CaseResult {
  const { caseId, caseNumber } = opening;
  return {
    caseId,
    caseNumber,
    ending: state.ending!,
    endedAt: state.endedAt!,
    paid: paidOf(state),
    rule: state.endingRule!,
  };
}
