/**
 * The twin: ledger and balance a second time, on purpose in another way. It walks from day to day with a purse of whole fen as
 * plain numbers, keeps its own list of days off, and knows no formula for a span of days. It shares no code with the library.
 * Days are numbers from 2025-01-01, instants are numbers of hours from its midnight.
 */

export interface TwinPosting {
  readonly id: string;
  readonly kind: 'PAYMENT' | 'DEPOSIT' | 'IN_KIND' | 'REFUND' | 'REVERSAL';
  readonly day: number;
  readonly fen: number;
  /** The hour since which it is known; null: since always. */
  readonly known: number | null;
  readonly reverses: string | null;
}

export interface TwinInstalment {
  readonly due: number;
  readonly fen: number;
  /** Owed in kind: money does not perform it, and nothing in kind performs what is owed in money. */
  readonly inKind: boolean;
}

/** A later version of the schedule, and the hour since which it is known. */
export interface TwinAmendment {
  readonly version: number;
  readonly known: number;
  readonly schedule: readonly TwinInstalment[];
}

const DAY_ONE = Date.UTC(2025, 0, 1);
/** Day 0 is 2025-01-01. */
export const dateText = (day: number): string => new Date(DAY_ONE + day * 86_400_000).toISOString().slice(0, 10);

const OFF = [
  ...['2025-01-01'],
  ...days('2025-01-28', 8),
  ...days('2025-04-04', 3),
  ...days('2025-05-01', 5),
  ...days('2025-05-31', 3),
  ...days('2025-10-01', 8),
  ...days('2026-01-01', 3),
  ...days('2026-02-15', 9),
  ...days('2026-04-04', 3),
  ...days('2026-05-01', 5),
  ...days('2026-06-19', 3),
  ...days('2026-09-25', 3),
  ...days('2026-10-01', 7),
];
const WORK = [
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
];

function days(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10),
  );
}

/** Of each day of the two years: is it worked on? */
const WORKED = Array.from({ length: 730 }, (_, day) => {
  const date = dateText(day);
  const weekday = new Date(DAY_ONE + day * 86_400_000).getUTCDay();
  return WORK.includes(date) || (!OFF.includes(date) && weekday !== 0 && weekday !== 6);
});

/** What was known at an hour and not taken back: a reversal takes out what it names, unless it was taken out itself. */
function standing(postings: readonly TwinPosting[], hour: number): TwinPosting[] {
  const seen = new Map<string, TwinPosting>();
  for (const posting of postings) if ((posting.known ?? -1) <= hour) seen.set(posting.id, posting);
  const cancelled = (id: string): boolean =>
    [...seen.values()].some((other) => other.kind === 'REVERSAL' && other.reverses === id && !cancelled(other.id));
  return [...seen.values()].filter((posting) => posting.kind !== 'REVERSAL' && !cancelled(posting.id));
}

export interface TwinLine {
  paid: number;
  paidOn: number | null;
  status: string;
  days: number;
}
export interface TwinLedger {
  readonly lines: TwinLine[];
  readonly paid: number;
  readonly outstanding: number;
  readonly overdue: number;
  readonly surplus: number;
  readonly surplusInKind: number;
}

/** The ledger on a day, as it was known at an hour, by living through every day before it. */
export function twinLedger(
  first: readonly TwinInstalment[],
  amendments: readonly TwinAmendment[],
  postings: readonly TwinPosting[],
  asOf: number,
  grace: number,
  hour: number,
): TwinLedger {
  let schedule = first;
  for (let version = 0; version < 10; version += 1)
    schedule = amendments.find((one) => one.version === version && one.known <= hour)?.schedule ?? schedule;
  const known = standing(postings, hour);
  const lines = schedule.map((): TwinLine & { graceLeft: number; late: number } => ({
    paid: 0,
    paidOn: null,
    status: 'NOT_DUE',
    days: 0,
    graceLeft: grace,
    late: 0,
  }));
  let [surplus, surplusInKind, debt] = [0, 0, 0];
  const takeIn = (fen: number): void => {
    let purse = fen;
    const made = Math.min(purse, debt);
    debt -= made;
    purse -= made;
    lines.forEach((line, i) => {
      if (schedule[i]!.inKind) return;
      const coin = Math.min(purse, schedule[i]!.fen - line.paid);
      line.paid += coin;
      purse -= coin;
    });
    surplus += purse;
  };
  const handOver = (fen: number): void => {
    let load = fen;
    for (let i = 0; i < schedule.length; i += 1) {
      while (load > 0 && schedule[i]!.inKind && lines[i]!.paid < schedule[i]!.fen) {
        const piece = Math.min(load, schedule[i]!.fen - lines[i]!.paid);
        lines[i]!.paid += piece;
        load -= piece;
      }
    }
    surplusInKind += load;
  };
  const giveBack = (fen: number): void => {
    let wanted = fen;
    const spare = Math.min(wanted, surplus);
    surplus -= spare;
    wanted -= spare;
    for (const line of lines.filter((_, i) => !schedule[i]!.inKind).reverse()) {
      const coin = Math.min(wanted, line.paid);
      line.paid -= coin;
      wanted -= coin;
    }
    debt += wanted;
  };
  for (let today = 0; today <= asOf; today += 1) {
    const arrived = known.filter(({ day }) => day === today);
    for (const { kind, fen } of arrived) {
      if (kind === 'IN_KIND') handOver(fen);
      else if (kind !== 'REFUND') takeIn(fen);
    }
    for (const { kind, fen } of arrived) if (kind === 'REFUND') giveBack(fen);
    lines.forEach((line, i) => {
      const { due, fen } = schedule[i]!;
      const full = line.paid === fen;
      if (today > due) line.late += 1;
      if (!full) line.paidOn = null;
      else line.paidOn ??= today;
      if (line.paidOn !== null) {
        line.days = Math.abs(line.paidOn - due);
        line.status = line.paidOn < due ? 'EARLY' : line.paidOn === due ? 'ON_TIME' : 'LATE';
      } else {
        line.days = line.late;
        line.status = line.late === 0 ? 'NOT_DUE' : line.graceLeft > 0 ? 'IN_GRACE' : 'OVERDUE';
      }
      // A day of grace is used up at the end of each working day after the due day; rest days before the next one are free.
      if (today > due && WORKED[today] === true) line.graceLeft -= 1;
    });
  }
  const open = lines.map((line, i) => schedule[i]!.fen - line.paid);
  return {
    lines: lines.map(({ paid, paidOn, status, days: count }) => ({ paid, paidOn, status, days: count })),
    paid: lines.reduce((sum, { paid }) => sum + paid, 0),
    outstanding: open.reduce((sum, fen) => sum + fen, 0),
    overdue: open.reduce((sum, fen, i) => (lines[i]!.status === 'OVERDUE' ? sum + fen : sum), 0),
    surplus,
    surplusInKind,
  };
}

