import { dateText, formatYuan, minFen, sumFen, type Fen, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';

/**
 * What case money goes out as: to a creditor (案款发放); back to who paid more than is owed (退还多付款); back to who paid into this case by
 * mistake (退还误付款).
 */
export const PAYOUT_KINDS = ['TO_CREDITOR', 'SURPLUS', 'BY_MISTAKE'] as const;
/** One of {@link PAYOUT_KINDS}. */
export type PayoutKind = (typeof PAYOUT_KINDS)[number];

/** How a payment out stands: proposed, approved by another person or refused, made by the bank. */
export const PAYOUT_STATES = ['PROPOSED', 'APPROVED', 'REFUSED', 'PAID'] as const;
/** One of {@link PAYOUT_STATES}. */
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** A payment out about to be proposed; fen. */
export interface PayoutInput {
  readonly kind: PayoutKind;
  readonly amount: Fen;
  /** What the court holds of this case that is promised to no other payment. */
  readonly held: Fen;
  /** What the ledger holds beyond everything owed, and is promised to no other payment back; below zero where more is promised back than that. */
  readonly surplus: Fen;
  readonly payeeIsCreditor: boolean;
  readonly withheld: boolean;
  /** Of money paid by mistake: the receipt that it was entered as, as far as it came over the bank and still counts. */
  readonly receipt?: Fen;
}

/**
 * PROC-30, SET-LEDGER: may this be paid out? To a creditor of the case (案款发放) what is held of it without the surplus, and not while it is
 * withheld; a surplus back to who paid it; a receipt that came by mistake whole and back.
 * `PAYOUT.AMOUNT_NOT_POSITIVE`, `PAYOUT.NOT_TO_CREDITOR`, `PAYOUT.TO_CREDITOR`, `PAYOUT.WITHHELD`, `PAYOUT.NOT_THE_RECEIPT`, `PAYOUT.ABOVE_HELD`, `PAYOUT.ABOVE_SURPLUS`.
 */
export function decidePayout(input: PayoutInput): Decision<void> {
  const { kind, amount, held, surplus, payeeIsCreditor, withheld, receipt } = input;
  if (amount <= 0n)
    return refuse({
      code: 'PAYOUT.AMOUNT_NOT_POSITIVE',
      rule: 'PROC-30',
      path: '/amount',
      zh: '发放金额应大于零。',
      en: 'A payment out must be of more than zero.',
    });
  if (kind === 'TO_CREDITOR' && !payeeIsCreditor)
    return refuse({
      code: 'PAYOUT.NOT_TO_CREDITOR',
      rule: 'PROC-30',
      path: '/payeePartyId',
      zh: '执行款应当发放给本案申请执行人；退还交款人的，按退款提出。',
      en: 'Case money goes to a creditor of the case; what goes back to who paid is proposed as such.',
    });
  if (kind !== 'TO_CREDITOR' && payeeIsCreditor)
    return refuse({
      code: 'PAYOUT.TO_CREDITOR',
      rule: 'SET-LEDGER',
      path: '/payeePartyId',
      zh: '多付款、误付款应当退还交款人，不能退给申请执行人。',
      en: 'A surplus, or money paid by mistake, goes back to who paid it, not to the creditor.',
    });
  if (kind === 'TO_CREDITOR' && withheld) return withheldNow();
  if (kind === 'BY_MISTAKE' && receipt !== amount)
    return refuse({
      code: 'PAYOUT.NOT_THE_RECEIPT',
      rule: 'SET-LEDGER',
      path: '/receiptId',
      zh: '误付款按经银行到账、尚未冲正的一笔收款全额退还，请写明该笔收款编号及其金额。',
      en: 'Money paid by mistake goes back as the one receipt that it was, whole: name a receipt that came over the bank and still counts, and its sum.',
    });
  // What is promised back beyond the surplus is no money of the creditor.
  const beyond = surplus > 0n ? surplus : 0n;
  const free = kind === 'TO_CREDITOR' ? held - minFen(held, beyond) : held;
  if (amount > free)
    return refuse({
      code: 'PAYOUT.ABOVE_HELD',
      rule: 'PROC-30',
      path: '/amount',
      zh: `该案可以支出的案款为${formatYuan(free)}元（不含应退还的多付款和已提出的支付），${formatYuan(amount)}元超出该数额。`,
      en: `${formatYuan(free)} yuan of this case can go out, without a surplus and what is proposed already; ${formatYuan(amount)} is more.`,
    });
  if (kind === 'SURPLUS' && amount > beyond)
    return refuse({
      code: 'PAYOUT.ABOVE_SURPLUS',
      rule: 'SET-LEDGER',
      path: '/amount',
      zh: `可以退还的多付款为${formatYuan(beyond)}元，${formatYuan(amount)}元超出该数额。`,
      en: `The surplus that can go back is ${formatYuan(beyond)} yuan; ${formatYuan(amount)} is more.`,
    });
  return accept(undefined);
}

/** A payment out as it counts against what is held; fen. */
export interface PromisedPayment {
  readonly kind: PayoutKind;
  readonly state: PayoutState;
  readonly amount: Fen;
}

/**
 * SET-LEDGER: what payments that are proposed or approved take of what is held, and of that what goes back to who paid, in fen. A receipt that goes back as paid by
 * mistake leaves the ledger like a surplus: both are promised out of what the ledger holds beyond everything owed.
 */
export function promisedOf(payouts: readonly PromisedPayment[]): {
  readonly promised: Fen;
  readonly promisedBack: Fen;
} {
  const waiting = payouts.filter(({ state }) => state === 'PROPOSED' || state === 'APPROVED');
  const back = waiting.filter(({ kind }) => kind !== 'TO_CREDITOR');
  const sum = (of: readonly PromisedPayment[]) => sumFen(of.map(({ amount }) => amount));
  return { promised: sum(waiting), promisedBack: sum(back) };
}

/** Money that was put to a case and is about to be taken from it, for it belongs elsewhere; fen. */
export interface MoneyTakenInput {
  readonly amount: Fen;
  /** What is held of the case with it. */
  readonly held: Fen;
  readonly payouts: readonly (PromisedPayment & { readonly payoutId: string })[];
}

/**
 * SET-LEDGER: may money be taken from a case to which it was put, for it belongs elsewhere? Not what the case has paid out or promised: then payments are taken back
 * first, those that are not made by refusing them. `BANK_LINE.MONEY_SPENT`.
 */
export function decideMoneyTaken({ amount, held, payouts }: MoneyTakenInput): Decision<void> {
  if (amount <= held - promisedOf(payouts).promised) return accept(undefined);
  const named = payouts.filter(({ state }) => state !== 'REFUSED').map(({ payoutId }) => payoutId);
  return refuse({
    code: 'BANK_LINE.MONEY_SPENT',
    rule: 'SET-LEDGER',
    zh: `该案撤销该笔认领后，留存案款不足以支付已支付、已批准或者已提出的款项（支付编号：${named.join('、')}）：尚未支付的，请先不予批准；支出流水认领有误的，请先撤销该支出流水的认领。`,
    en: `Without this money the case would not hold what it has paid out or promised (payments ${named.join(', ')}): refuse those that are not made yet; where the line of one that went out was matched wrongly, take that match back first.`,
  });
}

/**
 * SET-LEDGER: may the line by which a payment went out be taken from it? Not while the payment is held to have come back: it cannot come back without having gone
 * out. `PAYOUT.RETURN_STANDS`.
 */
export function decidePaymentTakenBack({ returned }: { readonly returned: boolean }): Decision<void> {
  if (!returned) return accept(undefined);
  return refuse({
    code: 'PAYOUT.RETURN_STANDS',
    rule: 'SET-LEDGER',
    zh: '该笔支付已登记退汇，请先撤销退汇流水的认领。',
    en: 'The payment is recorded as sent back: take the match of the line by which it came back first.',
  });
}

/** A payment that the bank has made, about to be recorded. */
export interface PaymentInput {
  readonly kind: PayoutKind;
  readonly state: PayoutState;
  readonly withheld: boolean;
  readonly paidOn: LegalDate;
  readonly approvedOn: LegalDate | null;
  readonly today: LegalDate;
}

/**
 * PROC-30: may a payment be recorded as made? Once it is approved, of no day before that or after today, and to the creditor not while money is withheld.
 * `PAYOUT.NOT_APPROVED`, `PAYOUT.WITHHELD`, `PAYOUT.PAID_IN_FUTURE`, `PAYOUT.PAID_BEFORE_APPROVAL`.
 */
export function decidePayment({ kind, state, withheld, paidOn, approvedOn, today }: PaymentInput): Decision<void> {
  if (state !== 'APPROVED' || approvedOn === null)
    return refuse({
      code: 'PAYOUT.NOT_APPROVED',
      rule: 'PROC-30',
      zh: '该笔支付未处于已批准待支付状态：未经批准不得支付，已支付的不再支付。',
      en: 'It is not approved and waiting to be made: nothing is paid without approval, and nothing twice.',
    });
  if (kind === 'TO_CREDITOR' && withheld) return withheldNow();
  if (paidOn > today)
    return refuse({
      code: 'PAYOUT.PAID_IN_FUTURE',
      rule: 'PROC-30',
      path: '/paidOn',
      zh: '支付日晚于今日，尚未支付。',
      en: 'The day of the payment lies after today: it has not been made.',
    });
  if (paidOn < approvedOn)
    return refuse({
      code: 'PAYOUT.PAID_BEFORE_APPROVAL',
      rule: 'PROC-30',
      path: '/paidOn',
      zh: `支付日早于批准日${dateText(approvedOn)}，请核对；确系未经批准支付的，报院领导处理。`,
      en: `It would have been made before its approval of ${approvedOn}: check the day; a payment without approval goes before the president.`,
    });
  return accept(undefined);
}

/** Money that came in and is said to be a payment that the bank has sent back (退汇); fen. */
export interface ReturnInput {
  readonly kind: PayoutKind;
  readonly state: PayoutState;
  /** Of the payment. */
  readonly amount: Fen;
  readonly paidOn: LegalDate | null;
  /** The bank has told of the payment itself. */
  readonly atBank: boolean;
  /** It was sent back already. */
  readonly returned: boolean;
  /** What came in, and since when it counts. */
  readonly came: Fen;
  readonly valueDate: LegalDate;
}

/**
 * PROC-30, SET-LEDGER: may money that came in be this payment, sent back by the bank? It is held for the case again and is paid out anew; the debtor's performance is
 * what it was. One to a creditor that was made and that the bank has told of, whole, not before it went out, and once. What goes back to who paid has left the
 * ledger with the payment: sent back, it is a receipt as any other.
 * `PAYOUT.RETURN_IS_RECEIPT`, `PAYOUT.NOT_AT_BANK`, `PAYOUT.RETURNED_BEFORE`, `PAYOUT.NOT_ITS_RETURN`, `PAYOUT.RETURN_TOO_EARLY`.
 */
export function decideReturn(input: ReturnInput): Decision<void> {
  const { kind, state, amount, paidOn, atBank, returned, came, valueDate } = input;
  if (kind !== 'TO_CREDITOR')
    return refuse({
      code: 'PAYOUT.RETURN_IS_RECEIPT',
      rule: 'SET-LEDGER',
      zh: '该笔退款支付时已从台账中扣除，被银行退回的，按收款认领（不写 payoutId），再行退还。',
      en: 'What goes back to who paid has left the ledger: match the line as a receipt, without payoutId, and give it back anew.',
    });
  if (state !== 'PAID' || paidOn === null || !atBank)
    return refuse({
      code: 'PAYOUT.NOT_AT_BANK',
      rule: 'SET-LEDGER',
      zh: '该笔支付尚无银行支出流水，不能退汇；请先将支出流水与该笔支付对应。',
      en: 'The bank has not told of this payment yet, so it cannot have come back: match the line by which it went out first.',
    });
  if (returned)
    return refuse({
      code: 'PAYOUT.RETURNED_BEFORE',
      rule: 'SET-LEDGER',
      zh: '该笔支付已登记退汇，请核对是哪一笔支付。',
      en: 'This payment was sent back already: check which one this is.',
    });
  if (came !== amount)
    return refuse({
      code: 'PAYOUT.NOT_ITS_RETURN',
      rule: 'SET-LEDGER',
      path: '/parts',
      zh: `退汇应为该笔支付的全额${formatYuan(amount)}元；金额不符的，请向银行核实。`,
      en: `A payment comes back whole, ${formatYuan(amount)} yuan; where the sum is another one, ask the bank.`,
    });
  if (valueDate < paidOn)
    return refuse({
      code: 'PAYOUT.RETURN_TOO_EARLY',
      rule: 'SET-LEDGER',
      zh: `该笔款项到账早于支付日${dateText(paidOn)}，不是其退汇，请核对。`,
      en: `The money came before the payment of ${paidOn} was made and is not its return: check which payment it is.`,
    });
  return accept(undefined);
}

const withheldNow = () =>
  refuse({
    code: 'PAYOUT.WITHHELD',
    rule: 'PROC-30',
    zh: '该案案款已批准暂缓发放；事由消失后登记解除，再行发放。',
    en: 'The money of this case is withheld: record that the ground is gone, then pay out.',
  });

/** Money of a case that came over the bank; fen. */
export interface Arrival {
  readonly receiptId: string;
  readonly amount: Fen;
  /** Until when it is paid out. */
  readonly dueOn: LegalDate;
}

/**
 * PROC-30: what is still to be paid out of each arrival, in fen: whatever went out of a case is taken from what is due first, then from what came
 * first. Answers in that order, with nothing left of those that went out.
 */
export function stillToBePaidOut<A extends Arrival>(
  arrivals: readonly A[],
  paidOut: Fen,
): (A & { readonly rest: Fen })[] {
  let out = paidOut;
  return [...arrivals]
    .sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1))
    .map((arrival) => {
      const taken = minFen(out, arrival.amount);
      out -= taken;
      return { ...arrival, rest: arrival.amount - taken };
    });
}
