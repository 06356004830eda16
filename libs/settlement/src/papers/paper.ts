import { dateText, type LegalDate, type PolicyPack } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { type ClaimKind } from '../title/title.js';

/** What must be on record before a paper of the process (程序文书) says so: a paper states what was decided or happened, and decides nothing. */
const GROUNDS = {
  CONSENT_RECORD: {
    rule: 'PRE-3',
    zh: '该当事人尚未答复是否同意和解，应先登记其意见，再制作征询意见笔录。',
    en: 'This party has not answered whether it wants to settle: record the answer first.',
  },
  REJECTION_RULING: {
    rule: 'PRE-3',
    zh: '本案没有经释明仍坚持申请的不符合立案条件的情形，不能制作驳回执行申请裁定书。',
    en: 'No application that lacks what filing needs was insisted on in this case: there is nothing to reject.',
  },
  MEDIATOR_DESIGNATION: {
    rule: 'PRE-5',
    zh: '本院没有为本案指定和解员，不能制作指定决定书；双方共同选定的，不需指定。',
    en: 'The court has designated no mediator in this case; one whom both sides chose needs no designation.',
  },
  RECUSAL_DECISION: {
    rule: 'PRE-5',
    zh: '本案没有已经作出决定的回避申请，应先作出决定。',
    en: 'No request for recusal has been decided in this case: decide it first.',
  },
  SETTLEMENT_AGREEMENT: {
    rule: 'PRE-6',
    zh: '和解协议尚未由应当签字的人全部签署确认，签署后才能制作正式文本。',
    en: 'The agreement is not signed by all who must sign: its document is made once it is confirmed.',
  },
  SECURITY_BOND: {
    rule: 'GUA-2',
    zh: '已确认的和解协议中没有该担保人出具的担保书。',
    en: 'The confirmed agreement has no letter of guarantee of this guarantor.',
  },
  FAILED_NOTICE: {
    rule: 'PRE-8',
    zh: '和解尚未终止，或者已经达成协议，不能制作和解不成通知书。',
    en: 'The settlement has not ended, or an agreement was reached.',
  },
  STAY_RULING: {
    rule: 'SET-ART-2-1',
    zh: '本案尚未裁定中止执行，应先就中止执行的申请作出裁定。',
    en: 'No stay has been ruled in this case: rule on the application first.',
  },
  RESUMPTION_RULING: {
    rule: 'SET-ART-11-0',
    zh: '该次恢复执行申请尚未裁定恢复执行，应先作出裁定。',
    en: 'Resumption has not been ruled on this application: rule on it first.',
  },
  NO_RESUMPTION_RULING: {
    rule: 'SET-ART-11-0',
    zh: '该次恢复执行申请没有被裁定不予恢复执行，应先作出裁定。',
    en: 'This application has not been refused by a ruling: rule on it first.',
  },
  TERMINATION_RULING: {
    rule: 'CLS-4',
    zh: '本案没有记录以终结执行方式结案，应先记录结案或者由院长审批和解长期履行结案。',
    en: 'No closing as 终结执行 is on record: record it, or have the long performance approved, first.',
  },
  CALCULATION_LIST: {
    rule: 'SET-ART-17-1',
    zh: '执行尚未恢复，没有应当列明的计算；裁定恢复执行后再制作计算清单。',
    en: 'Enforcement has not resumed, so there is no balance to list: rule on resumption first.',
  },
  DEMAND_NOTICE: {
    rule: 'SET-ART-9-1',
    zh: '没有到期未付的款项，不能催告。',
    en: 'Nothing that is due is unpaid, so there is nothing to demand.',
  },
  COMPLETION_CERTIFICATE: {
    rule: 'SET-ART-8-1',
    zh: '和解协议尚未全部履行，不能出具履行完毕证明。',
    en: 'The settlement is not performed in full.',
  },
  CLOSING_NOTICE: {
    rule: 'CLS-4',
    zh: '本案尚未结案：和解协议没有履行完毕，也没有记录结案方式。',
    en: 'The case is not closed: the settlement is not performed, and no closing is on record.',
  },
  RESUMPTION_NOTICE: {
    rule: 'SET-ART-11-0',
    zh: '执行尚未恢复，应先裁定恢复执行并立案号。',
    en: 'Enforcement has not resumed: rule on resumption first.',
  },
} as const;

