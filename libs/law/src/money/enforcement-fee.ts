import { type Derivation, type Derived } from '../basics/derivation.js';
import { LawError } from '../basics/law-error.js';
import { formatYuan, minFen, parseRate, parseYuan, sumFen, timesRate, type Fen } from '../basics/money.js';

const FEE_ARTICLE = '《诉讼费用交纳办法》第十四条';
const FLAT_UP_TO = parseYuan('10000');
const FLAT_FEE = parseYuan('50');
const [LEAST_WITHOUT_SUM, MOST_WITHOUT_SUM] = [parseYuan('50'), parseYuan('500')];
const BANDS = [
  { from: '10000', to: '500000', rate: '0.015', percent: '1.5%' },
  { from: '500000', to: '5000000', rate: '0.01', percent: '1%' },
  { from: '5000000', to: '10000000', rate: '0.005', percent: '0.5%' },
  { from: '10000000', to: null, rate: '0.001', percent: '0.1%' },
].map((band) => ({
  ...band,
  from: parseYuan(band.from),
  to: band.to === null ? null : parseYuan(band.to),
  rate: parseRate(band.rate),
}));

/**
 * FEE-1: the enforcement fee (申请执行费) in fen for an amount enforced, progressive: up to 10,000 flat 50; then 1.5 % to
 * 500,000, 1 % to 5,000,000, 0.5 % to 10,000,000, 0.1 % above. Each band rounds half up. Not prepaid; borne by the debtor.
 * Source: 诉讼费用交纳办法 14, 20, 38.
 */
export function enforcementFee(amount: Fen): Derived<Fen> {
  const flat: Derivation = {
    rule: 'FEE-1',
    article: FEE_ARTICLE,
    inputs: { from: '0.00', to: formatYuan(minFen(amount, FLAT_UP_TO)) },
    parts: [],
    text: { zh: '不超过1万元的部分：50.00 元。', en: 'Up to 10,000: 50.00.' },
    value: formatYuan(FLAT_FEE),
  };
  const bands = BANDS.filter((band) => amount > band.from).map((band) => {
    const upper = band.to === null ? amount : minFen(amount, band.to);
    const fee = timesRate(upper - band.from, band.rate, 1);
    const derivation: Derivation = {
      rule: 'FEE-1',
      article: FEE_ARTICLE,
      inputs: { from: formatYuan(band.from), to: formatYuan(upper), rate: band.percent },
      parts: [],
      text: {
        zh: `${formatYuan(band.from)} 至 ${formatYuan(upper)} 的部分按 ${band.percent}：${formatYuan(fee)} 元。`,
        en: `From ${formatYuan(band.from)} to ${formatYuan(upper)} at ${band.percent}: ${formatYuan(fee)}.`,
      },
      value: formatYuan(fee),
    };
    return { fee, derivation };
  });
  const value = FLAT_FEE + sumFen(bands.map((band) => band.fee));
  return {
    value,
    provisional: false,
    derivation: {
      rule: 'FEE-1',
      article: FEE_ARTICLE,
      inputs: { amount: formatYuan(amount) },
      parts: [flat, ...bands.map((band) => band.derivation)],
      text: {
        zh: `执行金额 ${formatYuan(amount)} 元，申请执行费 ${formatYuan(value)} 元。`,
        en: `The enforcement fee on ${formatYuan(amount)} is ${formatYuan(value)}.`,
      },
      value: formatYuan(value),
    },
  };
}

/** FEE-1: the fee on a title without a sum lies between 50 and 500 yuan. Throws `FEE.OUT_OF_RANGE`. */
export function requireFeeWithoutSum(chosen: Fen): void {
  if (chosen >= LEAST_WITHOUT_SUM && chosen <= MOST_WITHOUT_SUM) return;
  throw new LawError({
    code: 'FEE.OUT_OF_RANGE',
    rule: 'FEE-1',
    zh: '没有执行金额的，每件交纳 50 元至 500 元。',
    en: 'The fee on a title without a sum is 50 to 500 yuan.',
  });
}

/**
 * FEE-1: the enforcement fee in fen on a title without a sum (没有执行金额或者价额: acts, things): what the court has chosen between 50 and 500 yuan; the
 * choice is its pack's (`feeWithoutSum`), and a pack that makes none means the least. Throws `FEE.OUT_OF_RANGE`. Source: 诉讼费用交纳办法14.
 */
export function enforcementFeeWithoutSum(chosen: Fen = LEAST_WITHOUT_SUM): Derived<Fen> {
  requireFeeWithoutSum(chosen);
  return {
    value: chosen,
    provisional: false,
    derivation: {
      rule: 'FEE-1',
      article: FEE_ARTICLE,
      inputs: { withoutSum: formatYuan(chosen) },
      parts: [],
      text: {
        zh: `没有执行金额，每件交纳 50 元至 500 元，本院定为 ${formatYuan(chosen)} 元。`,
        en: `There is no sum to enforce: the fee is 50 to 500 yuan, at this court ${formatYuan(chosen)}.`,
      },
      value: formatYuan(chosen),
    },
  };
}
