import { type Bilingual, type Derivation, type Derived } from '../basics/derivation.js';
import { LawError } from '../basics/law-error.js';
import { formatYuan, minFen, type Fen, type Yuan } from '../basics/money.js';

/** The buckets that a receipt fills: enforcement fee and costs, general interest, principal, doubled interest. */
export type Bucket = 'fee' | 'interest' | 'principal' | 'doubled';
/** The buckets in the legal order. */
export const BUCKETS: readonly Bucket[] = Object.freeze(['fee', 'interest', 'principal', 'doubled']);
/** An amount in fen for each bucket. */
export type Buckets = Readonly<Record<Bucket, Fen>>;
/** An amount in yuan for each bucket. */
export type BucketAmounts = Readonly<Record<Bucket, Yuan>>;

/** INT-ORD-1, INT-ORD-2: the order where nothing else is agreed: costs, interest, principal; the doubled part last. */
export const LEGAL_ORDER: readonly Bucket[] = Object.freeze([...BUCKETS]);
/** What the buckets are called before a party. */
export const BUCKET_NAMES: Readonly<Record<Bucket, Bilingual>> = {
  fee: { zh: '执行费用', en: 'enforcement fee' },
  interest: { zh: '一般债务利息', en: 'general interest' },
  principal: { zh: '本金', en: 'principal' },
  doubled: { zh: '加倍部分债务利息', en: 'doubled interest' },
};

/** What an order other than the legal one rests on: the agreement of the parties, or the decision of the court. */
export const ORDER_BASES_OF_ANOTHER = ['AGREED', 'COURT'] as const;
/** One of those bases. */
export type BasisOfAnotherOrder = (typeof ORDER_BASES_OF_ANOTHER)[number];

/** An order of satisfaction (清偿顺序) and what it rests on. */
export interface AllocationOrder {
  readonly order: readonly Bucket[];
  readonly basis: 'LEGAL' | BasisOfAnotherOrder;
}

/**
 * INT-ORD-1, INT-ORD-3: reads an order of satisfaction: each bucket exactly once. The legal order has the law as its basis, every other one what
 * is recorded of it: the agreement of the parties (also where nothing is), or the decision of the court. Throws `ALLOCATION.ORDER_INVALID`.
 */
export function allocationOrder(order: readonly string[], basis: BasisOfAnotherOrder = 'AGREED'): AllocationOrder {
  const complete = order.length === BUCKETS.length && BUCKETS.every((bucket) => order.includes(bucket));
  if (!complete) {
    throw new LawError({
      code: 'ALLOCATION.ORDER_INVALID',
      rule: 'INT-ORD-1',
      path: '/order',
      zh: '清偿顺序应恰好各含一次 fee、interest、principal、doubled。',
      en: 'The order names fee, interest, principal and doubled exactly once each.',
    });
  }
  const legal = BUCKETS.every((bucket, i) => order[i] === bucket);
  return { order: order as readonly Bucket[], basis: legal ? 'LEGAL' : basis };
}

/** What a receipt did, without its derivation. All amounts in fen. */
export interface Allotment {
  readonly left: Buckets;
  readonly applied: Buckets;
  readonly surplus: Fen;
}

/** INT-ORD-1: fills the buckets in order; every fen is applied or surplus. Pure arithmetic, for folds over many receipts. */
export function allot(amount: Fen, buckets: Buckets, order: readonly Bucket[]): Allotment {
  const left: Record<Bucket, Fen> = { ...buckets };
  const applied: Record<Bucket, Fen> = { fee: 0n, interest: 0n, principal: 0n, doubled: 0n };
  let rest = amount;
  for (const bucket of order) {
    const part = minFen(rest, left[bucket]);
    applied[bucket] += part;
    left[bucket] -= part;
    rest -= part;
  }
  return { left, applied, surplus: rest };
}

/** Buckets as amounts in yuan. */
export function bucketAmounts(buckets: Buckets): BucketAmounts {
  return {
    fee: formatYuan(buckets.fee),
    interest: formatYuan(buckets.interest),
    principal: formatYuan(buckets.principal),
    doubled: formatYuan(buckets.doubled),
  };
}

/** The buckets left, with what was applied and the surplus beside them. */
export interface DerivedAllocation extends Derived<Buckets> {
  readonly applied: Buckets;
  readonly surplus: Fen;
}

/** INT-ORD-1, INT-ORD-3: on what an order of satisfaction rests, in words. */
export const ORDER_BASIS: Readonly<Record<AllocationOrder['basis'], { rule: string; article: string } & Bilingual>> = {
  LEGAL: {
    rule: 'INT-ORD-1',
    article:
      '《最高人民法院关于执行程序中计算迟延履行期间的债务利息适用法律若干问题的解释》第四条；《中华人民共和国民法典》第五百六十一条',
    zh: '法定清偿顺序',
    en: 'the legal order',
  },
  AGREED: {
    rule: 'INT-ORD-1',
    article: '《中华人民共和国民法典》第五百六十一条（当事人另有约定）',
    zh: '当事人约定的清偿顺序',
    en: 'the order agreed by the parties',
  },
  COURT: {
    rule: 'INT-ORD-3',
    article: '（2023）最高法执监269号',
    zh: '人民法院确定的清偿顺序',
    en: 'the order decided by the court',
  },
};

/**
 * INT-ORD-1, INT-ORD-2, INT-ORD-3: allocates a receipt (fen) to the buckets of a debt in the legal or another order, and says what
 * is left in each. Every fen is applied or surplus. Throws `ALLOCATION.ORDER_INVALID`. Source: 法释〔2014〕8号 4, 民法典561.
 */
export function allocate(input: {
  readonly amount: Fen;
  readonly buckets: Buckets;
  readonly order: readonly string[];
  readonly orderBasis?: BasisOfAnotherOrder;
}): DerivedAllocation {
  const { order, basis } = allocationOrder(input.order, input.orderBasis);
  const { left, applied, surplus } = allot(input.amount, input.buckets, order);
  return {
    value: left,
    applied,
    surplus,
    provisional: false,
    derivation: {
      rule: ORDER_BASIS[basis].rule,
      article: ORDER_BASIS[basis].article,
      inputs: { amount: formatYuan(input.amount), buckets: bucketAmounts(input.buckets), order: [...order], basis },
      parts: order.map((bucket) => bucketPart(bucket, input.buckets[bucket], applied[bucket])),
      text: {
        zh: `收款 ${formatYuan(input.amount)} 元按${ORDER_BASIS[basis].zh}清偿，余款 ${formatYuan(surplus)} 元。`,
        en: `${formatYuan(input.amount)} is applied in ${ORDER_BASIS[basis].en}; surplus ${formatYuan(surplus)}.`,
      },
      value: bucketAmounts(left),
    },
  };
}

function bucketPart(bucket: Bucket, owed: Fen, applied: Fen): Derivation {
  const left = formatYuan(owed - applied);
  return {
    rule: 'INT-ORD-2',
    inputs: { bucket, owed: formatYuan(owed), applied: formatYuan(applied) },
    parts: [],
    text: {
      zh: `${BUCKET_NAMES[bucket].zh}：应付 ${formatYuan(owed)}，清偿 ${formatYuan(applied)}，尚欠 ${left}。`,
      en: `${BUCKET_NAMES[bucket].en}: owed ${formatYuan(owed)}, applied ${formatYuan(applied)}, left ${left}.`,
    },
    value: left,
  };
}
