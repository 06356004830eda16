import { LawError, parseRate, read, type ExactDecimal, type Fen, type Reader } from '@hejie/law';

/** calculator.md `coverage` and `releasePlan`: what they read, handed in or from a derivation. */

/** So many assets a plan takes: a case with more is planned in parts. */
const MOST_ASSETS = 500;

/** A part of a whole: 0 to 1. */
const part: Reader<ExactDecimal> = read.thrown((given) => {
  const parsed = parseRate(given);
  if (parsed.units > 10n ** BigInt(parsed.scale))
    throw new LawError({
      code: 'INPUT.OUT_OF_RANGE',
      rule: 'PROC-12',
      zh: '应在 0 至 1 之间。',
      en: 'A part from 0 to 1 is expected.',
    });
  return parsed;
});

const asset = {
  id: read.text,
  value: read.amount,
  haircut: part,
  share: read.optional(part, parseRate('1')),
  chargesOnWhole: read.optional(read.amount, 0n),
  chargesOnShare: read.optional(read.amount, 0n),
  cap: read.optional<Fen | undefined>(read.amount, undefined),
};

export const coverageFields = { assets: read.list(read.record(asset)), exposure: read.amount };

/** The number of a payment. */
export const paymentNumber = read.whole(1, 10_000);

export const releaseFields = {
  assets: read.list(
    read.record({
      ...asset,
      harm: read.optional(read.whole(0, 1_000_000_000), 1),
      keep: read.optional(read.flag, false),
    }),
    0,
    MOST_ASSETS,
  ),
  exposure: read.amount,
  target: read.optional(read.rate, parseRate('1')),
  payments: read.list(read.record({ no: paymentNumber, amount: read.amount })),
  consented: read.list(read.text),
};

/** What a plan of a settlement has beside: what the creditor has promised to have released later. The calculator does not take it. */
export const plannedFields = {
  ...releaseFields,
  promised: read.optional(read.list(read.record({ after: read.whole(0, 10_000), id: read.text })), []),
};
