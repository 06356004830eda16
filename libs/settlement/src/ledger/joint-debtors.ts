import { formatYuan, minFen, parseYuan, type Fen, type Yuan } from '@hejie/law';
import { type DebtorCap } from '../agreement/terms.js';
import { type PlausibilityWarning } from '../decisions/plausibility.js';

/** What somebody paid; fen. `payerPartyId` null: nobody said for whom it was. */
export interface PaidBy {
  readonly payerPartyId: string | null;
  readonly amount: Fen;
}

/** How one of several debtors stands (共同被执行人): sums in yuan. */
export interface DebtorStanding {
  readonly partyId: string;
  /** The most that he answers for; null: the whole. */
  readonly cap: Yuan | null;
  readonly paid: Yuan;
  /** What of the rest he still answers for. */
  readonly answersFor: Yuan;
  /** What he paid above his cap: it counts, and is his claim on the others. */
  readonly beyondCap: Yuan;
}

/**
 * SET-LEDGER: how each of several debtors stands (民法典518, 519): all answer for the rest, each up to his cap, less what he has paid himself. What
 * one pays lowers the rest for all. `receipts`: those that count; `outstanding`: of the settlement, fen.
 */
export function jointDebtors(
  debtors: readonly string[],
  caps: readonly DebtorCap[],
  receipts: readonly PaidBy[],
  outstanding: Fen,
): DebtorStanding[] {
  return debtors.map((partyId) => {
    const paid = receipts.reduce((sum, one) => (one.payerPartyId === partyId ? sum + one.amount : sum), 0n);
    const cap = caps.find((one) => one.partyId === partyId)?.cap ?? null;
    if (cap === null)
      return {
        partyId,
        cap,
        paid: formatYuan(paid),
        answersFor: formatYuan(outstanding),
        beyondCap: formatYuan(0n),
      };
    const left = parseYuan(cap) - paid;
    return {
      partyId,
      cap,
      paid: formatYuan(paid),
      answersFor: formatYuan(left > 0n ? minFen(left, outstanding) : 0n),
      beyondCap: formatYuan(left < 0n ? -left : 0n),
    };
  });
}

/**
 * H10, 民法典518: of what is due and unpaid, instalment by instalment, what may be demanded of a debtor: all of it, or up to what he answers for still, the first due first.
 * `standing`: undefined: he answers for the whole. Sums in yuan.
 */
export function demandableOf<Due extends { readonly outstanding: Yuan }>(
  overdue: readonly Due[],
  standing: Pick<DebtorStanding, 'answersFor'> | undefined,
): Due[] {
  let left = standing === undefined ? null : parseYuan(standing.answersFor);
  return overdue.flatMap((one) => {
    const outstanding = parseYuan(one.outstanding);
    const demanded = left === null ? outstanding : minFen(left, outstanding);
    if (left !== null) left -= demanded;
    return demanded > 0n ? [{ ...one, outstanding: formatYuan(demanded) }] : [];
  });
}

/** SET-LEDGER: warns of a receipt with which a debtor has paid above his cap: it may be meant for another, or be paid by mistake. */
export function receiptBeyondCap(standing: DebtorStanding | undefined): readonly PlausibilityWarning[] {
  if (standing === undefined || standing.cap === null || parseYuan(standing.beyondCap) === 0n) return [];
  const { cap, beyondCap } = standing;
  return [
    {
      code: 'RECEIPT.ABOVE_CAP',
      rule: 'SET-LEDGER',
      path: '/payerPartyId',
      zh: `该被执行人以${cap}元为限承担责任，连同本笔已多付${beyondCap}元，请核对付款人及是否误付；超出部分计入履行，可以向其他被执行人追偿。`,
      en: `This debtor answers for ${cap} yuan at most, and has now paid ${beyondCap} above it: check who paid, and whether by mistake. It counts, and is a claim on the others.`,
    },
  ];
}
