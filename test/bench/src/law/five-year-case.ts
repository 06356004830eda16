import {
  addDays,
  addMonths,
  legalDate,
  LEGAL_ORDER,
  parseRate,
  parseYuan,
  publishedCalendar,
  type ResumeBalanceInput,
} from '@hejie/law';
import { type BalanceInput, type LedgerBook, type LedgerQuery } from '@hejie/settlement';

const INSTALMENTS = 60;
const FIRST = legalDate('2021-12-31');
const AMOUNT = parseYuan('18500');
/** Receipts of three days before to three after the day they were due. */
const DAYS_OFF = 7;

/** A debt of 1,110,000 in sixty monthly instalments with sixty receipts, looked at on a day that differs from call to call. */
export function fiveYearCase(n: number): {
  readonly title: ResumeBalanceInput;
  readonly balance: BalanceInput;
  readonly book: LedgerBook;
  readonly query: LedgerQuery;
} {
  const due = Array.from({ length: INSTALMENTS }, (_, i) => addMonths(FIRST, i));
  const payments = due.map((day, i) => ({
    date: addDays(day, (i % DAYS_OFF) - 3),
    amount: AMOUNT - BigInt((i * 7919) % 5000),
  }));
  const asOf = addDays(legalDate('2026-12-07'), n % 24);
  const claim = {
    principal: parseYuan('1110000'),
    dailyRate: parseRate('0.0001'),
    expiry: legalDate('2021-11-30'),
    fee: parseYuan('13500'),
  };
  const postings = payments.map((payment, i) => ({
    id: `p${i}`,
    kind: 'PAYMENT' as const,
    valueDate: payment.date,
    amount: payment.amount,
  }));
  return {
    title: { ...claim, payments, asOf, order: LEGAL_ORDER },
    balance: { claim, postings, asOf, order: null, waivers: [] },
    book: { instalments: due.map((day, i) => ({ no: i + 1, due: day, amount: AMOUNT })), postings },
    query: { asOf, graceWorkingDays: 5, calendar: publishedCalendar() },
  };
}
