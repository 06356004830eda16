import {
  LEGAL_ORDER,
  addDays,
  asJson,
  balanceAmounts,
  compareDates,
  dateText,
  formatYuan,
  minFen,
  parseYuan,
  itemsOnWire,
  resumeBalance,
  sumFen,
  titleBalance,
  titleItemInputs,
  underThisEdition,
  type BasisOfAnotherOrder,
  type Bilingual,
  type Bucket,
  type Derivation,
  type Derived,
  type Fen,
  type ItemBalance,
  type LegalDate,
  type Payment,
  type PolicyPack,
  type ResumeBalance,
  type ResumeBalanceAmounts,
  type TitleCourse,
  type TitleItem,
  type Yuan,
} from '@hejie/law';
import { type WaiverTerm } from '../agreement/terms.js';
import { heldByDay } from '../ledger/held.js';
import { countedPostings, isInKind, type Posting } from '../ledger/postings.js';
import { itemsOf, type TitleClaim } from '../title/title.js';
import {
  WAIVED_NAMES,
  itemsAfter,
  principalAfter,
  standingWaivers,
  waivedOf,
  waiverOutcome,
  waiverParts,
  type Waiver,
  type WaiverOutcome,
} from './waivers.js';

/** What a balance on resumption is made of: the title, everything received, the day, and what the settlement says of order and waivers. */
export interface BalanceInput {
  readonly claim: TitleClaim;
  readonly postings: readonly Posting[];
  /** What the settlement values performance in kind at, in fen (`agreedInKind`): beyond it nothing in kind is deducted. Absent: all of it was agreed. */
  readonly agreedInKind?: Fen;
  readonly asOf: LegalDate;
  /** Order agreed in the settlement or decided by the court; null: the legal order (INT-ORD). */
  readonly order: readonly Bucket[] | null;
  /** INT-ORD-3: on what an order that is not the legal one rests; absent: the agreement of the parties. */
  readonly orderBasis?: BasisOfAnotherOrder;
  /** The first value date to which `order` applies, as where it was agreed after receipts had come; absent: to all. */
  readonly orderFrom?: LegalDate;
  readonly waivers: readonly WaiverTerm[];
  /** SET-ART-16-1: a judgment has voided or revoked the settlement, and so nothing that was given up in it; absent: it has not. */
  readonly voidOrRevoked?: boolean;
  /** INT-10: the days on which the settlement was being performed, first and last included, and the pack's setting for them; absent: all count. */
  readonly duringSettlement?: {
    readonly interest: PolicyPack['interestDuringSettlement'];
    readonly from: LegalDate;
    readonly to: LegalDate;
  };
}

/** A row of the calculation list (计算清单), in order of time. Amounts in yuan. */
export interface BalanceRow {
  readonly no: number;
  /** NOT_COMPUTED: days that the rules before 2014-08-01 govern (INT-7). */
  readonly kind: 'ACCRUAL' | 'DEDUCTION' | 'NOT_COMPUTED';
  readonly from: string | null;
  readonly to: string;
  readonly days: number | null;
  readonly base: string | null;
  readonly interest: string;
  readonly doubled: string;
  readonly fee: string;
  readonly principal: string;
  readonly text: Bilingual;
}

/** What is left of an item of the title (判项), in yuan. */
export type BalanceItem = ReturnType<typeof itemsOnWire>[number];

/** What is owed on resumption, JSON throughout. */
export interface BalanceOnResumption {
  readonly asOf: LegalDate;
  readonly amounts: ResumeBalanceAmounts;
  /** INT-TITLE: what is left of each item, of a title that has several. Amounts in yuan. */
  readonly items?: readonly BalanceItem[];
  readonly rows: readonly BalanceRow[];
  readonly waivers: readonly WaiverOutcome[];
  /** How it came about, with the edition of the law: what it is verified by, long after it was stored. */
  readonly derivation: Derivation;
}

