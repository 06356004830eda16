import { formatYuan, minFen, parseYuan, type Fen, type Yuan } from '@hejie/law';
import { type GuarantorTerm } from '../agreement/terms.js';
import { accept, refuse, type Decision } from './decision.js';

export interface GuarantorInput {
  readonly guarantor: GuarantorTerm;
  readonly resumed: boolean;
  /** The creditor asks for it; the court does not act of itself. */
  readonly creditorApplies: boolean;
  /** What is owed on resumption, in fen. */
  readonly owed: Fen;
}

export interface GuarantorOutcome {
  readonly guarantorId: string;
  /** The most for which the guarantor's property answers. */
  readonly upTo: Yuan;
  readonly scope: string;
  /** GUA-5: money first, then other property. */
  readonly cashFirst: true;
  /** GUA-5: the guarantor is ruled against directly but is not added as a debtor. */
  readonly addedAsDebtor: false;
}

/**
 * SET-ART-18, S14: may the guarantor's property be enforced against directly (直接执行)? After resumption, on the creditor's
 * application, and only if the guarantor promised it to the court (TV-D6). `GUARANTOR.*`.
 */
export function decideGuarantorEnforcement(input: GuarantorInput): Decision<GuarantorOutcome> {
  const { guarantor } = input;
  if (!input.resumed) {
    return refuse({ code: 'GUARANTOR.NOT_RESUMED', rule: 'SET-ART-18-1', zh: '恢复执行后才能直接执行担保财产。', en: 'Direct enforcement against the guarantor follows resumption.' });
  }
  if (!input.creditorApplies) {
    return refuse({ code: 'GUARANTOR.NOT_APPLIED', rule: 'SET-ART-18-1', zh: '直接执行担保财产须有申请执行人的申请。', en: 'The creditor must apply for direct enforcement against the guarantor.' });
  }
  if (!guarantor.promisesDirectEnforcement) {
    return refuse({ code: 'GUARANTOR.NO_PROMISE', rule: 'SET-ART-18-2', zh: '担保人未向人民法院承诺自愿接受直接强制执行，应另行起诉。', en: 'The guarantor made no promise to the court; the creditor must sue him.' });
  }
  const upTo = guarantor.cap === undefined ? input.owed : minFen(parseYuan(guarantor.cap), input.owed);
  return accept({ guarantorId: guarantor.guarantorId, upTo: formatYuan(upTo), scope: guarantor.scope, cashFirst: true, addedAsDebtor: false });
}
