import { legalDateOf, parseYuan, period, type CourtInstant } from '@hejie/law';
import { CASE_STATES, type Command } from '../case/states.js';
import { requireHeard, requireTransition } from '../case/transition.js';
import { admitted } from '../decisions/decision.js';
import { type Election } from '../decisions/election.js';
import { type EnforcementClosing } from '../decisions/enforcement-closing.js';
import { noApplication, type RulingOutcome } from '../decisions/ruling.js';
import { decideSuit } from '../decisions/suit.js';
import { standingOf } from '../ledger/ledger-reading.js';
import { type SettlementLedger } from '../ledger/settlement-ledger.js';
import { type SettlementRecord } from '../ledger/settlement-record.js';
import { type PerformanceDecision, type PerformanceState } from './performance-state.js';

/**
 * How a case goes on in performance (rules.md §2.2): from how it stood, what has happened and what the ledger says now. Every step is
 * checked against the table of states before anybody records it.
 */

/** SET-LEDGER: how the case stands by the ledger as it is at `now`. */
export const asLedgerStands = <S extends Omit<PerformanceState, 'ledger'>>(
  state: S,
  ledger: SettlementLedger,
  now: CourtInstant,
) => ({
  ...state,
  ledger: standingOf(ledger.reading(legalDateOf(now), state.handledUntil, state.standing?.toldOn)),
});

/** SEED3 五(四): the ledger opens, and the case is performed. */
export function openPerformance(
  ledger: SettlementLedger,
  calendarEditions: readonly string[],
  at: CourtInstant,
): PerformanceDecision {
  // From the opening on: a deadline that a sleeping machine has missed is still found, dated to itself.
  const opened = {
    stage: 'PERFORMANCE',
    breach: 'NONE',
    suitAwaited: false,
    handledUntil: at,
    calendarEditions,
  } as const;
  return { after: asLedgerStands(opened, ledger, at) };
}

/** What the ledger says of a case by itself: it is performed, a breach is cured, or neither. */
export type LedgerFinding = 'PERFORMED' | 'CURED' | 'NOTHING';

/**
 * SET-ART-8-1, SET-CASE-1, CLS-1: what follows from the ledger as it is at `now`. All is paid: performed, late or not; the arrears are
 * made good before the creditor's choice took effect: cured. What lies before the judge is his to answer, also when it has been paid
 * meanwhile (SET-ART-11-1).
 */
export function readLedger(
  before: PerformanceState,
  ledger: SettlementLedger,
  now: CourtInstant,
): PerformanceDecision & { readonly found: LedgerFinding } {
  const state = asLedgerStands(before, ledger, now);
  if (before.stage === 'RULING') return { after: state, found: 'NOTHING' };
  if (state.ledger.fullyPerformed)
    return { ...ended(before, state, { ending: 'PERFORMED', rule: 'SET-ART-8-1', at: now }), found: 'PERFORMED' };
  const cured = before.stage === 'BREACH' && before.breach === 'SUSPECTED' && parseYuan(state.ledger.overdue) === 0n;
  if (!cured || suitStands(before, ledger, now)) return { after: state, found: 'NOTHING' };
  const { suitOnAnticipation: _over, ...rest } = withoutStanding(state, ledger, now);
  const after = { ...rest, stage: 'PERFORMANCE', breach: 'NONE', suitAwaited: false } as const;
  return { ...entered(before, after), found: 'CURED' };
}

/** SET-ART-9-1: a suit that is awaited rests on more than what the court has found short: on a default that it waits with, or an anticipatory breach. */
const suitStands = (
  { suitAwaited, suitOnAnticipation }: PerformanceState,
  ledger: SettlementLedger,
  now: CourtInstant,
): boolean => suitAwaited && (suitOnAnticipation === true || ledger.inDefault(legalDateOf(now)).length > 0);

