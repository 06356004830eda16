import { type Fen, type LegalDate } from '@hejie/law';
import { endableForNow, type EndingForNowStanding } from '../effect/ending-for-now.js';
import { type SettlementState } from '../ledger/settlement-state.js';
import { accept, refuse, type Decision } from './decision.js';

/** CLS-4: how an enforcement case is closed (结案方式), 执行工作规定64. */
export const CLOSING_MODES = ['执行完毕', '终结本次执行程序', '终结执行', '销案', '不予执行', '驳回申请'] as const;
/** One of the modes of closing. */
export type ClosingMode = (typeof CLOSING_MODES)[number];

/** A case of enforcement that its judge wants to close. `owed` in fen, of the original title; null where it is not known. */
export interface ClosingInput {
  readonly mode: ClosingMode;
  readonly owed: Fen | null;
  /** It is closed, or being closed. */
  readonly closed: boolean;
  /** Day of the closing. */
  readonly on: LegalDate;
  /** What was found of 终结本次执行程序 under its number; null: nothing. */
  readonly forNow: EndingForNowStanding | null;
}

/** SET-RES-2, CLS-4: is there enforcement that resumed in this case, to be closed by its judge? `state`: of its settlement; null: there is none. `ENFORCEMENT.NOT_RESUMED`. */
export function decideClosingOfResumed(state: SettlementState | null): Decision<void> {
  if (state === 'RESUMED') return accept(undefined);
  return refuse({
    code: 'ENFORCEMENT.NOT_RESUMED',
    rule: 'SET-RES-2',
    zh: '本案没有恢复执行，不在此结案；和解不成后执行案件的结案，在 enforcement-closings 登记。',
    en: 'Enforcement has not resumed in this case: where the negotiation came to nothing, its closing is recorded at enforcement-closings.',
  });
}

/**
 * CLS-1, CLS-3, CLS-4: may the case be closed in this mode? While something is owed, only on another ground than performance: such as 终本 or
 * 终结, each of which is a mode of its own and the judge's to find. Where there is a ledger, it alone says that a title is satisfied. PROC-23: 终本
 * only after its conditions were found and confirmed.
 * `ENFORCEMENT.CLOSED`, `ENFORCEMENT.NOT_SATISFIED`, as {@link endableForNow}. Source: 执行案件立案、结案意见15, 执行工作规定64.
 */
export function decideClosing({ mode, owed, closed, on, forNow }: ClosingInput): Decision<ClosingMode> {
  if (closed) {
    return refuse({
      code: 'ENFORCEMENT.CLOSED',
      rule: 'CLS-4',
      zh: '执行案件已结案。',
      en: 'The case of enforcement is closed.',
    });
  }
  if (mode === '执行完毕' && owed !== 0n) {
    return refuse({
      code: 'ENFORCEMENT.NOT_SATISFIED',
      rule: 'CLS-3',
      path: '/mode',
      zh: '尚有未清偿余额，不能以执行完毕方式结案。',
      en: 'A balance is still owed: the case cannot be closed as satisfied.',
    });
  }
  if (mode === '终结本次执行程序') {
    const may = endableForNow(forNow, on);
    if (!may.ok) return may;
  }
  return accept(mode);
}
