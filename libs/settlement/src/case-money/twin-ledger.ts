import { formatYuan, sumFen, type Fen, type Yuan } from '@hejie/law';

/** A line as the bank told it, and what it was put to; fen, a part that was taken back negative. */
export interface RawBankLine {
  readonly lineId: string;
  readonly direction: 'IN' | 'OUT';
  readonly amount: Fen;
  readonly parts: readonly { readonly caseId: string; readonly amount: Fen }[];
  /** It lies in suspense. */
  readonly suspended: boolean;
  /** Its file is still being worked off: it lies somewhere soon. */
  readonly underWay?: boolean;
}

/** What came into a case and went out of it, by the lines of the bank; fen. */
export interface CaseSums {
  readonly received: Fen;
  readonly paid: Fen;
}

/** What the court's books say of the money of one case on an account; fen. */
export interface BookedCase {
  readonly caseId: string;
  /** Receipts of its ledger that came over this account of the bank and still count. */
  readonly received: Fen;
  /** Payments out of it that the bank has made. */
  readonly paid: Fen;
}

/** What the court's books say of one account; fen. `suspense`: what came and lies there without what went out and is nobody's. */
export interface BookedAccount {
  readonly suspense: Fen;
  readonly cases: readonly BookedCase[];
}

/**
 * Where books and bank differ (账实不符). RECEIVED, PAID: of a case. OVERDRAWN: more went out of a case than came in, over all accounts of the court. NOT_ITS_SUM: a line was put to cases beyond what
 * it is. UNSETTLED: lines that lie nowhere, though their file is not being worked off any more. SUSPENSE, BALANCE: of the account.
 */
export const BOOKS_DIFFERENCES = [
  'RECEIVED',
  'PAID',
  'OVERDRAWN',
  'NOT_ITS_SUM',
  'UNSETTLED',
  'SUSPENSE',
  'BALANCE',
] as const;

/** One place where they differ, with both sums; `caseId`, `lineId` absent: on the account as a whole. */
export interface BooksDifference {
  readonly what: (typeof BOOKS_DIFFERENCES)[number];
  readonly caseId?: string;
  readonly lineId?: string;
  readonly bank: Yuan;
  readonly books: Yuan;
}

/**
 * SET-LEDGER: an account computed a second time (镜像账), line by line from what the bank has told and what each line was put to, without the ledgers:
 * what came in is what went out and what is held, for each case and for the account. Keeps sums of each case, and no line.
 */
export class TwinLedger {
  private readonly cases = new Map<string, { received: Fen; paid: Fen }>();
  private readonly faults: BooksDifference[] = [];
  private balance = 0n;
  private suspense = 0n;
  private unsettled = 0n;

  /** A line more, in any order, each once. */
  take({ lineId, direction, amount, parts, suspended, underWay = false }: RawBankLine): void {
    if (underWay && parts.length === 0 && !suspended) return;
    const sign = direction === 'IN' ? 1n : -1n;
    this.balance += sign * amount;
    for (const part of parts) {
      const sums = this.cases.get(part.caseId) ?? { received: 0n, paid: 0n };
      if (direction === 'IN') sums.received += part.amount;
      else sums.paid += part.amount;
      this.cases.set(part.caseId, sums);
    }
    const put = sumFen(parts.map((part) => part.amount));
    // A line belongs to cases whole, or to none.
    if (put !== 0n && put !== amount)
      this.faults.push({ what: 'NOT_ITS_SUM', lineId, bank: signed(amount), books: signed(put) });
    const rest = sign * (amount - put);
    if (suspended) this.suspense += rest;
    else this.unsettled += rest;
  }

  /** SET-LEDGER: cases of which more went out of this account than came into it: what another account of the court has of them decides. */
  overdrawnHere(): string[] {
    return [...this.cases].filter(([, { received, paid }]) => paid > received).map(([caseId]) => caseId);
  }

  /** SET-LEDGER: every difference to the books; none where both agree. `elsewhere`: of {@link overdrawnHere} what the court's other accounts have. */
  differences(books: BookedAccount, elsewhere: ReadonlyMap<string, CaseSums> = new Map()): BooksDifference[] {
    const differences = [...this.faults];
    const compare = (what: BooksDifference['what'], bank: Fen, booked: Fen, of: { caseId?: string } = {}) => {
      if (bank !== booked) differences.push({ what, ...of, bank: signed(bank), books: signed(booked) });
    };
    const booked = new Map(books.cases.map((one) => [one.caseId, one]));
    for (const caseId of [...new Set([...this.cases.keys(), ...booked.keys()])].sort()) {
      const { received, paid } = this.cases.get(caseId) ?? { received: 0n, paid: 0n };
      const said = booked.get(caseId);
      compare('RECEIVED', received, said?.received ?? 0n, { caseId });
      compare('PAID', paid, said?.paid ?? 0n, { caseId });
      const other = elsewhere.get(caseId) ?? { received: 0n, paid: 0n };
      const [out, came] = [paid + other.paid, received + other.received];
      if (paid > received && out > came) compare('OVERDRAWN', out, came, { caseId });
    }
    compare('UNSETTLED', this.unsettled, 0n);
    compare('SUSPENSE', this.suspense, books.suspense);
    const held = sumFen(books.cases.map((one) => one.received - one.paid));
    compare('BALANCE', this.balance, held + books.suspense);
    return differences;
  }
}

/** A sum that may be below zero, for a difference is told as it is. */
const signed = (fen: Fen): Yuan => (fen < 0n ? (`-${formatYuan(-fen)}` as Yuan) : formatYuan(fen));
