import {
  formatYuan,
  LAST_DAY_OF_OLDER_RULES,
  legalDate,
  parseRate,
  parseYuan,
  sumFen,
  type ExactDecimal,
  type Fen,
  type LegalDate,
  type TitleItem,
  type Yuan,
} from '@hejie/law';

/** What a title is to (执行标的种类): money, acts or things, or both. */
export const CLAIM_KINDS = ['MONEY', 'ACT', 'MIXED'] as const;
/** One of the kinds of claims. */
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/**
 * INT-TITLE: one item of a title (判项) as it is filed, told and stored: sums in yuan. `accrued`: general interest that had run before the
 * expiry, or that the title states as a sum. `rates`: the general interest a day, each from the day after `from`; none where the title is
 * silent. `general`, `doubled`: which interest runs on it, both where nothing is said; on 案件受理费 the doubled part alone.
 */
export interface TitleItemTerms {
  readonly principal: Yuan;
  readonly expiry: LegalDate;
  readonly accrued?: Yuan;
  readonly rates: readonly { readonly from: LegalDate; readonly dailyRate: string }[];
  readonly general?: boolean;
  readonly doubled?: boolean;
}

/**
 * The title (执行依据) that is enforced if the settlement fails (SET-ART-9-1): sums in yuan; `expiry`: the last day of the performance period.
 * Where there are `items` they alone say what is owed; `principal` is then their sum, `expiry` the first of theirs, `dailyRate` nought.
 */
export interface TitleTerms {
  readonly principal: Yuan;
  /** General interest a calendar day as a decimal fraction, e.g. `0.0001`; `0` where the title is silent (INT-1). */
  readonly dailyRate: string;
  readonly expiry: LegalDate;
  /** Enforcement fee to be satisfied with the title; `0.00` where it is taken afterwards (FEE-1). */
  readonly fee: Yuan;
  /** INT-TITLE: of a title with several items, or with steps of rate. */
  readonly items?: readonly TitleItemTerms[];
  /** TITLE-ACT: absent of a title to money alone. */
  readonly kind?: ClaimKind;
}

/** The claim of the original title (原生效法律文书). Amounts in fen; `dailyRate` of general interest, 0 where the title is silent. */
export interface TitleClaim {
  readonly principal: Fen;
  readonly dailyRate: ExactDecimal;
  /** Last day of the performance period in the title; doubled interest runs from it (INT-3). */
  readonly expiry: LegalDate;
  readonly fee: Fen;
  /** INT-TITLE: where the title has them they alone say what is owed. */
  readonly items?: readonly TitleItem[];
  readonly kind?: ClaimKind;
}

/** INT-TITLE: reads a title from its wire form. Throws `MONEY.*`, `RATE.INVALID`, `DATE.INVALID`. */
export function readTitle({ principal, dailyRate, expiry, fee, items, kind }: TitleTerms): TitleClaim {
  return {
    principal: parseYuan(principal),
    dailyRate: parseRate(dailyRate),
    expiry: legalDate(expiry),
    fee: parseYuan(fee),
    ...(items && { items: items.map(readTitleItem) }),
    ...(kind && { kind }),
  };
}

/** INT-TITLE, SET-WAIVER: what the title awards, in yuan: its principal, and what its items say had accrued before. Throws `MONEY.*`. */
export function awardedBy({ principal, items = [] }: TitleTerms): {
  readonly principal: Yuan;
  readonly accrued?: Yuan;
} {
  const accrued = sumFen(items.map((item) => parseYuan(item.accrued ?? '0')));
  return { principal, ...(accrued > 0n && { accrued: formatYuan(accrued) }) };
}

/** INT-TITLE: reads an item from its wire form. Throws as `readTitle`. */
export function readTitleItem({ principal, expiry, accrued, rates, general, doubled }: TitleItemTerms): TitleItem {
  return {
    principal: parseYuan(principal),
    expiry: legalDate(expiry),
    accrued: parseYuan(accrued ?? '0'),
    rates: rates.map((step) => ({ from: legalDate(step.from), dailyRate: parseRate(step.dailyRate) })),
    general: general ?? true,
    doubled: doubled ?? true,
  };
}

/**
 * INT-TITLE, INT-7: the items of a claim, or null where it is one sum at one rate that the rules before 2014-08-01 do not touch: its balance is
 * computed, and was computed when there were no items, as `resumeBalance` does.
 */
export function itemsOf({ principal, dailyRate, expiry, items }: TitleClaim): readonly TitleItem[] | null {
  if (items !== undefined) return items;
  if (expiry >= LAST_DAY_OF_OLDER_RULES) return null;
  return [{ principal, expiry, accrued: 0n, rates: [{ from: expiry, dailyRate }], general: true, doubled: true }];
}

/**
 * TITLE-ACT, CLS-1: is the title satisfied by what the ledger knows? `owed` in fen. Of a title to acts the ledger of money cannot say it: that the
 * act was performed is for its judge to find.
 */
export function satisfiedByLedger({ kind = 'MONEY' }: Pick<TitleClaim, 'kind'>, owed: Fen): boolean {
  return kind === 'MONEY' && owed === 0n;
}

const MONEY_MEASURES = '核查并重新采取查封、扣押、冻结等措施';
const ACT_MEASURES = '责令履行生效法律文书指定的行为或者交付';

/**
 * TITLE-ACT: what the enforcement judge has to do when enforcement resumes, in Chinese. An order to report property (报告财产令) and measures
 * against property are for money; where the title is to acts alone there are none. Source: SEED3 五(二).
 */
export function resumptionMeasures(kind: ClaimKind = 'MONEY'): string {
  const measures = {
    MONEY: MONEY_MEASURES,
    ACT: `${ACT_MEASURES}，不发出报告财产令`,
    MIXED: `${MONEY_MEASURES}，并${ACT_MEASURES}`,
  };
  return measures[kind];
}