/** A paper that states something on record, by the kind of its document. */
export type GroundedPaper = keyof typeof GROUNDS;

/**
 * PRE-6, SET-ART-8-1: a person orders a paper (制作程序文书): may it be made? Only of what is on record. @param onRecord whether it is; what is asked for stands in the refusal.
 * Refusal: `PAPER.NOTHING_ON_RECORD`, with the rule of the kind and what to do first.
 */
export function decidePaper(kind: GroundedPaper, onRecord: boolean): Decision<{ readonly rule: string }> {
  const { rule, zh, en } = GROUNDS[kind];
  return onRecord ? accept({ rule }) : refuse({ code: 'PAPER.NOTHING_ON_RECORD', rule, path: '/kind', zh, en });
}

/**
 * PROC-4, TITLE-ACT: may a debtor be ordered to report property (报告财产令)? In cases of money, and with the notice of enforcement or after it, which
 * it names. Refusals: `PAPER.NOT_OF_MONEY`, `PAPER.NOTICE_FIRST`.
 */
export function decidePropertyReportOrder({
  claimKind,
  notified,
}: {
  readonly claimKind: ClaimKind;
  readonly notified: boolean;
}): Decision<{ readonly rule: string }> {
  if (claimKind === 'ACT')
    return refuse({
      code: 'PAPER.NOT_OF_MONEY',
      rule: 'TITLE-ACT',
      path: '/kind',
      zh: '执行依据不含金钱债权，不制作报告财产令：报告财产令仅适用于金钱债权的执行。',
      en: 'The title has no claim of money: a debtor is ordered to report property only for money.',
    });
  if (!notified)
    return refuse({
      code: 'PAPER.NOTICE_FIRST',
      rule: 'PROC-4',
      path: '/kind',
      zh: '报告财产令与执行通知书同时发出并写明其文号，应先制作向该被执行人发出的执行通知书。',
      en: 'The order goes with the notice of enforcement and states its number: order the notice to this debtor first.',
    });
  return accept({ rule: 'PROC-4' });
}

/** TITLE-ACT: what a paper says of a title besides the sum: whether it is (also) to an act or a thing, and whether interest doubles. */
export const titleInPaper = (claimKind: ClaimKind): { readonly acts: boolean; readonly doubled: boolean } => ({
  acts: claimKind !== 'MONEY',
  doubled: claimKind !== 'ACT',
});

/**
 * CLS-1, CLS-4: how a case is closed whose settlement is performed, as its 结案通知书 says it: a case of enforcement in the mode of its pack (执行完毕), which alone is one of enforcement;
 * one before enforcement because the settlement is performed. Source: 执行工作规定64, 执行案件立案、结案意见15.
 */
export const performedManner = ({ closeMode }: Pick<PolicyPack, 'closeMode'>, ofEnforcement: boolean): string =>
  ofEnforcement ? closeMode : '和解协议履行完毕';

/**
 * PROC-2, 民诉法251: the day of filing (立案日) that a notice of enforcement states: that on which its number was given here; of a number that was brought
 * along, the day that is said.
 * Refusals: `PAPER.FILED_ON_MISSING`; `PAPER.FILED_ON_DIFFERS` where another day is said than that on record.
 */
export function decideFilingDay({
  known,
  said,
}: {
  readonly known: LegalDate | null;
  readonly said: LegalDate | null;
}): Decision<{ readonly filedOn: LegalDate }> {
  const filedOn = known ?? said;
  if (filedOn === null)
    return refuse({
      code: 'PAPER.FILED_ON_MISSING',
      rule: 'PROC-2',
      path: '/filedOn',
      zh: '该执行案号不是由本系统编立，应写明立案日。',
      en: 'The number of enforcement was given elsewhere: state the day of filing.',
    });
  if (said !== null && said !== filedOn)
    return refuse({
      code: 'PAPER.FILED_ON_DIFFERS',
      rule: 'PROC-2',
      path: '/filedOn',
      zh: `立案日为${dateText(filedOn)}，与所写日期不一致。`,
      en: `The case was filed on ${filedOn}, not on the day that is stated.`,
    });
  return accept({ filedOn });
}
