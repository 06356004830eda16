import { compareDates, type LegalDate } from '../basics/dates.js';
import { type Derivation, type Derived, type JsonValue } from '../basics/derivation.js';
import { LawError } from '../basics/law-error.js';
import { divideHalfUp, formatYuan, minFen, sumFen, type Fen } from '../basics/money.js';
import { ascending } from '../basics/order.js';

/** One of several debts of the same kind between the same parties (民法典560). */
export interface Debt {
  readonly id: string;
  readonly outstanding: Fen;
  readonly due: LegalDate;
  /** amount covered by security; the debt with the smaller part secured comes first */
  readonly secured: Fen;
  /** weight of the burden on the debtor, e.g. its daily interest in fen; the heavier comes first */
  readonly burden: Fen;
}

/** What each debt received, by id. */
export type DebtShares = Readonly<Record<string, Fen>>;

/**
 * INT-ORD-2, 民法典560: spreads a receipt (fen) that does not pay all of several debts: by the parties' or the debtor's
 * designation where given, else due debts first, then the least secured, the heavier burden, the earlier due date, and pro
 * rata between equals; the order in which the debts are named leaves no trace. A debt with nothing outstanding receives nothing.
 * Throws `ALLOCATION.DEBT_REPEATED` for two debts of one id, `ALLOCATION.DEBT_UNKNOWN` for a designation of a debt that is not there.
 */
export function allocateAmongDebts(
  amount: Fen,
  debts: readonly Debt[],
  on: LegalDate,
  designated: readonly string[] = [],
): Derived<DebtShares> & { readonly surplus: Fen } {
  requireDistinct(debts, 'INT-ORD-2');
  for (const id of designated) {
    if (!debts.some((debt) => debt.id === id)) {
      throw new LawError({
        code: 'ALLOCATION.DEBT_UNKNOWN',
        rule: 'INT-ORD-2',
        zh: `没有编号为 ${id} 的债务。`,
        en: `There is no debt ${id}.`,
      });
    }
  }
  const given = new Map<string, Fen>();
  const parts: Derivation[] = [];
  let rest = amount;
  for (const equals of turns(debts, on, designated)) {
    const turn = { available: rest, equal: sumFen(equals.map((debt) => debt.outstanding)) };
    const paid = proRata(
      rest,
      equals.map((debt) => debt.outstanding),
    );
    let before = 0n;
    equals.forEach((debt, k) => {
      const share = paid[k] ?? 0n;
      given.set(debt.id, share);
      rest -= share;
      parts.push(debtPart(debt, share, { ...turn, before }));
      before += debt.outstanding;
    });
  }
  const shares = debts.map((debt) => [debt.id, given.get(debt.id) ?? 0n] as const);
  return {
    value: Object.fromEntries(shares),
    surplus: rest,
    provisional: false,
    derivation: {
      rule: 'INT-ORD-2',
      article: '《中华人民共和国民法典》第五百六十条',
      inputs: { amount: formatYuan(amount), on, designated: [...designated], debts: debts.map(debtOnWire) },
      parts,
      text: {
        zh: `收款 ${formatYuan(amount)} 元在 ${debts.length} 笔债务之间抵充，余款 ${formatYuan(rest)} 元。`,
        en: `${formatYuan(amount)} is spread over ${debts.length} debts; surplus ${formatYuan(rest)}.`,
      },
      value: Object.fromEntries(shares.map(([id, share]) => [id, formatYuan(share)])),
    },
  };
}

function requireDistinct(named: readonly { readonly id: string }[], rule: string): void {
  const ids = new Set<string>();
  for (const { id } of named) {
    if (ids.has(id))
      throw new LawError({
        code: 'ALLOCATION.DEBT_REPEATED',
        rule,
        zh: `编号 ${id} 出现两次。`,
        en: `The id ${id} is named twice.`,
      });
    ids.add(id);
  }
}

/** The debts with something outstanding in the order in which they are satisfied, those that rank equally together. */
function turns(debts: readonly Debt[], on: LegalDate, designated: readonly string[]): Debt[][] {
  const rank = (debt: Debt): number => (designated.includes(debt.id) ? designated.indexOf(debt.id) : designated.length);
  const compare = (a: Debt, b: Debt): number =>
    rank(a) - rank(b) ||
    Number(a.due > on) - Number(b.due > on) ||
    // The part secured, compared crosswise. With nothing outstanding there is no part, and every comparison would call it equal.
    ascending(a.secured * b.outstanding, b.secured * a.outstanding) ||
    ascending(b.burden, a.burden) ||
    compareDates(a.due, b.due);
  const open = debts.filter((debt) => debt.outstanding > 0n).sort((a, b) => compare(a, b) || ascending(a.id, b.id));
  const inTurn: Debt[][] = [];
  for (const debt of open) {
    const turn = inTurn.at(-1);
    if (turn?.[0] !== undefined && compare(turn[0], debt) === 0) turn.push(debt);
    else inTurn.push([debt]);
  }
  return inTurn;
}

const debtOnWire = ({ id, outstanding, due, secured, burden }: Debt): JsonValue => ({
  id,
  outstanding: formatYuan(outstanding),
  due,
  secured: formatYuan(secured),
  burden: formatYuan(burden),
});

