import { accept, refuse, type Decision } from './decision.js';

/** Who withdraws the application for enforcement, and whose application it is. */
export interface ApplicationWithdrawalInput {
  readonly signedBy: readonly string[];
  readonly creditors: readonly string[];
}

/**
 * CLS-4, 民诉法268(1): the application for enforcement itself is withdrawn (撤回执行申请), by every creditor whose application it is. It is apart
 * from leaving the settlement, after which enforcement is filed. Without prejudice to another application within the two years.
 * `WITHDRAWAL.NOT_A_CREDITOR`, `WITHDRAWAL.NOT_ALL_CREDITORS`.
 */
export function decideApplicationWithdrawal({
  signedBy,
  creditors,
}: ApplicationWithdrawalInput): Decision<readonly string[]> {
  const stranger = signedBy.findIndex((partyId) => !creditors.includes(partyId));
  if (stranger >= 0) {
    return refuse({
      code: 'WITHDRAWAL.NOT_A_CREDITOR',
      rule: 'CLS-4',
      path: `/signedBy/${stranger}`,
      zh: '只有申请执行人可以撤回执行申请；被执行人不愿和解的，可以退出和解。',
      en: 'Only a creditor withdraws the application for enforcement; a debtor who does not want to settle leaves the settlement.',
    });
  }
  const missing = creditors.filter((partyId) => !signedBy.includes(partyId));
  if (missing.length > 0) {
    return refuse({
      code: 'WITHDRAWAL.NOT_ALL_CREDITORS',
      rule: 'CLS-4',
      path: '/signedBy',
      zh: `撤回本案执行申请须全体申请执行人签名，尚缺：${missing.join('、')}；个别申请执行人不愿和解的，可以退出和解。`,
      en: `Every creditor signs the withdrawal of the application of this case; missing: ${missing.join(', ')}. One who does not want to settle leaves the settlement.`,
    });
  }
  return accept([...new Set(signedBy)]);
}
