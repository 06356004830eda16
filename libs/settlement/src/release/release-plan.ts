import {
  formatYuan,
  LawError,
  rateText,
  sumFen,
  type Derivation,
  type Derived,
  type ExactDecimal,
  type Fen,
  type JsonValue,
  type Yuan,
} from '@hejie/law';
import { assetOnWire, PROPORTION_ARTICLE, worthOf, type ControlledAsset } from './coverage.js';
import { mostRelief } from './most-relief.js';

/** Property that a plan may release: how much its control hurts the debtor, and whether it is held until nothing is owed. */
export interface PlannedAsset extends ControlledAsset {
  /** A whole number, 0: it hurts nobody; how much the control of each class hurts is the pack's. */
  readonly harm: number;
  readonly keep: boolean;
}

/** What a plan is made from; amounts in fen. */
export interface ReleaseInput {
  readonly assets: readonly PlannedAsset[];
  /** What is owed before the first payment. */
  readonly exposure: Fen;
  /** How far what is still held covers what is still owed, at the least; the pack's. */
  readonly target: ExactDecimal;
  /** In the order of their numbers. */
  readonly payments: readonly { readonly no: number; readonly amount: Fen }[];
  /** Ids that the creditor agrees to have released at signing, whatever the coverage is then (SET-ART-3-1). */
  readonly consented: readonly string[];
  /** What the creditor has undertaken to have released after a payment, whatever the coverage is then; 0: at signing. */
  readonly promised?: readonly Promised[];
}

/** An undertaking to have property released (解除强制措施的承诺) after a payment. */
export interface Promised {
  readonly after: number;
  readonly id: string;
}

/** What is released and what is held on after a payment; amounts in yuan. */
export interface ReleaseRow {
  /** Number of the payment; 0: the signing of the agreement. */
  readonly after: number;
  readonly release: readonly string[];
  readonly keep: readonly string[];
  /** Of what is held on. */
  readonly worth: Yuan;
  readonly exposure: Yuan;
}

/**
 * PROC-12, S6: which property is released after which payment of a settlement. After signing and each payment that set is released from
 * what is still held which leaves its worth at least `target` × what is still owed and relieves the most harm; among equals the one of
 * least worth, then the fewest, then the smallest ids in order. Where coverage is below the target nothing more is released; once nothing
 * is owed, everything is. What is promised goes with its payment and not before, and enough is held for it until then. Throws `RELEASE.*`
 * as {@link releaseFaults}, `RELEASE.TOO_MANY_WAYS`. Source: 查封扣押冻结规定第十九条; calculator.md `releasePlan`.
 */
export function releasePlan(input: ReleaseInput): Derived<readonly ReleaseRow[]> {
  const faults = releaseFaults(input);
  const [first] = faults;
  if (first !== undefined) throw first.withReasons(faults);
  const worths = new Map(input.assets.map((asset) => [asset.id, worthOf(asset)]));
  const worth = (assets: readonly PlannedAsset[]): Fen => sumFen(assets.map(({ id }) => worths.get(id)!));
  let held = [...input.assets].sort((one, other) => (one.id < other.id ? -1 : 1));
  let owed = input.exposure;
  const { promised = [] } = input;
  const step = (after: number, agreed: readonly string[]): ReleaseRow => {
    const due = promised.filter((one) => one.after === after).map(({ id }) => id);
    const released = new Set([...agreed, ...due]);
    const left = held.filter(({ id }) => !released.has(id));
    for (const id of owed === 0n ? left.map((asset) => asset.id) : relieved(left, after)) released.add(id);
    const release = held.filter(({ id }) => released.has(id)).map(({ id }) => id);
    held = held.filter(({ id }) => !released.has(id));
    return {
      after,
      release,
      keep: held.map(({ id }) => id),
      worth: formatYuan(worth(held)),
      exposure: formatYuan(owed),
    };
  };
  const relieved = (left: readonly PlannedAsset[], after: number): string[] => {
    const later = promised.filter((one) => one.after > after);
    const slack = slackOf(input, worth(left), owed, after, (ids) => worth(left.filter(({ id }) => ids.includes(id))));
    if (slack < 0n) return [];
    const free = left.filter(({ id, keep }) => !keep && !later.some((one) => one.id === id));
    return mostRelief(
      free.map(({ id, harm }) => ({ id, harm, worth: worths.get(id)! })),
      slack,
    );
  };
  const rows = [step(0, input.consented)];
  for (const { no, amount } of input.payments) {
    owed = owed > amount ? owed - amount : 0n;
    rows.push(step(no, []));
  }
  return { value: rows, provisional: false, derivation: derivationOf(input, rows) };
}

