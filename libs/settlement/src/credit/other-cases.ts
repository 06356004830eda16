import { parseCaseNumber } from '@hejie/law';
import { type DebtView } from './credit-file.js';
import { isEnforcementOver } from './end-of-enforcement.js';
import { type OtherCase, type OtherCasesCheck } from './repair-file.js';

/**
 * CR-L-PD, S21: the other cases that stand against a certificate for the whole debtor: enforcement against him that is not finished, 终结本次执行程序 among it. A pending suit, and
 * a case in which he is the creditor, do not. `own`: the numbers of this case, which are no other's.
 */
export function openCasesAgainst({ cases }: OtherCasesCheck, own: readonly string[]): readonly OtherCase[] {
  const ownOnes = own.map(spelled);
  return cases.filter(
    (one) =>
      !ownOnes.includes(spelled(one.caseNumber)) &&
      one.role === 'DEBTOR' &&
      one.procedure === 'ENFORCEMENT' &&
      one.state !== 'CLOSED',
  );
}

/** CASE-1: a number in its one spelling; a person may write it otherwise. */
function spelled(caseNumber: string): string {
  const reading = parseCaseNumber(caseNumber);
  return reading.valid ? reading.canonical : caseNumber;
}

/**
 * CR-L-PD, S21: how another case of this court counts: finished once everything is performed, 终结本次执行程序 or not, or its enforcement is over here. No such end
 * is a settlement that came to nothing, for the case goes on to enforcement, nor a suit on the settlement, before a ruling, nor one that is still being performed though the case was closed for it (CLS-5).
 */
export function enforcementStateOf(debt: DebtView): OtherCase['state'] {
  const { performedOn, closedAs, planPerformed } = debt;
  if (performedOn !== null) return 'CLOSED';
  if (closedAs === '终结本次执行程序') return 'CLOSED_FOR_NOW';
  return isEnforcementOver(debt) && !planPerformed ? 'CLOSED' : 'OPEN';
}
