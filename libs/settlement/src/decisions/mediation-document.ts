import { type PolicyPack } from '@hejie/law';
import { accept, refuse, type Decision } from './decision.js';

/**
 * SET-ART-9-1: may the court make an 执行调解书 of the agreement, with enforcement force? National law knows none: on breach the original title is enforced, on the creditor's
 * application. Refused unless the court's pack insists. `AGREEMENT.MEDIATION_DOCUMENT_UNKNOWN`. Source: 执行和解规定9, 民诉法241; against SEED0 三(四)2.
 */
export function decideMediationDocument({ confirmation }: Pick<PolicyPack, 'confirmation'>): Decision<null> {
  if (confirmation.enforceableMediationDocument) return accept(null);
  return refuse({
    code: 'AGREEMENT.MEDIATION_DOCUMENT_UNKNOWN',
    rule: 'SET-ART-9-1',
    zh: '不能出具具有强制执行力的执行调解书：和解协议不是执行依据，法律和司法解释没有规定执行调解书。请由各方签署和解协议或者记入执行和解笔录；被执行人不履行的，申请执行人可以申请恢复执行原生效法律文书，或者就履行和解协议提起诉讼。',
    en: 'No 执行调解书 with enforcement force can be made: a settlement is no title, and national law knows no such document. Let all sign the agreement, or have it put into the record; on breach the creditor may apply to resume enforcement of the original title, or sue on the settlement.',
  });
}
