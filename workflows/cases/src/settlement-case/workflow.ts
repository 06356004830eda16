import {
  QUERIES,
  SIGNALS,
  type CalendarPublished,
  type CaseOpening,
  type CaseResult,
  type CaseStatus,
  type Lateness,
  type NextDeadline,
  type ReceiptPosted,
} from '@hejie/contracts/workflows';
import { allHandlersFinished, condition, continueAsNew, defineQuery, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { CaseContext } from './case-context.js';
import { hearCommands } from './commands.js';
import { nextInNegotiation, reachedInNegotiation, rederive } from './negotiation.js';
import { askParties, declined } from './opening.js';
import { askLedger, nextInPerformance, reachedInPerformance } from './performance.js';
import { show } from './show.js';
import { closedInstalments, initialState, paidOf, type CaseState } from './state.js';

/**
 * 执行和解: one case from the application to its ending. This file waits and wires; what the law says is asked of
 * `@hejie/settlement`, what is recorded is done by the services. One timer lives at a time, for the next thing due.
 * A business ending is a normal completion; a failed run means a fault in the software.
 */
export async function settlementCase(opening: CaseOpening, carried?: CaseState): Promise<CaseResult> {
  const kase = new CaseContext(opening, carried ?? initialState(opening));
  const { state } = kase;
  const inbox: { receipts: number; editions?: readonly string[] } = { receipts: 0 };

  setHandler(defineQuery<CaseStatus>(QUERIES.status), () => kase.status());
  setHandler(defineSignal<[ReceiptPosted]>(SIGNALS.receiptPosted), ({ eventId, clock }) => {
    if (!firstTime(state, eventId)) return;
    kase.time.adopt(clock);
    inbox.receipts += 1;
    kase.touch();
  });
  setHandler(defineSignal<[CalendarPublished]>(SIGNALS.calendarPublished), ({ eventId, calendarEditions }) => {
    if (!firstTime(state, eventId)) return;
    inbox.editions = calendarEditions;
    kase.touch();
  });
  hearCommands(kase);

  const closedBefore = closedInstalments(state.reading);
  if (!carried) await askParties(kase);

  while (!state.ending) {
    if (inbox.editions) await adoptEditions(kase, inbox);
    // A payment wins over a deadline that came in the same task: the ledger is asked first.
    if (inbox.receipts > 0 && state.reading) {
      inbox.receipts = 0;
      await askLedger(kase, kase.time.now());
      continue;
    }
    if (closedInstalments(state.reading) > closedBefore || workflowInfo().continueAsNewSuggested) return await carryOn(kase);
    await awaitNext(kase, nextDue(kase));
  }
  await settled(kase);
  show(kase);
  return result(kase);
}

/** True once for each event id, over the whole life of the case. */
function firstTime(state: CaseState, eventId: string): boolean {
  if (state.seenEvents.includes(eventId)) return false;
  state.seenEvents.push(eventId);
  return true;
}

/** The one thing due next in the stage the case is in. */
function nextDue(kase: CaseContext): NextDeadline | undefined {
  const { state } = kase;
  switch (state.stage) {
    case 'SELECTION':
      return state.designation && { at: state.designation.acceptBy, kind: 'ACCEPTANCE_END', zh: '和解员答复期限届满', rule: 'PRE-5', provisional: false };
    case 'NEGOTIATION':
    case 'CONFIRMATION':
      return state.negotiation && nextInNegotiation(kase);
    case 'PERFORMANCE':
    case 'BREACH':
    case 'RULING':
      return nextInPerformance(kase);
    default:
      return undefined;
  }
}

/** Waits for the next thing due, or for any message; then looks again. */
async function awaitNext(kase: CaseContext, due: NextDeadline | undefined): Promise<void> {
  kase.due = due;
  show(kase);
  const { revision } = kase;
  const interrupted = (): boolean => kase.revision !== revision;
  if (!due) return condition(interrupted);
  if (await kase.time.reaches(due.at, interrupted, due.zh)) await reached(kase, due);
}

async function reached(kase: CaseContext, due: NextDeadline): Promise<void> {
  const { state } = kase;
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

/** From now on the case derives with the new notice too. */
async function adoptEditions(kase: CaseContext, inbox: { editions?: readonly string[] }): Promise<void> {
  const { editions = [] } = inbox;
  inbox.editions = undefined;
  kase.state.calendarEditions = [...new Set([...kase.state.calendarEditions, ...editions])].sort();
  const now = kase.time.now();
  await rederive(kase, now);
  if (kase.state.reading) await askLedger(kase, now);
}

/** A closed instalment ends the run: the history of a long plan stays short. */
async function carryOn(kase: CaseContext): Promise<never> {
  await settled(kase);
  if (kase.state.ending) return result(kase) as never;
  kase.state.clock = kase.time.carried;
  return continueAsNew<typeof settlementCase>(kase.opening, kase.state);
}

/** No handler and no effect may be cut off by the end of the run. */
async function settled(kase: CaseContext): Promise<void> {
  await condition(allHandlersFinished);
  await kase.effects.idle();
}

function result({ opening, state }: CaseContext): CaseResult {
  const { caseId, caseNumber } = opening;
  return { caseId, caseNumber, ending: state.ending!, endedAt: state.endedAt!, paid: paidOf(state), rule: state.endingRule! };
}
