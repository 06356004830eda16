import {
  LEGAL_ORDER, balanceAmounts, minFen, parseYuan, resumeBalance, sumFen,
  type Bilingual, type Bucket, type Derivation, type Derived, type ExactDecimal, type Fen, type JsonValue, type LegalDate, type Payment, type PolicyPack, type ResumeBalanceAmounts,
} from '@hejie/law';
import { type WaiverTerm } from '../agreement/terms.js';
import { countedPostings, type Posting } from '../ledger/postings.js';

/** The claim of the original title (原生效法律文书). Amounts in fen; `dailyRate` of general interest, 0 where the title is silent. */
export interface TitleClaim {
  readonly principal: Fen;
  readonly dailyRate: ExactDecimal;
  /** Last day of the performance period in the title; doubled interest runs from it (INT-3). */
  readonly expiry: LegalDate;
  readonly fee: Fen;
}

export interface BalanceInput {
  readonly claim: TitleClaim;
  readonly postings: readonly Posting[];
  readonly asOf: LegalDate;
  /** Order agreed in the settlement; null: the legal order (INT-ORD). */
  readonly order: readonly Bucket[] | null;
  readonly waivers: readonly WaiverTerm[];
  /** INT-10: the days on which the settlement was being performed, first and last included, and the pack's setting for them; absent: all count. */
  readonly duringSettlement?: { readonly interest: PolicyPack['interestDuringSettlement']; readonly from: LegalDate; readonly to: LegalDate };
}