/** SET-BREACH-DAY, S7: a deadline was dealt with; `suspected`: an instalment was found short after grace. What lies before the judge stays there. */
export function afterDeadline(before: PerformanceState, deadline: CourtInstant, suspected: boolean): PerformanceState {
  // Whatever order they come in, what was dealt with is never forgotten.
  const handledUntil = before.handledUntil > deadline ? before.handledUntil : deadline;
  return { ...suspectedIn(before, suspected), handledUntil };
}

/**
 * SET-ART-9-1: how the case stands where an instalment was found short (`suspected`), or was not. A deadline that was asked for once more
 * leaves what was handled as it is: behind it others may lie that nobody has dealt with.
 */
export function suspectedIn(before: PerformanceState, suspected: boolean): PerformanceState {
  if (!suspected) return before;
  const breach = before.breach === 'NONE' ? 'SUSPECTED' : before.breach;
  const after = { ...before, breach, stage: before.stage === 'PERFORMANCE' ? 'BREACH' : before.stage } as const;
  return entered(before, after).after;
}

/** What the creditor has elected (SET-ART-9), and, where he applies to resume, which application it is. */
export interface ElectedRemedy {
  readonly remedy: Election;
  readonly partyId: string;
  /** The number of the application, counted over the case. */
  readonly number: number;
  /** He pleads an anticipatory breach (民法典578). */
  readonly anticipatoryBreach?: boolean;
}

/**
 * SET-ART-9, 11, 14: resumption goes to a judge; a suit is awaited where the breach stands until the court has accepted it or has not;
 * tolerance goes on. The last choice of a creditor counts: one that he makes while his suit is awaited takes its place. Who only bears with the debtor disposes of
 * no other creditor's suit.
 */
export function afterElection(
  { suitOnAnticipation, standing: _made, suing: chosen = [], ...before }: PerformanceState,
  { remedy, partyId, number, anticipatoryBreach = false }: ElectedRemedy,
): PerformanceState {
  requireHeard(CASE_STATES, before.stage, 'elect' satisfies Command);
  const others = chosen.filter((one) => one !== partyId);
  const suing = remedy === 'SUE' ? [...others, partyId] : remedy === 'TOLERATE' ? others : [];
  const suitAwaited = suing.length > 0;
  const onAnticipation = anticipatoryBreach || (others.length > 0 && suitOnAnticipation === true);
  switch (remedy) {
    case 'RESUME': {
      const application = { number, partyId };
      return entered(before, { ...before, stage: 'RULING', breach: 'APPLIED', suitAwaited, application }).after;
    }
    case 'SUE':
      return entered(before, {
        ...before,
        stage: 'BREACH',
        breach: 'SUSPECTED',
        suitAwaited,
        suing,
        ...(onAnticipation && { suitOnAnticipation: true as const }),
      }).after;
    case 'TOLERATE':
      if (suitAwaited) return { ...before, suitAwaited, suing, ...(suitOnAnticipation && { suitOnAnticipation }) };
      return entered(before, { ...before, stage: 'PERFORMANCE', breach: 'NONE', suitAwaited }).after;
  }
}

/** SET-ART-9-1: without an application made beforehand: it was recalled, or what it waited for is made good, and its time is no longer waited for. */
export function withoutStanding(
  { standing, ...state }: PerformanceState,
  ledger: SettlementLedger,
  now: CourtInstant,
): PerformanceState {
  return standing === undefined ? state : asLedgerStands(state, ledger, now);
}

/** SET-RES-4: until when the judge is to rule on an application of that instant; the exclusive end of the day. */
export function rulingDue(
  { pack, calendar }: Pick<SettlementRecord, 'pack' | 'calendar'>,
  at: CourtInstant,
): CourtInstant {
  return period({ start: legalDateOf(at), unit: 'day', n: pack.resumption.decisionTargetDays }, calendar).instant;
}

/** SET-ART-9-1: the application that lies before the judge. `RULING.NO_APPLICATION`. */
export function applicationBefore(state: PerformanceState): NonNullable<PerformanceState['application']> {
  requireHeard(CASE_STATES, state.stage, 'ruleOnResumption' satisfies Command);
  return state.application ?? noApplication();
}

