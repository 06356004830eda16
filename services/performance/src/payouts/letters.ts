import { type NewLetter } from '@hejie/casework';
import { dateText, formatYuan, type LegalDate } from '@hejie/law';
import { type PayoutKind, type WithholdingGround } from '@hejie/settlement';
import { type Payout } from './payout.entity.js';
import { type Withholding } from './withholding.entity.js';

/** Letters (通知书) about what becomes of case money, numbered in each case. */

export const KINDS: Record<PayoutKind, string> = {
  TO_CREDITOR: '发放案款',
  SURPLUS: '退还多付款',
  BY_MISTAKE: '退还误付款',
};

const GROUNDS: Record<WithholdingGround, string> = {
  DISTRIBUTION: '需要进行案款分配',
  PRESERVED_OR_FROZEN: '申请执行人因另案诉讼、执行或者涉嫌犯罪等原因，案款被保全或者冻结',
  NOT_COLLECTED: '申请执行人经通知未按时领取',
  STAYED: '案件被依法中止或者暂缓执行',
  OTHER_JUST_CAUSE: '有其他正当理由需要延缓发放',
};

/** To who was paid; each time that it was recorded. */
export const paid = (caseNumber: string, { payoutId, round, kind, amount }: Payout, paidOn: LegalDate): NewLetter => ({
  occasion: `paid-out-${payoutId}-${round}`,
  kind: 'case-money-paid-out',
  subject: kind === 'TO_CREDITOR' ? '案款发放通知书' : '退款通知书',
  body: `${caseNumber}：本院已于${dateText(paidOn)}${kind === 'TO_CREDITOR' ? '向你方' : ''}${KINDS[kind]}${formatYuan(amount)}元，请查收；未收到的，请及时告知。`,
});

/** To who was told so: the payment was not made. */
export const notPaid = (
  caseNumber: string,
  { payoutId, round, kind, amount }: Payout,
  paidOn: LegalDate,
): NewLetter => ({
  occasion: `paid-out-${payoutId}-${round}-taken-back`,
  kind: 'case-money-not-paid-out',
  subject: kind === 'TO_CREDITOR' ? '案款发放更正通知书' : '退款更正通知书',
  body: `${caseNumber}：此前通知的${dateText(paidOn)}${KINDS[kind]}${formatYuan(amount)}元，经核对银行流水，该笔款项尚未支付，该通知书予以撤回；本院将依法另行支付并通知。`,
});

/** To the creditor: the payment was not sent back after all. */
export const notReturned = (caseNumber: string, allocation: string, { amount }: Payout, on: LegalDate): NewLetter => ({
  occasion: `payout-returned-${allocation}-taken-back`,
  kind: 'case-money-not-returned',
  subject: '案款退汇更正通知书',
  body: `${caseNumber}：此前通知的案款${formatYuan(amount)}元于${dateText(on)}被银行退回，经核对银行流水，该笔款项并非本案案款的退汇，该通知书予以撤回；未收到该笔案款的，请及时告知本院。`,
});

/** To the creditor whose payment the bank has sent back: which account is his? `allocation`: the line, and which entry of it. */
export const returned = (caseNumber: string, allocation: string, { amount }: Payout, on: LegalDate): NewLetter => ({
  occasion: `payout-returned-${allocation}`,
  kind: 'case-money-returned',
  subject: '案款退汇通知书',
  body: `${caseNumber}：本院向你方发放的案款${formatYuan(amount)}元，已于${dateText(on)}被银行退回。请核对并向本院重新提交收款账户，本院核实后重新发放。`,
});

/** To the creditors: on which ground, and until when it is looked at again (执行款物管理规定第十条). */
export const withheld = (caseNumber: string, number: number, { ground, until }: Withholding): NewLetter => ({
  occasion: `withholding-${number}`,
  kind: 'case-money-withheld',
  subject: '延缓发放案款告知书',
  body: `${caseNumber}：因${GROUNDS[ground]}，经批准，本案案款延缓发放，${dateText(until)}前复核。事由消失后，本院将在十日内完成发放。有异议的，可以向本院提出。`,
});

/** To the creditors: it is paid out again. */
export const released = (caseNumber: string, number: number, endedOn: LegalDate, payBy: LegalDate): NewLetter => ({
  occasion: `withholding-end-${number}`,
  kind: 'case-money-released',
  subject: '恢复发放案款告知书',
  body: `${caseNumber}：延缓发放案款的事由已于${dateText(endedOn)}消失，本院将在${dateText(payBy)}前完成发放。`,
});
