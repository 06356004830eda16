import { compareInstants, legalDateOf, type CourtInstant } from '@hejie/law';
import type { Lateness, NextDeadline, PerformanceDeadlineItem } from '@hejie/contracts/workflows';
import { intake, performance } from '../shared/activities.js';
import type { CaseContext } from './case-context.js';
import { deadlinesBehind, packFor } from './decisions.js';

/** SEED3 五(四): the agreement is registered as the pack says, and the ledger opens. */
export async function openPerformance(kase: CaseContext, at: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  const { court, caseNumber, title, packId, parties } = opening;
  const { version, terms } = state.agreement!;
  const { calendarEditions } = state;
  const { effect } = packFor(kase).confirmation;
  state.negotiation = undefined;
  const registered = kase.effects.run(() => intake.registerSettled({ ...kase.key('registered', at), court, effect }));
  const entered = kase.enter('PERFORMANCE', at);
  const opened = kase.effects.run(async () => {
    state.reading = await performance.openPerformance({
      ...kase.key('performance', at),
      court,
      caseNumber,
      version,
      terms,
      title,
      packId,
      calendarEditions,
      parties,
    });
    kase.touch();
  });
  await Promise.all([registered, entered, opened]);
}

/** Asks the ledger how the case stands now, and acts on what it says: performed, cured, or nothing new. */
export async function askLedger(kase: CaseContext, at: CourtInstant): Promise<void> {
  const { state } = kase;
  await readAnew(kase, at);
  // What lies before the judge is his to answer, also when it has been paid meanwhile (SET-ART-11-1); what he has
  // ordered stands, and what is paid from then on reduces the balance.
  if (state.ending || liesBeforeJudge(kase)) return;
  if (state.reading?.fullyPerformed) {
    // Asked once at a time: a command that finds the same waits for the same answer.
    kase.concluding ??= performed(kase, at).finally(() => (kase.concluding = undefined));
    return kase.concluding;
  }
  await curedIfPaid(kase, at);
}

async function readAnew(kase: CaseContext, at: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  const { calendarEditions, handledUntil } = state;
  state.reading = await kase.effects.run(() =>
    performance.readLedger({ caseId: opening.caseId, asOf: legalDateOf(at), after: handledUntil, calendarEditions }),
  );
  kase.touch();
}

/**
 * SET-ART-8-1, CLS-1: all is paid. Late or not makes no difference here (SET-CASE-1). The ledger has the last word, in the
 * transaction that says so: where money was taken out meanwhile the case goes on. It asks again with the next message only,
 * so that an answer that stays the same is not asked for without end.
 */
async function performed(kase: CaseContext, at: CourtInstant): Promise<void> {
  const { state, opening } = kase;
  const { court, parties } = opening;
  const performedOn = state.reading?.performedOn ?? legalDateOf(at);
  // Each attempt has a key of its own: the answer to one that was refused says nothing about the next.
  state.conclusions += 1;
  const key = kase.key(`performed:${state.conclusions}`, at);
  const answer = await kase.effects.run(() => performance.recordPerformed({ ...key, court, performedOn, parties }));
  if (answer.performed) return kase.end('PERFORMED', 'SET-ART-8-1', at);
  await readAnew(kase, kase.time.now());
  await curedIfPaid(kase, kase.time.now());
}

async function curedIfPaid(kase: CaseContext, at: CourtInstant): Promise<void> {
  const { state } = kase;
  if (state.breach === 'SUSPECTED' && state.stage === 'BREACH' && Number(state.reading?.overdue) === 0)
    await cured(kase, at);
}

/** SET-CASE-1: the arrears were made good before the creditor's choice took effect. */
async function cured(kase: CaseContext, at: CourtInstant): Promise<void> {
  const { parties } = kase.opening;
  kase.state.breach = 'NONE';
  kase.state.suitAwaited = false;
  const { sequence } = kase.state;
  const recorded = kase.effects.run(() => performance.recordCure({ ...kase.key(`cure:${sequence}`, at), parties }));
  await Promise.all([recorded, kase.enter('PERFORMANCE', at)]);
}

/** The next thing due in performance, as the ledger's owner derived it. */
export function nextInPerformance({ state }: CaseContext): NextDeadline | undefined {
  const next = state.reading?.next;
  return (
    next && { at: next.at, kind: 'PERFORMANCE', zh: next.zh, rule: 'SET-BREACH-DAY', provisional: next.provisional }
  );
}

