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

/**
 * SET-LEDGER: to whom was it paid: the creditor who is named, or the only one that there is. `DIRECT_PAYMENT.PAYEE_MISSING`, `DIRECT_PAYMENT.PAYEE_NOT_CREDITOR`.
 */
export function directPayee(named: string | undefined, creditors: readonly string[]): Decision<string> {
  const [only, ...others] = creditors;
  if (named === undefined && only !== undefined && others.length === 0) return accept(only);
  if (named === undefined)
    return refuse({
      code: 'DIRECT_PAYMENT.PAYEE_MISSING',
      rule: 'SET-LEDGER',
      path: '/payeePartyId',
      zh: '本案有多名申请执行人，请写明款项直接给付给哪一名。',
      en: 'The case has several creditors: say which of them was paid.',
    });
  if (creditors.includes(named)) return accept(named);
  return refuse({
    code: 'DIRECT_PAYMENT.PAYEE_NOT_CREDITOR',
    rule: 'SET-LEDGER',
    path: '/payeePartyId',
    zh: '直接给付的收款人应为本案申请执行人。',
    en: 'Who is paid directly is a creditor of the case.',
  });
}

/**
 * SET-LEDGER: may this party say whether it was received? The creditor who was paid alone: what one has received, another neither confirms nor denies. `payee` null: of a report of
 * before it was kept who was paid any creditor. `DIRECT_PAYMENT.NOT_A_CREDITOR`, `DIRECT_PAYMENT.NOT_THE_PAYEE`.
 */
export function decideDirectAnswerer(
  { partyId, side }: { readonly partyId: string; readonly side: string },
  payee: string | null,
): Decision<void> {
  if (side !== 'CREDITOR')
    return refuse({
      code: 'DIRECT_PAYMENT.NOT_A_CREDITOR',
      rule: 'SET-LEDGER',
      path: '/partyId',
      zh: '是否收到款项，由申请执行人答复。',
      en: 'Whether he was paid, the creditor says.',
    });
  if (payee === null || payee === partyId) return accept(undefined);
  return refuse({
    code: 'DIRECT_PAYMENT.NOT_THE_PAYEE',
    rule: 'SET-LEDGER',
    path: '/partyId',
    zh: '该笔给付申报的收款人是另一名申请执行人，是否收到由其本人或者其代理人答复。',
    en: 'It is said to have been paid to another creditor: whether it was, he says himself or by his agent.',
  });
}

const decided = () =>
  refuse({
    code: 'DIRECT_PAYMENT.DECIDED',
    rule: 'SET-LEDGER',
    zh: '该笔直接给付已经确认或者认定；有误的，请冲正相应收款后另行登记。',
    en: 'It is settled already; where that was wrong, the receipt is reversed and the payment reported anew.',
  });
