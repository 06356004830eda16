import { type CourtInstant, compareInstants } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';

/** How a payment straight to the creditor stands (直接给付): reported, confirmed or denied by him, found by a judge. */
export const DIRECT_PAYMENT_STATES = ['REPORTED', 'CONFIRMED', 'DENIED', 'FOUND', 'NOT_FOUND'] as const;
/** One of {@link DIRECT_PAYMENT_STATES}. */
export type DirectPaymentState = (typeof DIRECT_PAYMENT_STATES)[number];

/** What is said of it: the creditor answers, or a judge finds. */
export type DirectPaymentSaid = { readonly answer: boolean } | { readonly found: boolean };

/**
 * SET-LEDGER: a payment straight to the creditor counts once he confirms it, or a judge finds it proven: after he has denied it, or was silent
 * until `answerBy`. Silence is neither. Answers with the state that follows; in `CONFIRMED` and `FOUND` the money is entered by its value date.
 * `DIRECT_PAYMENT.DECIDED`, `DIRECT_PAYMENT.ANSWER_AWAITED`.
 */
export function decideDirectPayment(
  state: DirectPaymentState,
  said: DirectPaymentSaid,
  { now, answerBy }: { readonly now: CourtInstant; readonly answerBy: CourtInstant },
): Decision<DirectPaymentState> {
  if (
    state === 'CONFIRMED' ||
    state === 'FOUND' ||
    state === 'NOT_FOUND' ||
    (state === 'DENIED' && 'answer' in said && !said.answer)
  )
    return decided();
  if ('answer' in said) return accept(said.answer ? 'CONFIRMED' : 'DENIED');
  if (state === 'REPORTED' && compareInstants(now, answerBy) < 0)
    return refuse({
      code: 'DIRECT_PAYMENT.ANSWER_AWAITED',
      rule: 'SET-LEDGER',
      zh: '申请执行人的答复期限尚未届满，其答复否认或者逾期不答复的，再行认定。',
      en: 'The creditor may still answer: a judge finds after he has denied it, or his time is over.',
    });
  return accept(said.found ? 'FOUND' : 'NOT_FOUND');
}

const decided = () =>
  refuse({
    code: 'DIRECT_PAYMENT.DECIDED',
    rule: 'SET-LEDGER',
    zh: '该笔直接给付已经确认或者认定；有误的，请冲正相应收款后另行登记。',
    en: 'It is settled already; where that was wrong, the receipt is reversed and the payment reported anew.',
  });
