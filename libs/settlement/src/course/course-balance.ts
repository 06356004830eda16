import {
  legalDateOf,
  parseYuan,
  sumFen,
  type CourtCalendar,
  type CourtInstant,
  type Fen,
  type PolicyPack,
} from '@hejie/law';
import { agreedInKind } from '../ledger/ledger.js';
import { readInstalment, type Posting } from '../ledger/postings.js';
import { balanceOnResumption } from '../resumption/balance.js';
import { readTitle } from '../title/title.js';
import type { SettlementCourse } from './course.js';

/** With what the balance of a title, and what is overdue, are computed: the day, the court's settings and its calendar. */
export interface ViewTurn {
  readonly at: CourtInstant;
  readonly pack: PolicyPack;
  readonly calendar: CourtCalendar;
}

/** Everything that counts in the ledger. */
export function postingsOf({ receipts, reversals, refunds }: SettlementCourse): Posting[] {
  return [
    ...receipts
      .filter(({ receiptId }) => !reversals.includes(receiptId))
      .map(({ receiptId: id, kind = 'PAYMENT', valueDate, amount }) => ({
        id,
        kind,
        valueDate,
        amount: parseYuan(amount),
      })),
    ...refunds.map(({ refundId, valueDate, amount }) => ({
      id: `refund ${refundId}`,
      kind: 'REFUND' as const,
      valueDate,
      amount: parseYuan(amount),
    })),
  ];
}

/** SET-ART-17-1, INT-10: what is left of the title, as `SettlementLedger.balance` has it. `on` null: of its principal and fee alone. In fen. */
export function originalBalance(course: SettlementCourse, on: ViewTurn | null): Fen {
  const { title, resumed, schedule, agreedOn, terms } = course;
  if (title === null) return resumed === null ? 0n : parseYuan(resumed.total);
  const postings = postingsOf(course);
  const claim = readTitle(title);
  if (on === null) {
    const left =
      claim.principal + claim.fee - sumFen(postings.map(({ kind, amount }) => (kind === 'REFUND' ? -amount : amount)));
    return left > 0n ? left : 0n;
  }
  const asOf = legalDateOf(on.at);
  const voided = resumed?.ground === 'SET-ART-16-1';
  const agreedOrder = voided ? null : terms.allocationOrder;
  const { pack } = on;
  const { amounts } = balanceOnResumption({
    claim,
    postings,
    agreedInKind: agreedInKind({ instalments: schedule.map(readInstalment), postings }),
    asOf,
    order: agreedOrder ?? pack.allocationOrder,
    orderBasis: agreedOrder === null && pack.allocationBasis === 'COURT' ? 'COURT' : 'AGREED',
    ...(agreedOrder !== null && terms.allocationFrom !== undefined && { orderFrom: terms.allocationFrom }),
    waivers: terms.waivers,
    ...(voided && { voidOrRevoked: true }),
    ...(!voided &&
      agreedOn !== null && {
        duringSettlement: {
          interest: pack.interestDuringSettlement,
          from: agreedOn,
          to: resumed !== null && resumed.asOf < asOf ? resumed.asOf : asOf,
        },
      }),
  }).value;
  return parseYuan(amounts.total);
}
