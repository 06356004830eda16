import { type SettlementEffect } from '@hejie/law';
import { type SettlementState } from '../ledger/settlement-state.js';
import { accept, refuse, type Decision } from './decision.js';
import { mayStay, type StayInput } from './stay.js';

/** How a case stands when a stay is applied for, or ruled on. */
export interface StayStanding {
  /** What a confirmed settlement does to the case by the court's pack. */
  readonly effect: SettlementEffect;
  readonly settlement: SettlementState | null;
  /** An application lies before the judge. */
  readonly pending: boolean;
  /** Enforcement is stayed. */
  readonly stayed: boolean;
}

const refusal = (code: string, zh: string, en: string, path?: string) =>
  refuse({ code: `STAY.${code}`, rule: 'SET-ART-2-4', zh, en, ...(path !== undefined && { path }) });

/**
 * SET-ART-2-4: a stay of enforcement (中止执行) is applied for while a settlement is performed, in a case whose court stays because of it, and as
 * `mayStay` says; the ruling remains the judge's. `STAY.NOT_OF_THIS_COURT`, `STAY.NO_SETTLEMENT`, `STAY.PENDING`, `STAY.STAYED`, as `mayStay`.
 * Source: 执行和解规定2, 民诉法解释464.
 */
export function decideStay(
  input: StayInput,
  { effect, settlement, pending, stayed }: StayStanding,
): ReturnType<typeof mayStay> {
  if (effect !== 'STAY')
    return refusal(
      'NOT_OF_THIS_COURT',
      '按本院规则，和解协议确认后不以裁定中止执行，没有可以中止的执行程序。',
      'By the rules of this court a confirmed settlement does not stay enforcement: there is none to stay.',
    );
  if (settlement !== 'PERFORMING')
    return refusal(
      'NO_SETTLEMENT',
      '没有正在履行的和解协议，不能申请中止执行。',
      'No settlement is being performed: there is no stay to apply for.',
    );
  if (stayed) return refusal('STAYED', '已裁定中止执行。', 'Enforcement is stayed already.');
  if (pending) return refusal('PENDING', '申请已在审查中。', 'Such an application lies before the judge already.');
  return mayStay(input);
}

/** How the judge rules on it. */
export interface StayRuling {
  readonly decision: 'STAY' | 'REFUSE';
  readonly rulingNumber: string;
  readonly reason: string;
}

/**
 * SET-ART-2-4, 民诉法269: the judge stays enforcement, or does not, by a ruling with its number, which has effect when it is served; a refusal says why. Nothing is
 * lifted by it. `STAY.NOT_APPLIED`, `STAY.RULING_MISSING`, `STAY.REASON_MISSING`, `STAY.NO_SETTLEMENT`.
 */
export function decideStayRuling(
  { decision, rulingNumber, reason }: StayRuling,
  { settlement, pending }: Pick<StayStanding, 'settlement' | 'pending'>,
): Decision<void> {
  if (!pending)
    return refusal('NOT_APPLIED', '没有待裁定的中止执行申请。', 'There is no application for a stay to be ruled on.');
  if (rulingNumber.trim() === '')
    return refusal(
      'RULING_MISSING',
      '中止执行以裁定作出，须写明裁定书文号。',
      'A stay is a ruling with its number.',
      '/rulingNumber',
    );
  if (decision === 'REFUSE' && reason.trim() === '')
    return refusal('REASON_MISSING', '不予中止的，应当写明理由。', 'A refusal says why.', '/reason');
  if (decision === 'STAY' && settlement !== 'PERFORMING')
    return refusal('NO_SETTLEMENT', '和解协议已不在履行中。', 'The settlement is no longer being performed.');
  return accept(undefined);
}