/**
 * SET-ART-11, 12: after the judge's ruling, on the ledger as it is then. Resumed, or barred by the two years, the case has ended; refused,
 * it goes on, is performed where nothing is owed any longer, and where arrears stand the suit and toleration remain the creditor's. `closings`: of its enforcement, as they stand.
 */
export function afterRuling(
  before: PerformanceState,
  { next, ground }: Pick<RulingOutcome, 'next' | 'ground'>,
  ledger: SettlementLedger,
  now: CourtInstant,
  closings: readonly EnforcementClosing[],
): PerformanceDecision & { readonly found: LedgerFinding } {
  const { application: _answered, ...rest } = before;
  const state = asLedgerStands(rest, ledger, now);
  if (next === 'RESUMED' || next === 'APPLICATION_PERIOD_EXPIRED') {
    const breach = next === 'RESUMED' ? 'RESUMED' : 'NONE';
    const closed = next === 'RESUMED' && closings.length > 0;
    const ending = { ending: next, rule: ground, at: now, ...(closed && { enforcementClosed: true as const }) };
    return { ...ended(before, { ...state, breach }, ending), found: 'NOTHING' };
  }
  return afterRefusal(before, ledger, now);
}

/**
 * SET-ART-12: enforcement does not resume, or is revoked: the case goes on, is performed where nothing is owed any longer, and where arrears stand the
 * suit and toleration remain the creditor's.
 */
export function afterRefusal(
  { application: _answered, ...before }: PerformanceState,
  ledger: SettlementLedger,
  now: CourtInstant,
): PerformanceDecision & { readonly found: LedgerFinding } {
  const state = asLedgerStands(before, ledger, now);
  if (state.ledger.fullyPerformed)
    return {
      ...ended(before, { ...state, breach: 'NONE' }, { ending: 'PERFORMED', rule: 'SET-ART-8-1', at: now }),
      found: 'PERFORMED',
    };
  const arrears = parseYuan(state.ledger.overdue) > 0n;
  const after = arrears
    ? ({ ...state, stage: 'BREACH', breach: 'SUSPECTED' } as const)
    : ({ ...state, stage: 'PERFORMANCE', breach: 'NONE' } as const);
  return { ...entered(before, after), found: 'NOTHING' };
}

/**
 * SET-ART-14: the suit was accepted, and the settlement case ends; or it was not, and the creditor may elect anew. While another of its `creditors` has not chosen
 * a suit, it ends for nobody: it goes on for him, and who has sued cannot apply to resume (SET-ART-14-1). Refusals as `decideSuit`.
 */
export function afterSuit(
  before: PerformanceState,
  {
    creditors,
    ...suit
  }: { readonly accepted: boolean; readonly suitNumber: string; readonly creditors: readonly string[] },
  at: CourtInstant,
): PerformanceDecision {
  requireHeard(CASE_STATES, before.stage, 'recordSuit' satisfies Command);
  const { suitOnAnticipation: _answered, suing = creditors, sued = [], ...rest } = before;
  const all = suit.accepted ? [...sued, ...suing] : sued;
  const othersLeft = creditors.some((one) => !all.includes(one));
  const { next } = admitted(decideSuit({ ...suit, suitAwaited: before.suitAwaited, othersLeft }));
  const after = { ...rest, suitAwaited: false, ...(all.length > 0 && { sued: all }) };
  return next === 'SUED' ? ended(before, after, { ending: 'SUED', rule: 'SET-ART-14-1', at }) : entered(before, after);
}

function entered(before: PerformanceState, after: PerformanceState): { after: PerformanceState } {
  requireTransition(CASE_STATES, before.stage, after.stage);
  return { after };
}

function ended(
  before: PerformanceState,
  after: PerformanceState,
  ending: NonNullable<PerformanceDecision['ending']>,
): PerformanceDecision {
  requireTransition(CASE_STATES, before.stage, ending.ending);
  return { after, ending };
}
