import {
  formatYuan,
  minFen,
  rateText,
  sumFen,
  type Derivation,
  type Derived,
  type ExactDecimal,
  type Fen,
  type Yuan,
} from '@hejie/law';

/** What is controlled shall be worth about what is owed. */
export const PROPORTION_ARTICLE = '《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》第十九条';

/** Property under control, as far as its worth to the creditor goes; amounts in fen. */
export interface ControlledAsset {
  /** Names it in a plan; unique. */
  readonly id: string;
  readonly value: Fen;
  /** What its class is expected to fetch of its value (0 to 1); the pack's. */
  readonly haircut: ExactDecimal;
  /** The debtor's share of it (0 to 1). */
  readonly share: ExactDecimal;
  /** Charges and controls that go before, on the whole of it. */
  readonly chargesOnWhole: Fen;
  /** The same, on the debtor's share alone. */
  readonly chargesOnShare: Fen;
  /** The most that the order of control takes; absent: it is not limited. */
  readonly cap?: Fen;
}

/** What one asset is worth to the creditor; amounts in yuan. */
export interface AssetWorth {
  readonly id: string;
  readonly worth: Yuan;
}

/** Coverage of an exposure; `ratio` with four decimals, rounded down, null where nothing is owed. */
export interface Coverage {
  readonly assets: readonly AssetWorth[];
  readonly worth: Yuan;
  readonly ratio: string | null;
}

/**
 * PROC-12: what one asset is worth to the creditor, in fen: share × (value × haircut − charges on the whole) − charges on the share, rounded
 * down to the fen, at most the cap, at least nothing. Source: 查封扣押冻结规定第十九条; calculator.md `coverage`.
 */
export function worthOf({ value, haircut, share, chargesOnWhole, chargesOnShare, cap }: ControlledAsset): Fen {
  const net = value * haircut.units - chargesOnWhole * 10n ** BigInt(haircut.scale);
  if (net <= 0n) return 0n;
  const left = (net * share.units) / 10n ** BigInt(haircut.scale + share.scale) - chargesOnShare;
  if (left <= 0n) return 0n;
  return cap === undefined ? left : minFen(left, cap);
}

/** PROC-12: how far what is controlled covers an exposure, in fen. Source: as {@link worthOf}. */
export function coverageOf(assets: readonly ControlledAsset[], exposure: Fen): Derived<Coverage> {
  const worths = assets.map((asset) => ({ id: asset.id, worth: worthOf(asset) }));
  const total = sumFen(worths.map(({ worth }) => worth));
  const value: Coverage = {
    assets: worths.map(({ id, worth }) => ({ id, worth: formatYuan(worth) })),
    worth: formatYuan(total),
    ratio: ratioOf(total, exposure),
  };
  return { value, provisional: false, derivation: derivationOf(assets, exposure, value) };
}

/** Worth over exposure with four decimals, rounded down: a coverage is never shown better than it is. Null where nothing is owed. */
function ratioOf(worth: Fen, exposure: Fen): string | null {
  if (exposure === 0n) return null;
  const digits = ((worth * 10_000n) / exposure).toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** An asset as a derivation holds it: what can be read again. */
export const assetOnWire = ({
  id,
  value,
  haircut,
  share,
  chargesOnWhole,
  chargesOnShare,
  cap,
}: ControlledAsset): Derivation['inputs'] => ({
  id,
  value: formatYuan(value),
  haircut: rateText(haircut),
  share: rateText(share),
  chargesOnWhole: formatYuan(chargesOnWhole),
  chargesOnShare: formatYuan(chargesOnShare),
  ...(cap === undefined ? {} : { cap: formatYuan(cap) }),
});

function derivationOf(assets: readonly ControlledAsset[], exposure: Fen, value: Coverage): Derivation {
  const { worth, ratio } = value;
  const lines = value.assets.map(({ id, worth: own }) => `${id}：${own}元`);
  const owed = formatYuan(exposure);
  const [zh, en] =
    ratio === null
      ? ['没有债权余额，无须保障', 'nothing is owed, and nothing is to be covered']
      : [`保障率${ratio}`, `coverage ${ratio}`];
  return {
    rule: 'PROC-12',
    article: PROPORTION_ARTICLE,
    inputs: { assets: assets.map(assetOnWire), exposure: owed },
    parts: [],
    text: {
      zh: [`控制财产可供执行价值${worth}元，债权余额${owed}元，${zh}。`, ...lines].join('\n'),
      en: [
        `What is controlled is worth ${worth} yuan, ${owed} yuan is owed: ${en}.`,
        ...value.assets.map(({ id, worth: own }) => `${id}: ${own} yuan`),
      ].join('\n'),
    },
    value: { ...value, assets: value.assets.map((asset) => ({ ...asset })) },
  };
}