/** A row of the calculation list (计算清单), in order of time. Amounts in yuan. */
export interface BalanceRow {
  readonly no: number;
  readonly kind: 'ACCRUAL' | 'DEDUCTION';
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

/** What became of a waiver when enforcement resumed. */
export interface WaiverOutcome extends Bilingual {
  readonly of: WaiverTerm['of'];
  readonly stands: boolean;
}

/** What is owed on resumption, JSON throughout. */
export interface BalanceOnResumption {
  readonly asOf: LegalDate;
  readonly amounts: ResumeBalanceAmounts;
  readonly rows: readonly BalanceRow[];
  readonly waivers: readonly WaiverOutcome[];
}

/**
 * SET-ART-17: the balance under the original title after deducting what was performed, whatever its form (SET-ART-17-3: things
 * at their agreed value). A waiver that depends on full performance, or whose condition was not written, falls away; an
 * unconditional one lessens its bucket before anything is allocated, and a bucket waived wholly does not accrue.
 * S7 at 2026-11-23: principal 700,000.00, doubled 36,610.00, total 736,610.00. Errors as law's `resumeBalance`.
 */
export function balanceOnResumption(input: BalanceInput): Derived<BalanceOnResumption> {
  const standing = input.waivers.filter((w) => w.condition === 'UNCONDITIONAL');
  const base = resumeBalance({
    ...input.claim,
    principal: input.claim.principal - minFen(remitted(standing, 'PRINCIPAL') + remitted(standing, 'PENALTY'), input.claim.principal),
    payments: paymentsOf(countedPostings(input.postings, input.asOf)),
    asOf: input.asOf,
    order: input.order ?? LEGAL_ORDER,
    waived: { interest: given(standing, 'INTEREST'), doubled: given(standing, 'DOUBLED') },
    undoubled: input.duringSettlement?.interest === 'EXCLUDE' ? [[input.duringSettlement.from, input.duringSettlement.to]] : [],
  });
  const amounts = balanceAmounts(base.value);
  const value: BalanceOnResumption = { asOf: input.asOf, amounts, rows: base.derivation.parts.map(rowOf), waivers: input.waivers.map(waiverOutcome) };
  return { value, provisional: false, derivation: derivationOf(value, input.waivers, base.derivation) };
}

/** Of a bucket that accrues: everything, or the amounts named. */
function given(standing: readonly Pick<WaiverTerm, 'of' | 'amount'>[], of: 'INTEREST' | 'DOUBLED'): Fen | 'ALL' {
  return standing.some((w) => w.of === of && w.amount === undefined) ? 'ALL' : remitted(standing, of);
}

function remitted(standing: readonly Pick<WaiverTerm, 'of' | 'amount'>[], of: WaiverTerm['of']): Fen {
  return sumFen(standing.map((w) => (w.of === of && w.amount !== undefined ? parseYuan(w.amount) : 0n)));
}

/** Refunds take back what was received last before them; the rest are payments by value date. */
function paymentsOf(counted: readonly Posting[]): Payment[] {
  const payments: { date: LegalDate; amount: Fen }[] = [];
  for (const posting of counted) {
    if (posting.kind !== 'REFUND') {
      payments.push({ date: posting.valueDate, amount: posting.amount });
      continue;
    }
    let back = posting.amount;
    while (back > 0n) {
      const last = payments.pop();
      if (last === undefined) break;
      const taken = minFen(last.amount, back);
      back -= taken;
      if (taken < last.amount) payments.push({ ...last, amount: last.amount - taken });
    }
  }
  return payments;
}

function waiverOutcome(waiver: WaiverTerm): WaiverOutcome {
  const stands = waiver.condition === 'UNCONDITIONAL';
  return {
    of: waiver.of,
    stands,
    ...(stands
      ? { zh: '约定为无条件减免，恢复执行后仍有效。', en: 'The waiver was unconditional and stands.' }
      : { zh: '减免以全部履行为条件，未全部履行，恢复执行后不再适用。', en: 'The waiver depended on full performance and falls away.' }),
  };
}

/** Law's parts are accruals (INT-9) and deductions (INT-ORD-1), already in order of time. */
function rowOf(part: Derivation, index: number): BalanceRow {
  const inputs = part.inputs as Record<string, string | number | undefined>;
  const value = part.value as Record<string, string>;
  const accrual = part.rule === 'INT-9';
  return {
    no: index + 1,
    kind: accrual ? 'ACCRUAL' : 'DEDUCTION',
    from: accrual ? String(inputs['from']) : null,
    to: String(accrual ? inputs['to'] : inputs['date']),
    days: accrual ? Number(inputs['days']) : null,
    base: accrual ? String(inputs['principal']) : String(inputs['amount']),
    interest: value['interest'] ?? '0.00',
    doubled: value['doubled'] ?? '0.00',
    fee: value['fee'] ?? '0.00',
    principal: value['principal'] ?? '0.00',
    text: part.text,
  };
}

function derivationOf(value: BalanceOnResumption, waivers: readonly WaiverTerm[], base: Derivation): Derivation {
  const { amounts } = value;
  const fallen = value.waivers.some((w) => !w.stands);
  return {
    rule: 'SET-ART-17-1',
    article: '《最高人民法院关于执行和解若干问题的规定》第十七条',
    inputs: { asOf: value.asOf, waivers: waivers.map((w) => ({ of: w.of, stands: w.condition === 'UNCONDITIONAL', ...(w.amount === undefined ? {} : { amount: w.amount }) })) },
    parts: [base],
    text: {
      zh: `恢复执行原生效法律文书，扣除已履行部分后，截至${value.asOf}尚欠执行费${amounts.fee}元、一般债务利息${amounts.interest}元、本金${amounts.principal}元、加倍部分债务利息${amounts.doubled}元，合计${amounts.total}元。${fallen ? '减免条件未成就，不予减免。' : ''}`,
      en: `On resumption, after deducting what was performed, ${amounts.fee} yuan fee, ${amounts.interest} general interest, ${amounts.principal} principal and ${amounts.doubled} doubled interest are owed as of ${value.asOf}; ${amounts.total} in all.${fallen ? ' The waiver falls away.' : ''}`,
    },
    value: amounts as unknown as JsonValue,
  };
}

/** The calculation list as a table for the annex to a ruling (计算清单), in Markdown. */
export function renderCalculationList(balance: BalanceOnResumption): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = balance.rows.map((r) => {
    const span = r.from === null ? r.to : `${r.from} 至 ${r.to}`;
    return row([String(r.no), r.kind === 'ACCRUAL' ? '计息' : '扣除', span, r.days === null ? '' : String(r.days), r.base ?? '', r.fee, r.interest, r.principal, r.doubled]);
  });
  const { fee, interest, principal, doubled, total } = balance.amounts;
  return [
    row(['序号', '事项', '期间或日期', '天数', '基数或金额（元）', '执行费', '一般债务利息', '本金', '加倍部分债务利息']),
    row(Array.from({ length: 9 }, () => '---')),
    ...lines,
    row(['合计', `${total}元`, `截至${balance.asOf}`, '', '', fee, interest, principal, doubled]),
  ].join('\n');
}