/**
 * SET-ART-17, SET-ART-17-2: the balance under the original title after deducting what was performed, whatever its form (SET-ART-17-3: things
 * at their agreed value). What was held on a day and stayed held counts as received on it, as in the ledger; what came and went
 * on one day counts together. A waiver that depends on full performance, or whose condition was not written, falls away; an
 * unconditional one lessens its bucket before anything is allocated, and a bucket waived wholly does not accrue. In a settlement that was voided
 * or revoked no waiver ever bound (SET-ART-16-1): only what was performed is deducted.
 * S7 at 2026-11-23: principal 700,000.00, doubled 36,610.00, total 736,610.00. Errors as law's `resumeBalance`.
 */
export function balanceOnResumption(input: BalanceInput): Derived<BalanceOnResumption> {
  const course = {
    fee: input.claim.fee,
    payments: paymentsOf(countedPostings(input.postings, input.asOf), input.agreedInKind),
    asOf: input.asOf,
    order: input.order ?? LEGAL_ORDER,
    ...(input.orderBasis === undefined ? {} : { orderBasis: input.orderBasis }),
    ...(input.orderFrom === undefined ? {} : { orderFrom: input.orderFrom }),
    undoubled: excludedDuring(input.duringSettlement),
  };
  return balanceOfTitle(input.claim, course, input.waivers, input.voidOrRevoked);
}

/** INT-10: the time of performance, where the pack leaves it out and it had begun. */
function excludedDuring(during: BalanceInput['duringSettlement']): readonly (readonly [LegalDate, LegalDate])[] {
  return during?.interest === 'EXCLUDE' && during.from <= during.to ? [[during.from, during.to]] : [];
}

/**
 * SET-ART-17-1, INT-TITLE: the balance of a title on receipts that are counted already. `claim`: before any waiver; one of the principal
 * lessens the items that expired first. `voidOrRevoked`: the settlement is (SET-ART-16-1). Errors as law's `resumeBalance` and `titleBalance`.
 */
export function balanceOfTitle(
  claim: TitleClaim,
  course: Omit<TitleCourse, 'waived'>,
  waivers: readonly WaiverTerm[],
  voidOrRevoked = false,
): Derived<BalanceOnResumption> {
  const standing = standingWaivers(waivers, voidOrRevoked);
  const items = itemsOf(claim);
  const { principal, derivation: base, value: left, of } = afterWaivers(claim, items, course, standing);
  const amounts = balanceAmounts(left);
  const parts = [...waiverParts(principal, standing, base), base];
  const inputs = {
    principal: formatYuan(principal),
    ...(items && { items: items.map(titleItemInputs) }),
    ...(voidOrRevoked && { voidOrRevoked }),
  };
  const derivation = derivationOf(amounts, inputs, course.asOf, waivers, parts);
  return {
    value: {
      asOf: course.asOf,
      amounts,
      ...(of && { items: itemsOnWire(of) }),
      rows: base.parts.map(rowOf),
      waivers: waivers.map((waiver) => waiverOutcome(waiver, voidOrRevoked)),
      derivation: underThisEdition(derivation),
    },
    provisional: false,
    derivation,
  };
}

/** Law's own balance of what the standing waivers leave; `principal`: before them; `of`: what is left of each item. */
function afterWaivers(
  claim: TitleClaim,
  items: readonly TitleItem[] | null,
  course: Omit<TitleCourse, 'waived'>,
  standing: readonly Waiver[],
): Derived<ResumeBalance> & { readonly principal: Fen; readonly of?: readonly ItemBalance[] } {
  const waived = { interest: waivedOf(standing, 'interest'), doubled: waivedOf(standing, 'doubled') };
  if (items === null) {
    const { dailyRate, expiry } = claim;
    const principal = principalAfter(claim.principal, standing);
    return { ...resumeBalance({ ...course, dailyRate, expiry, principal, waived }), principal: claim.principal };
  }
  const principal = sumFen(items.map((item) => item.principal));
  const balance = titleBalance({ ...course, items: itemsAfter(items, standing), waived });
  return { ...balance, principal, of: balance.items };
}