/** What was `available` when the turn of a debt and its equals came, what they have outstanding together, and those of them before it. */
interface Turn {
  readonly available: Fen;
  readonly equal: Fen;
  readonly before: Fen;
}

function debtPart(debt: Debt, share: Fen, { available, equal, before }: Turn): Derivation {
  return {
    rule: 'INT-ORD-2',
    inputs: {
      debt: debt.id,
      outstanding: formatYuan(debt.outstanding),
      due: debt.due,
      available: formatYuan(available),
      equal: formatYuan(equal),
      before: formatYuan(before),
    },
    parts: [],
    text: {
      zh: `债务 ${debt.id}：抵充 ${formatYuan(share)}，尚欠 ${formatYuan(debt.outstanding - share)}。`,
      en: `Debt ${debt.id}: receives ${formatYuan(share)}, left ${formatYuan(debt.outstanding - share)}.`,
    },
    value: formatYuan(share),
  };
}

/**
 * INT-ORD-5: shares of an amount (fen) in proportion to claims, never more than a claim; rounding differences go to the last
 * claims so that every fen is shared out. For equal debts and for several creditors of one title (执行工作规定55). Who is last is
 * the caller's word: claims are given in an order that does not hang on their entry, such as that of their ids.
 */
export function proRata(amount: Fen, claims: readonly Fen[]): Fen[] {
  const total = sumFen(claims);
  let before = 0n;
  return claims.map((claim) => {
    const share = proRataShare(amount, claim, before, total);
    before += claim;
    return share;
  });
}

/** The share of one claim, given the claims before it and all of them together. */
function proRataShare(amount: Fen, claim: Fen, before: Fen, total: Fen): Fen {
  if (total <= amount) return claim;
  return divideHalfUp(amount * (before + claim), total) - divideHalfUp(amount * before, total);
}

/** A joint debtor; `cap` limits what he answers for (限额), absent: for everything. */
export interface JointDebtor {
  readonly id: string;
  readonly cap?: Fen;
  /** what this debtor has paid so far */
  readonly paid: Fen;
}

/**
 * INT-ORD-1 with joint and several debtors (连带债务, 民法典178, 518): what may still be enforced against each, in fen: never
 * more than the whole rest, never more than his cap less his own payments. The whole rest counts everybody's payments once.
 * Throws `ALLOCATION.DEBT_REPEATED` for two debtors of one id, `ALLOCATION.CAP_EXCEEDED` when a debtor paid more than his cap: that is his own surplus and needs a decision.
 */
export function jointLiability(
  total: Fen,
  debtors: readonly JointDebtor[],
): Derived<Readonly<Record<string, Fen>>> & { readonly outstanding: Fen; readonly surplus: Fen } {
  const paid = sumFen(debtors.map((debtor) => debtor.paid));
  const outstanding = paid >= total ? 0n : total - paid;
  requireDistinct(debtors, 'INT-ORD-1');
  const liability: (readonly [id: string, open: Fen])[] = [];
  const parts = debtors.map((debtor): Derivation => {
    if (debtor.cap !== undefined && debtor.paid > debtor.cap) {
      throw new LawError({
        code: 'ALLOCATION.CAP_EXCEEDED',
        rule: 'INT-ORD-1',
        path: `/debtors/${debtor.id}`,
        zh: `${debtor.id} 已付 ${formatYuan(debtor.paid)}，超过其限额 ${formatYuan(debtor.cap)}。`,
        en: `${debtor.id} paid ${formatYuan(debtor.paid)}, more than the cap of ${formatYuan(debtor.cap)}.`,
      });
    }
    const open = debtor.cap === undefined ? outstanding : minFen(outstanding, debtor.cap - debtor.paid);
    liability.push([debtor.id, open]);
    const cap = debtor.cap === undefined ? null : formatYuan(debtor.cap);
    return {
      rule: 'INT-ORD-1',
      article: '《中华人民共和国民法典》第一百七十八条、第五百一十八条',
      inputs: { debtor: debtor.id, cap, paid: formatYuan(debtor.paid), outstanding: formatYuan(outstanding) },
      parts: [],
      text: {
        zh: `${debtor.id}：${cap === null ? '对全部债务负责' : `限额 ${cap}`}，已付 ${formatYuan(debtor.paid)}，尚可执行 ${formatYuan(open)} 元。`,
        en: `${debtor.id}: ${cap === null ? 'answers for everything' : `cap ${cap}`}, paid ${formatYuan(debtor.paid)}; ${formatYuan(open)} may be enforced.`,
      },
      value: formatYuan(open),
    };
  });
  return {
    value: Object.fromEntries(liability),
    outstanding,
    surplus: paid > total ? paid - total : 0n,
    provisional: false,
    derivation: {
      rule: 'INT-ORD-1',
      article: '《中华人民共和国民法典》第一百七十八条、第五百一十八条',
      inputs: { total: formatYuan(total), paid: formatYuan(paid) },
      parts,
      text: {
        zh: `债务 ${formatYuan(total)} 元，各债务人合计已付 ${formatYuan(paid)} 元，尚欠 ${formatYuan(outstanding)} 元。`,
        en: `Of ${formatYuan(total)}, the debtors paid ${formatYuan(paid)} together; ${formatYuan(outstanding)} is outstanding.`,
      },
      value: Object.fromEntries(liability.map(([id, open]) => [id, formatYuan(open)])),
    },
  };
}