export type TwinBuckets = Record<'fee' | 'interest' | 'principal' | 'doubled', number>;
export interface TwinWaiver {
  readonly of: 'PRINCIPAL' | 'PENALTY' | 'INTEREST' | 'DOUBLED';
  readonly fen: number | null;
  readonly unconditional: boolean;
}
export interface TwinTitle {
  readonly principal: number;
  readonly rateMillionths: number;
  readonly expiry: number;
  readonly fee: number;
}

/**
 * What came and was never given back, by the day on which it came: refunds are served from the money that came last. Things count
 * until what was agreed in kind is used up.
 */
function kept(postings: readonly TwinPosting[], asOf: number, agreedInKind: number): Map<number, number> {
  const lots: { day: number; fen: number }[] = [];
  const byDay = new Map<number, number>();
  let [debt, things] = [0, agreedInKind];
  for (let today = 0; today <= asOf; today += 1) {
    for (const { kind, day, fen } of postings) {
      if (day !== today || kind === 'REFUND') continue;
      if (kind === 'IN_KIND') {
        const worth = Math.min(things, fen);
        things -= worth;
        byDay.set(day, (byDay.get(day) ?? 0) + worth);
        continue;
      }
      const made = Math.min(debt, fen);
      debt -= made;
      lots.push({ day, fen: fen - made });
    }
    for (const { kind, day, fen } of postings) {
      if (day !== today || kind !== 'REFUND') continue;
      let wanted = fen;
      while (wanted > 0 && lots.length > 0) {
        const last = lots.at(-1)!;
        const coin = Math.min(wanted, last.fen);
        last.fen -= coin;
        wanted -= coin;
        if (last.fen === 0) lots.pop();
      }
      debt += wanted;
    }
  }
  for (const { day, fen } of lots) byDay.set(day, (byDay.get(day) ?? 0) + fen);
  return byDay;
}

/** The balance on a day; interest gathers day by day in millionths of a fen and is rounded only when it is written down. */
export function twinBalance(
  title: TwinTitle,
  postings: readonly TwinPosting[],
  asOf: number,
  order: readonly (keyof TwinBuckets)[],
  waivers: readonly TwinWaiver[],
  undoubled: readonly [from: number, to: number] | null,
  agreedInKind: number | null,
): TwinBuckets & { surplus: number } {
  const received = kept(standing(postings, Infinity), asOf, agreedInKind ?? Infinity);
  const owed: TwinBuckets = { fee: title.fee, interest: 0, principal: title.principal, doubled: 0 };
  const given = { interest: 0, doubled: 0 };
  for (const { of, fen, unconditional } of waivers) {
    if (!unconditional) continue;
    if (of === 'INTEREST') given.interest += fen ?? Infinity;
    else if (of === 'DOUBLED') given.doubled += fen ?? Infinity;
    else owed.principal = Math.max(0, owed.principal - (fen ?? 0));
  }
  let surplus = 0;
  let gathered = { interest: 0, doubled: 0 };
  const writeDown = (): void => {
    for (const bucket of ['interest', 'doubled'] as const) {
      const accrued = Math.floor(gathered[bucket] / 1e6 + 0.5);
      const less = Math.min(accrued, given[bucket]);
      given[bucket] -= less;
      owed[bucket] += accrued - less;
    }
    gathered = { interest: 0, doubled: 0 };
  };
  for (let today = 0; today <= asOf; today += 1) {
    if (today > title.expiry) {
      gathered.interest += owed.principal * title.rateMillionths;
      if (undoubled === null || today < undoubled[0] || today > undoubled[1]) gathered.doubled += owed.principal * 175;
    }
    let purse = received.get(today) ?? 0;
    if (purse === 0) continue;
    writeDown();
    for (const bucket of order) {
      const part = Math.min(purse, owed[bucket]);
      owed[bucket] -= part;
      purse -= part;
    }
    surplus += purse;
  }
  writeDown();
  return { ...owed, surplus };
}
