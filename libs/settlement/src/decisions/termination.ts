import { type SettlementState } from '../ledger/settlement-state.js';
import { decideApplicationWithdrawal, type ApplicationWithdrawalInput } from './application-withdrawal.js';
import { accept, refuse, type Decision } from './decision.js';

/** How a case stands when its creditors withdraw the application because of the settlement, or that is ruled on. */
export interface TerminationStanding {
  readonly settlement: SettlementState | null;
  /** An application lies before the judge. */
  readonly pending: boolean;
  /** Enforcement is closed already. */
  readonly closed: boolean;
}

const refusal = (code: string, zh: string, en: string, path?: string) =>
  refuse({ code: `TERMINATION.${code}`, rule: 'SET-ART-2-5', zh, en, ...(path !== undefined && { path }) });

const NO_SETTLEMENT = refusal(
  'NO_SETTLEMENT',
  '没有正在履行的和解协议，不能因和解撤回执行申请；不愿和解的，退出和解（withdrawal）。',
  'No settlement is being performed: nothing is withdrawn because of one.',
);
const CLOSED = refusal(
  'CLOSED',
  '执行案件已经结案，无需再撤回执行申请。',
  'Enforcement is closed already: nothing is left to withdraw.',
);

/**
 * SET-ART-2-5, CLS-4: because of a settlement that is being performed the creditors, all of them, ask to withdraw their application for enforcement (因和解撤回执行申请). So they may also where the court
 * registers the case under 执 with the confirmation and reports it closed: while the settlement is not performed it stays open (CLS-3), and there is an enforcement to terminate. The ruling remains the judge's.
 * `TERMINATION.NO_SETTLEMENT`, `TERMINATION.CLOSED`, `TERMINATION.PENDING`, as `decideApplicationWithdrawal`.
 * Source: 民诉法解释464, 民诉法268(1).
 */
export function decideTermination(
  input: ApplicationWithdrawalInput,
  { settlement, pending, closed }: TerminationStanding,
): Decision<readonly string[]> {
  if (settlement !== 'PERFORMING') return NO_SETTLEMENT;
  if (closed) return CLOSED;
  if (pending) return refusal('PENDING', '申请已在审查中。', 'Such an application lies before the judge already.');
  return decideApplicationWithdrawal(input);
}

/** How the judge rules on it. */
export interface TerminationRuling {
  readonly decision: 'TERMINATE' | 'REFUSE';
  readonly rulingNumber: string;
  readonly reason: string;
}

/**
 * SET-ART-2-5, CLS-4: the judge rules that enforcement is terminated (裁定终结执行), or not, by a ruling with its number; a refusal says why. What is controlled is lifted; the settlement goes on,
 * and what is not performed may resume enforcement under a number of its own (SET-RES-2). `TERMINATION.NOT_APPLIED`, `TERMINATION.RULING_MISSING`,
 * `TERMINATION.REASON_MISSING`, `TERMINATION.NO_SETTLEMENT`, `TERMINATION.CLOSED`. Source: 民诉法解释464, 查封规定28.
 */
export function decideTerminationRuling(
  { decision, rulingNumber, reason }: TerminationRuling,
  { settlement, pending, closed }: TerminationStanding,
): Decision<void> {
  if (!pending)
    return refusal(
      'NOT_APPLIED',
      '没有待裁定的撤回执行申请；先由申请执行人提出。',
      'There is no withdrawal to be ruled on: the creditors apply first.',
    );
  if (rulingNumber.trim() === '')
    return refusal(
      'RULING_MISSING',
      '终结执行以裁定作出，须写明裁定书文号。',
      'Enforcement is terminated by a ruling with its number.',
      '/rulingNumber',
    );
  if (decision === 'REFUSE')
    return reason.trim() === ''
      ? refusal('REASON_MISSING', '不予终结执行的，应当写明理由。', 'A refusal says why.', '/reason')
      : accept(undefined);
  if (settlement !== 'PERFORMING') return NO_SETTLEMENT;
  return closed ? CLOSED : accept(undefined);
}
