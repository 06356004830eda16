import { type Derivation, type Derived } from '../basics/derivation.js';
import { formatYuan, minFen, parseRate, parseYuan, sumFen, timesRate, type Fen } from '../basics/money.js';

const FEE_ARTICLE = '《诉讼费用交纳办法》第十四条';
const FLAT_UP_TO = parseYuan('10000');
const FLAT_FEE = parseYuan('50');
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