/** Each day on which more was held for good than before it, with what came on it: money, and performance in kind up to its agreed value. */
function paymentsOf(counted: readonly Posting[], agreedInKind: Fen | undefined): Payment[] {
  const money = gains(
    counted.filter((posting) => !isInKind(posting)),
    undefined,
  );
  return [...money, ...gains(counted.filter(isInKind), agreedInKind)].sort((a, b) => compareDates(a.date, b.date));
}

function gains(counted: readonly Posting[], atMost: Fen | undefined): Payment[] {
  let before = 0n;
  return heldByDay(counted).flatMap(({ day, lasting }) => {
    const held = atMost === undefined ? lasting : minFen(lasting, atMost);
    const amount = held - before;
    if (amount <= 0n) return [];
    before = held;
    return [{ date: day, amount }];
  });
}

/** Law's parts are accruals (INT-9), sums accrued before (INT-1), days of older rules (INT-7) and deductions (INT-ORD-1), in order of time. */
function rowOf(part: Derivation, index: number): BalanceRow {
  const inputs = part.inputs as Record<string, string | number | undefined>;
  const value = part.value as Record<string, string>;
  const kind = part.rule === 'INT-ORD-1' ? 'DEDUCTION' : part.rule === 'INT-7' ? 'NOT_COMPUTED' : 'ACCRUAL';
  const { from, to = inputs['on'] ?? inputs['date'], days } = inputs;
  return {
    no: index + 1,
    kind,
    from: from === undefined ? null : String(from),
    to: String(to),
    days: days === undefined ? null : Number(days),
    base: String(inputs['principal'] ?? inputs['amount']),
    interest: value['interest'] ?? '0.00',
    doubled: value['doubled'] ?? '0.00',
    fee: value['fee'] ?? '0.00',
    principal: value['principal'] ?? '0.00',
    text: part.text,
  };
}

function derivationOf(
  amounts: ResumeBalanceAmounts,
  title: Derivation['inputs'],
  asOf: LegalDate,
  waivers: readonly WaiverTerm[],
  parts: readonly Derivation[],
): Derivation {
  const voidOrRevoked = title['voidOrRevoked'] === true;
  const fate = waivers.length === 0 ? NO_WAIVER : fateOf(waivers, voidOrRevoked);
  return {
    rule: 'SET-ART-17-1',
    article: `《最高人民法院关于执行和解若干问题的规定》第十七条${voidOrRevoked ? '、第十六条第一款，《中华人民共和国民法典》第一百五十五条' : ''}`,
    inputs: {
      asOf,
      ...title,
      waivers: waivers.map(({ of, amount, condition }) => ({
        of,
        ...(amount === undefined ? {} : { amount }),
        condition,
      })),
    },
    parts,
    text: {
      zh: `恢复执行原生效法律文书，扣除已履行部分后，截至${dateText(asOf)}尚欠执行费${amounts.fee}元、一般债务利息${amounts.interest}元、本金${amounts.principal}元、加倍部分债务利息${amounts.doubled}元，合计${amounts.total}元。${fate.zh}`,
      en: `On resumption, after deducting what was performed, ${amounts.fee} yuan fee, ${amounts.interest} general interest, ${amounts.principal} principal and ${amounts.doubled} doubled interest are owed as of ${asOf}; ${amounts.total} in all.${fate.en}`,
    },
    value: asJson(amounts),
  };
}

/** What became of the waivers, in the sentence of the whole; nothing where they stand. */
function fateOf(waivers: readonly WaiverTerm[], voidOrRevoked: boolean): Bilingual {
  if (voidOrRevoked)
    return {
      zh: '和解协议已被判决确认无效或者撤销，其中的减免不予适用。',
      en: ' The settlement was declared void or revoked: its waiver does not apply.',
    };
  return waivers.some(({ condition }) => condition !== 'UNCONDITIONAL')
    ? { zh: '减免条件未成就，不予减免。', en: ' The waiver falls away.' }
    : NO_WAIVER;
}
const NO_WAIVER: Bilingual = { zh: '', en: '' };

const ROW_NAMES: Readonly<Record<BalanceRow['kind'], string>> = {
  ACCRUAL: '计息',
  DEDUCTION: '扣除',
  NOT_COMPUTED: '未计算',
};

