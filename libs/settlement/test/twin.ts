/**
 * The twin: ledger and balance a second time, on purpose in another way. It walks from day to day with a purse of whole fen as
 * plain numbers, keeps its own list of days off, and knows no formula for a span of days. It shares no code with the library.
 */

export interface TwinReceipt {
  readonly day: number;
  readonly fen: number;
}

export interface TwinInstalment {
  readonly due: number;
  readonly fen: number;
}

const DAY_ONE = Date.UTC(2026, 0, 1);
/** Day 0 is 2026-01-01. */
export const dateText = (day: number): string => new Date(DAY_ONE + day * 86_400_000).toISOString().slice(0, 10);

const OFF_2026 = [
  ...['01-01', '01-02', '01-03'], ...['02-15', '02-16', '02-17', '02-18', '02-19', '02-20', '02-21', '02-22', '02-23'],
  ...['04-04', '04-05', '04-06'], ...['05-01', '05-02', '05-03', '05-04', '05-05'], ...['06-19', '06-20', '06-21'],
  ...['09-25', '09-26', '09-27'], ...['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'],
];
const WORK_2026 = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'];

function worksOn(day: number): boolean {
  const monthDay = dateText(day).slice(5);
  if (WORK_2026.includes(monthDay)) return true;
  if (OFF_2026.includes(monthDay)) return false;
  const weekday = new Date(DAY_ONE + day * 86_400_000).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export interface TwinLine {
  paid: number;
  paidOn: number | null;
  status: string;
  days: number;
}

/** The ledger on a day, by living through every day before it. */
export function twinLedger(instalments: readonly TwinInstalment[], receipts: readonly TwinReceipt[], asOf: number, grace: number): TwinLine[] {
  const lines = instalments.map((): TwinLine & { graceLeft: number } => ({ paid: 0, paidOn: null, status: 'NOT_DUE', days: 0, graceLeft: grace }));
  for (let today = 0; today <= asOf; today += 1) {
    for (const receipt of receipts) {
      if (receipt.day !== today) continue;
      let purse = receipt.fen;
      lines.forEach((line, i) => {
        const owed = instalments[i]!.fen;
        while (purse > 0 && line.paid < owed) {
          const coin = Math.min(purse, owed - line.paid, 1000);
          line.paid += coin;
          purse -= coin;
        }
      });
    }
    lines.forEach((line, i) => {
      const { due, fen } = instalments[i]!;
      if (line.paid === fen) {
        if (line.paidOn !== null) return;
        line.paidOn = today;
        line.days = Math.abs(today - due);
        line.status = today < due ? 'EARLY' : today === due ? 'ON_TIME' : 'LATE';
      } else if (today > due) {
        line.days += 1;
        // A day of grace is used up at the end of each working day after the due day; rest days before the next one are free.
        if (line.status === 'OVERDUE') return;
        line.status = line.graceLeft > 0 ? 'IN_GRACE' : 'OVERDUE';
        if (worksOn(today)) line.graceLeft -= 1;
      }
    });
  }
  return lines.map(({ paid, paidOn, status, days }) => ({ paid, paidOn, status, days }));
}

export type TwinBuckets = Record<'fee' | 'interest' | 'principal' | 'doubled', number>;

/** The balance on a day; interest gathers day by day in millionths of a fen and is rounded only when it is written down. */
export function twinBalance(
  claim: { readonly principal: number; readonly rateMillionths: number; readonly expiry: number; readonly fee: number },
  receipts: readonly TwinReceipt[],
  asOf: number,
  order: readonly (keyof TwinBuckets)[],
): TwinBuckets & { surplus: number } {
  const owed: TwinBuckets = { fee: claim.fee, interest: 0, principal: claim.principal, doubled: 0 };
  let surplus = 0;
  let gathered = { interest: 0, doubled: 0 };
  const writeDown = (): void => {
    owed.interest += Math.floor(gathered.interest / 1e6 + 0.5);
    owed.doubled += Math.floor(gathered.doubled / 1e6 + 0.5);
    gathered = { interest: 0, doubled: 0 };
  };
  for (let today = 0; today <= asOf; today += 1) {
    if (today > claim.expiry) {
      gathered.interest += owed.principal * claim.rateMillionths;
      gathered.doubled += owed.principal * 175;
    }
    for (const receipt of receipts) {
      if (receipt.day !== today) continue;
      writeDown();
      let purse = receipt.fen;
      for (const bucket of order) {
        const part = Math.min(purse, owed[bucket]);
        owed[bucket] -= part;
        purse -= part;
      }
      surplus += purse;
    }
  }
  writeDown();
  return { ...owed, surplus };
}
