import { formatYuan, sumFen, type Derivation, type Derived, type Fen, type Yuan } from '@hejie/law';
import { PROPORTION_ARTICLE } from '../release/coverage.js';
import { mostRelief } from '../release/most-relief.js';
import { FOUR_NOS, type FourNo } from './protection.js';

/** Of two sets that hurt alike the one with fewer members is taken: harm counts before anything else. */
const HARM_BEFORE_COUNT = 1000;

/** Why property is not to be controlled, whatever is open: it is already, the law spares it, or it would have no effect. */
export const BARS = ['STANDS', 'PROTECTED', 'NOT_FREE'] as const;

/** Property among which to choose; `worth` in fen, to the creditor. */
export interface Choosable {
  readonly id: string;
  readonly worth: Fen;
  readonly harm: number;
  readonly indivisible: boolean;
  readonly bar: (typeof BARS)[number] | null;
  /** Into which of the four no's its control cuts. */
  readonly fourNos: readonly FourNo[];
}

/** What becomes of a piece of property in a proposal, and why. Amounts in yuan. */
export interface ProposedControl {
  readonly assetId: string;
  readonly outcome: 'CONTROL' | 'LEAVE';
  readonly reason: 'NEEDED' | 'WORTHLESS' | 'LESS_HARM_ELSEWHERE' | NonNullable<Choosable['bar']>;
  readonly worth: Yuan;
  readonly harm: number;
  /** Up to what sum; absent: the whole. */
  readonly cap?: Yuan;
  /** Into which of the four no's its control cuts, or would cut. */
  readonly fourNos: readonly FourNo[];
}

/**
 * PROC-12, PROC-13: which property to control so that what is open is covered and it hurts the least: of all sets that cover it the one with the
 * least harm; among equals the fewest. Where nothing suffices, all of it. Asset by asset with its reason. `open`: in fen. Throws
 * `RELEASE.TOO_MANY_WAYS`. Source: 查扣冻规定19; 法发〔2019〕35号; seed 002 二(五).
 */
export function leastHarm(assets: readonly Choosable[], open: Fen): Derived<readonly ProposedControl[]> {
  const useful = assets.filter(({ bar, worth }) => bar === null && worth > 0n);
  const slack = sumFen(useful.map(({ worth }) => worth)) - open;
  const weighed = useful.map(({ id, worth, harm }) => ({ id, worth, harm: harm * HARM_BEFORE_COUNT + 1 }));
  const left = slack < 0n ? [] : mostRelief(weighed, slack);
  const chosen = useful.filter(({ id }) => !left.includes(id));
  const above = sumFen(chosen.map(({ worth }) => worth)) - open;
  // No chosen asset is worth what is above the debt, or it would have been left: one cap takes it off.
  const capped = above > 0n ? chosen.find(({ indivisible }) => !indivisible)?.id : undefined;
  const value = assets.map((asset): ProposedControl => {
    const { id, worth, harm, fourNos } = asset;
    const reason = chosen.includes(asset)
      ? 'NEEDED'
      : (asset.bar ?? (worth === 0n ? 'WORTHLESS' : 'LESS_HARM_ELSEWHERE'));
    return {
      assetId: id,
      outcome: reason === 'NEEDED' ? 'CONTROL' : 'LEAVE',
      reason,
      worth: formatYuan(worth),
      harm,
      ...(id === capped ? { cap: formatYuan(worth - above) } : {}),
      fourNos,
    };
  });
  return { value, provisional: false, derivation: derivationOf(assets, open, value) };
}

const REASONS: Readonly<Record<ProposedControl['reason'], { readonly zh: string; readonly en: string }>> = {
  NEEDED: { zh: '清偿所需，拟控制', en: 'needed to cover the debt, to be controlled' },
  STANDS: { zh: '已在控制之下', en: 'under control already' },
  PROTECTED: { zh: '依法不得控制', en: 'spared by law' },
  NOT_FREE: {
    zh: '在先查封或者权利依据不足，控制尚无效力',
    en: 'held by another court first, or nothing to rest a control on',
  },
  WORTHLESS: { zh: '扣除在先权利后无可供执行价值', en: 'worth nothing after what goes before' },
  LESS_HARM_ELSEWHERE: {
    zh: '其他财产足以清偿且影响较小，不控制',
    en: 'other property covers the debt with less harm',
  },
};

function derivationOf(assets: readonly Choosable[], open: Fen, rows: readonly ProposedControl[]): Derivation {
  return {
    rule: 'PROC-13',
    article: PROPORTION_ARTICLE,
    inputs: {
      open: formatYuan(open),
      assets: assets.map(({ worth, fourNos, ...asset }) => ({
        ...asset,
        worth: formatYuan(worth),
        fourNos: [...fourNos],
      })),
    },
    parts: [],
    text: {
      zh: [`尚须控制${formatYuan(open)}元，以不利影响最小的财产为限。`, ...rows.map(lineZh)].join('\n'),
      en: [
        `${formatYuan(open)} yuan are still to be covered, with the property whose control hurts the least.`,
        ...rows.map(lineEn),
      ].join('\n'),
    },
    value: rows.map(({ fourNos, ...row }) => ({ ...row, fourNos: [...fourNos] })),
  };
}

const lineZh = ({ assetId, worth, reason, cap, fourNos }: ProposedControl): string =>
  `${assetId}：${worth}元，${REASONS[reason].zh}${cap === undefined ? '' : `，限额${cap}元`}${
    fourNos.length === 0 ? '' : `（注意：${fourNos.map((no) => FOUR_NOS[no].zh).join('、')}）`
  }`;

const lineEn = ({ assetId, worth, reason, cap, fourNos }: ProposedControl): string =>
  `${assetId}: ${worth} yuan, ${REASONS[reason].en}${cap === undefined ? '' : `, up to ${cap} yuan`}${
    fourNos.length === 0 ? '' : ` (with care: ${fourNos.map((no) => FOUR_NOS[no].en).join(', ')})`
  }`;