/** A deadline of performance has been reached: each thing due at it, in order, then the ledger again. */
export async function reachedInPerformance(kase: CaseContext, due: NextDeadline, lateness: Lateness): Promise<void> {
  const items = kase.state.reading?.next?.items ?? [];
  kase.state.handledUntil = due.at;
  for (const item of items) await fallDue(kase, item, due.at, lateness);
  if (isOver(kase)) return;
  await askLedger(kase, kase.time.now());
}

/**
 * A receipt was taken out of the ledger: the deadlines that were dealt with while it counted are asked once more, for no timer
 * rings for them again; it rings for the later ones. The service knows what both sides have been told already.
 */
export async function askPassedDeadlines(kase: CaseContext, eventId: string, now: CourtInstant): Promise<void> {
  const { state } = kase;
  const { handledUntil } = state;
  if (handledUntil === undefined) return;
  const passed = deadlinesBehind(kase, now).filter(({ at }) => compareInstants(at, handledUntil) <= 0);
  for (const { at, item } of passed) {
    await fallDue(kase, item, at, { deadline: at, latenessSeconds: kase.time.secondsPast(at) }, `:${eventId}`);
  }
  if (passed.length > 0 && !isOver(kase)) await askLedger(kase, now);
}

/** @param again tells a deadline that is asked once more from the first time. */
async function fallDue(
  kase: CaseContext,
  { kind, no: instalment = 0, day }: PerformanceDeadlineItem,
  at: CourtInstant,
  lateness: Lateness,
  again = '',
): Promise<void> {
  const { opening, state } = kase;
  const { parties } = opening;
  const { calendarEditions } = state;
  switch (kind) {
    case 'REMINDER':
      return unlessOver(kase, () =>
        performance.remindInstalment({
          ...kase.key(`reminder:${instalment}:${day}`, at),
          instalment,
          parties,
          lateness,
        }),
      );
    case 'DUE':
      return unlessOver(kase, () =>
        performance.noticeOverdue({
          ...kase.key(`overdue:${instalment}${again}`, at),
          instalment,
          parties,
          calendarEditions,
          lateness,
        }),
      );
    case 'GRACE_END':
      return suspectBreach(kase, instalment, at, lateness, again);
    case 'APPLICATION_PERIOD_WARNING':
      return unlessOver(kase, () =>
        performance.warnApplicationPeriod({ ...kase.key('period-warning', at), lastDay: day, ended: false, parties }),
      );
    case 'APPLICATION_PERIOD_END':
      return periodEnded(kase, day, at);
  }
}

/** S7: short after grace. The ledger is asked again in the transaction that would say so; nothing resumes by itself. */
async function suspectBreach(
  kase: CaseContext,
  instalment: number,
  at: CourtInstant,
  lateness: Lateness,
  again: string,
): Promise<void> {
  const { state, opening } = kase;
  const { parties } = opening;
  const { calendarEditions } = state;
  const answer = await unlessOver(kase, () =>
    performance.suspectBreach({
      ...kase.key(`breach:${instalment}${again}`, at),
      instalment,
      parties,
      calendarEditions,
      lateness,
    }),
  );
  if (!answer?.suspected || isOver(kase)) return;
  if (state.breach === 'NONE') state.breach = 'SUSPECTED';
  // A case that lies before the judge stays there; the finding is in the ledger.
  if (state.stage === 'PERFORMANCE') await kase.enter('BREACH', at);
}

/**
 * SET-ART-10: the two years are over without an election, and the creditor is told. The case goes on: a late application is
 * taken in, and being late counts only if the debtor objects (SET-ART-10-3).
 */
function periodEnded(kase: CaseContext, lastDay: PerformanceDeadlineItem['day'], at: CourtInstant): Promise<void> {
  const { parties } = kase.opening;
  return unlessOver(kase, () =>
    performance.warnApplicationPeriod({ ...kase.key('period-ended', at), lastDay, ended: true, parties }),
  );
}

/** Ended, or resumed by the judge's ruling: from then on the settlement tells nobody anything. */
const isOver = ({ state }: CaseContext): boolean => state.ending !== undefined || state.breach === 'RESUMED';

/** Asked when the effect's turn has come: a ruling may have been given while it stood in the queue. */
const unlessOver = <T>(kase: CaseContext, effect: () => Promise<T>): Promise<T | undefined> =>
  kase.effects.run(async () => (isOver(kase) ? undefined : effect()));

const liesBeforeJudge = ({ state }: CaseContext): boolean => state.stage === 'RULING';
