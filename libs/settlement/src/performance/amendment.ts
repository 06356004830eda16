import { dateText, compareInstants, laterOf, legalDateOf, type CourtInstant } from '@hejie/law';
import { type ReviewedCase } from '../agreement/legality-rule.js';
import { type AgreementTerms } from '../agreement/terms.js';
import { obligationsOf } from '../agreement/obligations.js';
import { CASE_STATES, type Command } from '../case/states.js';
import { requireHeard } from '../case/transition.js';
import { decideAmendment, type AmendmentInput, type AmendmentOutcome } from '../decisions/amendment.js';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type SettlementLedger } from '../ledger/settlement-ledger.js';
import { type SettlementRecord } from '../ledger/settlement-record.js';
import { askLedger, type PerformanceOutcome } from './deadlines.js';
import { type PerformanceState } from './performance-state.js';

/** The ledger of one settlement by the plan that was in force, and by the amended one. */
export interface AmendedLedgers {
  readonly earlier: SettlementLedger;
  readonly later: SettlementLedger;
}

/**
 * SET-ART-5-1: may a settlement in performance be amended so (变更和解协议)? As `decideAmendment` says, by nobody who acts ahead of the court's clock, and what stands
 * unchanged keeps its number, by which everybody was told of it. `AMENDMENT.*`, `AGREEMENT.ILLEGAL`. Source: 执行和解规定5.
 */
export function decideAmendedPlan(
  input: AmendmentInput,
  { pack, calendar }: Pick<SettlementRecord, 'pack' | 'calendar'>,
  courtCase: Pick<ReviewedCase, 'court' | 'principal' | 'accrued' | 'parties'>,
  now: CourtInstant,
): Decision<AmendmentOutcome> {
  const ofGuarantors = (input.guarantorConsents ?? []).flatMap(({ givenAt }) => givenAt ?? []);
  const instants = [...input.consents.map(({ givenAt }) => givenAt), ...ofGuarantors, input.form.at];
  if (instants.some((at) => compareInstants(at, now) > 0))
    return refuse({
      code: 'AMENDMENT.IN_FUTURE',
      rule: 'SET-ART-5-1',
      path: '/form/at',
      zh: '同意、提交或者笔录的时间不得晚于现在；请更正时间，或者届时再登记。',
      en: 'A consent, a submission or a record lies in the future: correct the time, or enter it then.',
    });
  const renumbered = obligationsOf(input.amended).find((after) => {
    const before = obligationsOf(input.inForce).filter((one) => one.due === after.due && one.amount === after.amount);
    return before.length > 0 && before.every(({ no }) => no !== after.no);
  });
  if (renumbered !== undefined)
    return refuse({
      code: 'AMENDMENT.RENUMBERED',
      rule: 'SET-ART-5-1',
      path: '/amended/schedule',
      zh: `未变更的一期应当保留原期号：到期日${dateText(renumbered.due)}、金额${renumbered.amount}元的一期被改为第${renumbered.no}期。`,
      en: `What stands unchanged keeps its number: ${renumbered.amount} yuan due ${renumbered.due} became number ${renumbered.no}.`,
    });
  const decided = decideAmendment(input, pack, { ...courtCase, calendar });
  return decided.ok ? accept(decided.value) : decided;
}

/** SET-ART-5-1: the obligations, by their numbers, of which people were told and that the amended plan has no longer, or on another day. */
export function amendedBy(inForce: AgreementTerms, amended: AgreementTerms): number[] {
  const after = obligationsOf(amended);
  return obligationsOf(inForce).flatMap(({ no, due }) =>
    after.some((one) => one.no === no && one.due === due) ? [] : [no],
  );
}

/**
 * SET-ART-5-1, SET-CASE-1: how a case in performance or in breach goes on once its plan is amended at `now`: what was found short by the plan of before is over, what
 * is next falls due by the amended one. A deadline that a late machine has not dealt with yet stays to be dealt with; of days that lay before the amendment nobody is reminded.
 */
export function afterAmendment(
  before: PerformanceState,
  { earlier, later }: AmendedLedgers,
  now: CourtInstant,
): PerformanceOutcome {
  requireHeard(CASE_STATES, before.stage, 'amendAgreement' satisfies Command);
  const pending = earlier.next(legalDateOf(now), before.handledUntil);
  const missed = pending !== undefined && compareInstants(pending.at, now) <= 0;
  const handledUntil = missed ? before.handledUntil : laterOf(before.handledUntil, now);
  return askLedger({ ...before, handledUntil }, later, now);
}