/** What may go now without the target being missed, now or when what is promised goes with a later payment. */
function slackOf(
  { target, payments, promised = [] }: ReleaseInput,
  held: Fen,
  exposure: Fen,
  after: number,
  worth: (ids: readonly string[]) => Fen,
): Fen {
  let [slack, owed] = [held - wanted(exposure, target), exposure];
  for (const { no, amount } of payments.filter((one) => one.no > after)) {
    owed = owed > amount ? owed - amount : 0n;
    const gone = promised.filter((one) => one.after > after && one.after <= no).map(({ id }) => id);
    const then = held - worth(gone) - wanted(owed, target);
    if (gone.length > 0 && owed > 0n && then < slack) slack = then;
  }
  return slack;
}

/** target × exposure in fen, rounded up: what is held covers at least that. */
export const wanted = (exposure: Fen, { units, scale }: ExactDecimal): Fen => {
  const whole = 10n ** BigInt(scale);
  return (exposure * units + whole - 1n) / whole;
};

/** Why a plan cannot be made, as far as what is given of its input shows: every `RELEASE.*` fault with its place. */
export function releaseFaults({ assets, payments, consented, promised = [] }: ReleaseFacts): LawError[] {
  const faults: LawError[] = [];
  const byId = new Map<string, { readonly keep?: boolean }>();
  assets.forEach((asset, i) => {
    if (asset.id === undefined) return;
    if (byId.has(asset.id))
      faults.push(
        fault(
          'ASSET_TWICE',
          `/assets/${i}/id`,
          `财产“${asset.id}”列出了两次。`,
          `The asset "${asset.id}" is listed twice.`,
        ),
      );
    byId.set(asset.id, asset);
  });
  payments.forEach(({ no }, i) => {
    const before = payments[i - 1]?.no ?? 0;
    if (no !== undefined && no <= before)
      faults.push(
        fault(
          'PAYMENTS_NOT_IN_ORDER',
          `/payments/${i}/no`,
          '各期款项应按期次从小到大列出，不得重复。',
          'Payments are listed in the order of their numbers, each once.',
        ),
      );
  });
  const agreed = (id: string, path: string): void => {
    const asset = byId.get(id);
    if (asset === undefined)
      faults.push(fault('ASSET_UNKNOWN', path, `没有名为“${id}”的财产。`, `There is no asset "${id}".`));
    else if (asset.keep === true)
      faults.push(
        fault(
          'CONSENTED_YET_KEPT',
          path,
          `财产“${id}”约定履行完毕前不解除，不能同时同意先行解除。`,
          `The asset "${id}" is held until nothing is owed, and cannot be released by consent before.`,
        ),
      );
  };
  consented.forEach((id, i) => agreed(id, `/consented/${i}`));
  promised.forEach(({ after, id }, i) => {
    agreed(id, `/promised/${i}/id`);
    if (after !== 0 && !payments.some(({ no }) => no === after))
      faults.push(
        fault(
          'PROMISE_WITHOUT_PAYMENT',
          `/promised/${i}/after`,
          `没有第${after}期款项，不能约定在该期履行后解除。`,
          `There is no payment ${after} after which anything could be released.`,
        ),
      );
  });
  return faults;
}

/** What {@link releaseFaults} looks at; what could not be read is left out. */
export interface ReleaseFacts {
  readonly assets: readonly { readonly id?: string | undefined; readonly keep?: boolean | undefined }[];
  readonly payments: readonly { readonly no?: number | undefined }[];
  readonly consented: readonly string[];
  readonly promised?: readonly Promised[];
}

const fault = (reason: string, path: string, zh: string, en: string): LawError =>
  new LawError({ code: `RELEASE.${reason}`, rule: 'PROC-12', path, zh, en });

function derivationOf(input: ReleaseInput, rows: readonly ReleaseRow[]): Derivation {
  const { assets, exposure, target, payments, consented, promised = [] } = input;
  const inputs: { readonly [key: string]: JsonValue } = {
    assets: assets.map((asset) => ({ ...assetOnWire(asset), harm: asset.harm, keep: asset.keep })),
    exposure: formatYuan(exposure),
    target: rateText(target),
    payments: payments.map(({ no, amount }) => ({ no, amount: formatYuan(amount) })),
    consented: [...consented],
    ...(promised.length === 0 ? {} : { promised: promised.map(({ after, id }) => ({ after, id })) }),
  };
  const named = (ids: readonly string[], none: string): string => (ids.length === 0 ? none : ids.join('、'));
  return {
    rule: 'PROC-12',
    article: PROPORTION_ARTICLE,
    inputs,
    parts: [],
    text: {
      zh: rows
        .map(
          ({ after, release, keep, worth, exposure: owed }) =>
            `${after === 0 ? '签订协议时' : `第${after}期履行后`}：解除${named(release, '无')}；继续控制${keep.length}项，价值${worth}元，尚欠${owed}元。`,
        )
        .join('\n'),
      en: rows
        .map(
          ({ after, release, keep, worth, exposure: owed }) =>
            `${after === 0 ? 'At signing' : `After payment ${after}`}: released: ${named(release, 'nothing')}; ${keep.length} held on, worth ${worth} yuan, ${owed} yuan owed.`,
        )
        .join('\n'),
    },
    value: rows.map((row) => ({ ...row, release: [...row.release], keep: [...row.keep] })),
  };
}
