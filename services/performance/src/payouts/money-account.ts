import { type LegalDate, type Fen } from '@hejie/law';
import { payoutAfterWithholding, payoutDeadline, promisedOf, stillToBePaidOut, type Arrival } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import * as ledgers from '../ledger/ledgers.js';
import { type Settlement } from '../ledger/settlement.entity.js';
import { Payout } from './payout.entity.js';
import { Withholding } from './withholding.entity.js';

/** Money that came over the bank, when finance told of it, and what of it is still to be paid out; fen. */
export interface ArrivedMoney extends Arrival {
  readonly noticeOn: LegalDate;
  readonly rest: Fen;
  /** It is a payment that the bank has sent back (退汇). */
  readonly returned: boolean;
}

/** The account of what the court holds of one case; fen. */
export interface MoneyAccount {
  readonly received: Fen;
  readonly paidOut: Fen;
  readonly held: Fen;
  /** Of what is held: proposed or approved to go out. */
  readonly promised: Fen;
  readonly arrivals: readonly ArrivedMoney[];
  readonly payouts: readonly Payout[];
  readonly withholdings: readonly Withholding[];
  /** The withholding that stands. */
  readonly withheld: Withholding | undefined;
}

/** SET-LEDGER, PROC-30: what the court holds of a case is what its bank has told of: what was put to the case, without what went out. */
export async function moneyAccountOf(manager: EntityManager, settlement: Settlement): Promise<MoneyAccount> {
  const { caseId } = settlement;
  const put: { receiptId: string; amount: string; noticeOn: LegalDate }[] = await manager.query(
    `select a.receipt_id as "receiptId", a.amount::text, to_char(f.notice_on, 'YYYY-MM-DD') as "noticeOn"
       from allocation a join bank_line l on l.line_id = a.line_id and l.direction = 'IN' join bank_file f on f.file_id = l.file_id
      where a.case_id = $1 and a.amount > 0
        and not exists (select 1 from allocation c where c.line_id = a.line_id and c.counters = a.entry)
      order by a.line_id, a.entry`,
    [caseId],
  );
  const payouts = await manager.find(Payout, { where: { caseId }, order: { proposedAt: 'ASC', payoutId: 'ASC' } });
  const withholdings = await manager.find(Withholding, { where: { caseId }, order: { proposedAt: 'ASC' } });
  const sum = (of: readonly { readonly amount: Fen }[]) => of.reduce((total, { amount }) => total + amount, 0n);
  const { pack, calendar } = ledgers.lawOf(settlement);
  const ended = withholdings.flatMap(({ endedOn }) => (endedOn === null ? [] : [endedOn]));
  const came = put.map(({ receiptId, amount, noticeOn }) => {
    const clock = payoutDeadline(noticeOn, pack, calendar).value;
    // Of what was there while it was withheld: ten days from when the ground was gone.
    const after = ended.filter((day) => day >= noticeOn).map((day) => payoutAfterWithholding(day, calendar).value);
    const returned = payouts.some(({ payoutId }) => payoutId === receiptId);
    return { receiptId, noticeOn, returned, amount: BigInt(amount), dueOn: [clock, ...after].sort().at(-1)! };
  });
  const [received, paidOut] = [sum(came), sum(payouts.filter(({ state }) => state === 'PAID'))];
  return {
    received,
    paidOut,
    held: received - paidOut,
    promised: promisedOf(payouts).promised,
    arrivals: stillToBePaidOut(came, paidOut),
    payouts,
    withholdings,
    withheld: withholdings.find(({ state }) => state === 'APPROVED'),
  };
}
