import { compareDates, formatYuan, minFen, nominalEnd, parseYuan, type Fen, type LegalDate, type Yuan } from '@hejie/law';
import { type GuarantorTerm } from '../agreement/terms.js';
import { accept, refuse, type Decision } from './decision.js';

/** GUA-4: the longest deferral, and the guarantee period that runs from its end, in months. */
const MAX_DEFERRAL_MONTHS = 12;
const GUARANTEE_MONTHS = 12;

/** An application to enforce against a guarantor, and how the case stands. */
export interface GuarantorInput {
  readonly guarantor: GuarantorTerm;
  /** The day on which the creditor applies. */
  readonly on: LegalDate;
  readonly resumed: boolean;
  /** The creditor asks for it; the court does not act of itself. */
  readonly creditorApplies: boolean;
  /** What is owed on resumption, in fen. */
  readonly owed: Fen;
}

/** How, and up to how much, a guarantor is enforced against. */
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
 * SET-ART-18, GUA-4, GUA-5, S14: may the guarantor's property be enforced against directly (直接执行)? After resumption, on the creditor's
 * application, only if the guarantor promised it to the court (TV-D6), and within the guarantee period where enforcement was deferred.
 * `GUARANTOR.NOT_RESUMED`, `GUARANTOR.NOT_APPLIED`, `GUARANTOR.NO_PROMISE`, `GUARANTOR.PERIOD_OVER`. Source: 执行和解规定18, 执行担保规定10, 12, 13.
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
  const last = guaranteeEnd(guarantor);
  if (last !== null && compareDates(input.on, last) > 0) {
    return refuse({ code: 'GUARANTOR.PERIOD_OVER', rule: 'GUA-4', path: '/on', zh: `担保期间已于${last}届满，申请执行担保财产的不予支持。`, en: `The guarantee ran until ${last}: the application comes too late.` });
  }
  const upTo = guarantor.cap === undefined ? input.owed : minFen(parseYuan(guarantor.cap), input.owed);
  return accept({ guarantorId: guarantor.guarantorId, upTo: formatYuan(upTo), scope: guarantor.scope, cashFirst: true, addedAsDebtor: false });
}

/**
 * GUA-4: last day of the guarantee period: a year from the end of the deferral, which is a year at most whatever was agreed; null where nothing
 * was deferred, for then no period runs. It does not roll (PER-8).
 */
function guaranteeEnd({ deferral }: GuarantorTerm): LegalDate | null {
  if (deferral === undefined) return null;
  const longest = nominalEnd(deferral.from, 'month', MAX_DEFERRAL_MONTHS);
  return nominalEnd(compareDates(deferral.until, longest) > 0 ? longest : deferral.until, 'month', GUARANTEE_MONTHS);
}