/** A row of the calculation list in words: what, over which days, on what sum, and what came of it. */
export interface CalculationRow extends Pick<BalanceRow, 'no' | 'fee' | 'interest' | 'principal' | 'doubled'> {
  readonly matter: string;
  readonly span: string;
  readonly days: string;
  readonly base: string;
  /** How the amounts came about. */
  readonly how: string;
}

/** What came of a bucket: due in all, deducted of it by what was performed, and left. Amounts in yuan; due is the sum of the two. */
export interface CalculationTotal {
  readonly of: Bucket;
  readonly due: Yuan;
  readonly deducted: Yuan;
  readonly owed: Yuan;
}

/** The calculation list (计算清单): from it each reader can do the sum again. */
export interface CalculationList {
  readonly rows: readonly CalculationRow[];
  readonly buckets: readonly CalculationTotal[];
  readonly total: Omit<CalculationTotal, 'of'>;
  /** What became of each waiver, a sentence each. */
  readonly waivers: readonly string[];
}

const IN_LIST = ['fee', 'interest', 'principal', 'doubled'] as const satisfies readonly Bucket[];

/**
 * SET-ART-17-1, SET-ART-17-2: the calculation list of a balance, for every paper that states it: each span from the first day that counts to the last with its base, days and rate, each
 * receipt with the order in which it served, what of each bucket was due, deducted and is left, and what became of the waivers.
 */
export function calculationList({ rows, amounts, waivers }: BalanceOnResumption): CalculationList {
  const deductions = rows.filter(({ kind }) => kind === 'DEDUCTION');
  const totalOf = (owed: Fen, deducted: Fen) => ({
    due: formatYuan(owed + deducted),
    deducted: formatYuan(deducted),
    owed: formatYuan(owed),
  });
  const sums = IN_LIST.map((of) => ({
    of,
    owed: parseYuan(amounts[of]),
    deducted: sumFen(deductions.map((row) => parseYuan(row[of]))),
  }));
  return {
    rows: rows.map(({ no, kind, from, to, days, base, text, fee, interest, principal, doubled }) => ({
      no,
      matter: ROW_NAMES[kind],
      span: `${from === null ? '' : `${dateText(addDays(from as LegalDate, 1))}至`}${dateText(to as LegalDate)}`,
      days: days === null ? '' : String(days),
      base: base ?? '',
      fee,
      interest,
      principal,
      doubled,
      how: text.zh,
    })),
    buckets: sums.map(({ of, owed, deducted }) => ({ of, ...totalOf(owed, deducted) })),
    total: totalOf(sumFen(sums.map(({ owed }) => owed)), sumFen(sums.map(({ deducted }) => deducted))),
    waivers: waivers.map(({ of, zh }) => `${WAIVED_NAMES[of].zh}：${zh}`),
  };
}

/**
 * The calculation list as a table for the annex to a ruling (计算清单), in Markdown: each span from the first day that counts to the last, each
 * receipt with the order in which it served, how each amount came about, what is left of each item, and what became of the waivers.
 */
export function renderCalculationList(balance: BalanceOnResumption): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const list = calculationList(balance);
  const lines = list.rows.map((r) =>
    row([String(r.no), r.matter, r.span, r.days, r.base, r.fee, r.interest, r.principal, r.doubled, r.how]),
  );
  const { fee, interest, principal, doubled, total } = balance.amounts;
  return [
    row([
      '序号',
      '事项',
      '期间或日期',
      '天数',
      '基数或金额（元）',
      '执行费',
      '一般债务利息',
      '本金',
      '加倍部分债务利息',
      '计算过程',
    ]),
    row(Array.from({ length: 10 }, () => '---')),
    ...lines,
    row(['合计', `${total}元`, `截至${dateText(balance.asOf)}`, '', '', fee, interest, principal, doubled, '']),
    ...(balance.items ?? []).map((item) =>
      row(['其中', `第${item.no}项${item.total}元`, '', '', '', '', item.interest, item.principal, item.doubled, '']),
    ),
    ...list.waivers.map((waiver) => `\n${waiver}`),
  ].join('\n');
}
