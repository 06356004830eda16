import { type NewLetter } from '@hejie/casework';
import { dateText, formatYuan, type Yuan } from '@hejie/law';
import { type DepositGround, type ReversalReason } from '@hejie/settlement';
import { type Receipt } from '../ledger/receipt.entity.js';

/** Letters (通知书) about entries of the ledger, numbered in each case. */

const GROUNDS: Record<DepositGround, string> = {
  REFUSED_WITHOUT_REASON: '债权人无正当理由拒绝受领',
  WHEREABOUTS_UNKNOWN: '债权人下落不明',
  NO_HEIR_OR_GUARDIAN: '债权人死亡未确定继承人、遗产管理人，或者丧失民事行为能力未确定监护人',
  OTHER_BY_LAW: '法律规定的其他情形',
};

/** SET-ART-7-2: to the creditor, that the debtor has deposited what was due. */
export const deposited = (
  caseNumber: string,
  number: number,
  { valueDate, amount, depositGround }: Receipt,
): NewLetter => ({
  occasion: `deposit-${number}`,
  kind: 'deposited',
  subject: '提存通知书',
  body: `${caseNumber}：被执行人于${dateText(valueDate)}提存${formatYuan(amount)}元（事由：${GROUNDS[depositGround!]}，《中华人民共和国民法典》第五百七十条、《最高人民法院关于执行和解若干问题的规定》第七条），在提存范围内视为已经履行（《中华人民共和国民法典》第五百七十一条）。提存费用由债权人负担；自提存之日起五年内不领取的，领取提存物的权利消灭（《中华人民共和国民法典》第五百七十三条、第五百七十四条）。`,
});

/** H5: to both sides, the `number`th receipt of the case; `standing`: how the settlement stands with it, while it is what counts. */
export function received(
  caseNumber: string,
  number: number,
  { receiptId, kind, valueDate, amount, thing }: Receipt,
  standing?: Standing,
): NewLetter {
  const what =
    kind === 'IN_KIND' ? `交付${thing}，约定价额${formatYuan(amount)}元` : `收到履行款项${formatYuan(amount)}元`;
  return {
    occasion: `receipt-${number}`,
    kind: 'receipt-told',
    subject: '款项到账告知书',
    body: `${caseNumber}：${dateText(valueDate)}${what}（编号${receiptId}），已记入履行台账。${stands(standing)}`,
  };
}

/** How the settlement stands: sums in yuan. */
type Standing = { readonly paid: Yuan; readonly outstanding: Yuan };
const stands = (standing: Standing | undefined): string =>
  standing === undefined ? '' : `和解协议现已履行${standing.paid}元，尚欠${standing.outstanding}元。`;

const REASONS: Record<ReversalReason, string> = { ENTERED_WRONGLY: '登记有误', RETURNED_BY_BANK: '银行退汇' };

/** To both sides, so that nobody relies on what was said of this money. `standing`: how the settlement stands without it, while it is performed. */
export function reversed(
  caseNumber: string,
  number: number,
  { receiptId, valueDate, amount }: Receipt,
  reason: ReversalReason,
  standing?: Standing,
): NewLetter {
  return {
    occasion: `reversal-${number}`,
    kind: 'receipt-reversed',
    subject: '收款冲正告知书',
    body: `${caseNumber}：${dateText(valueDate)}到账的收款${formatYuan(amount)}元（编号${receiptId}）因${REASONS[reason]}已冲正，不计入已履行金额；此前以该笔款项为据的通知，与本告知书不一致的，以本告知书为准。${stands(standing)}`,
  };
}
