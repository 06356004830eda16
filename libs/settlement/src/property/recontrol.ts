import { legalDateOf, type CourtInstant, type Fen, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { decideControlOrders } from './control-order.js';
import { standingControl } from './lookup.js';
import { releaseWith } from './release-held.js';
import { cappedNow } from './release-refreeze.js';
import { applyChange, type PropertyChange, type PropertyTurn } from './property-change.js';
import { type PropertyFile } from './property-file.js';
import { type RefreezeOrder, type RefreezeSet } from './release-rows.js';

/** A ruling that controls again what was released (再次控制). */
export interface RecontrolInput {
  /** The number under which enforcement goes on. */
  readonly authority: string;
  /** Of what is prepared: property that the judge does not control again, by id. */
  readonly leftOut: readonly string[];
  /** Where the judge takes less than is prepared: the most, in fen, of which property. */
  readonly caps: readonly { readonly assetId: string; readonly cap: Fen }[];
  readonly rulingNumber: string;
  /** 协助执行通知书 to the keeper of each, by property. */
  readonly notices: ReadonlyMap<string, string>;
  /** Since when the debtor does not perform, where that is no default that the file knows (anticipatory breach). */
  readonly defaultedOn?: LegalDate;
}

/**
 * PROC-9, PROC-14: the orders that lie ready since the resumption (重新控制预案) and are not given yet, each piece of property once: by the
 * release by which it went last. What still stands under control, as its release is not carried out yet, waits for the receipt.
 */
export function openRefreezeOrders(file: PropertyFile): RefreezeOrder[] {
  const open = new Map<string, RefreezeOrder>();
  for (const { orders, readyAt } of file.refreezes) {
    if (readyAt === undefined) continue;
    for (const order of orders)
      if (isLeft(file, order, readyAt) && standingControl(file, order.assetId) === undefined)
        open.set(order.assetId, order);
  }
  return [...open.values()];
}

const isGiven = ({ controls }: PropertyFile, order: RefreezeOrder, readyAt: CourtInstant): boolean =>
  controls.some(({ assetId, orderedAt }) => assetId === order.assetId && orderedAt >= readyAt);

/** It is not given yet, nor needless, as the property is under control and in no release. */
const isLeft = (file: PropertyFile, order: RefreezeOrder, readyAt: CourtInstant): boolean =>
  !isGiven(file, order, readyAt) &&
  (standingControl(file, order.assetId) === undefined || releaseWith(file, order.assetId) !== undefined);

/** PROC-9: the releases of whose property nothing is left to be controlled again, this piece with it, by whichever command. */
export function usedRefreezes(file: PropertyFile, assetId: string): RefreezeSet[] {
  return file.refreezes.filter(
    ({ orders, readyAt }) =>
      readyAt !== undefined &&
      orders.some((order) => order.assetId === assetId) &&
      !orders.some((order) => isLeft(file, order, readyAt)),
  );
}

/** SET-ART-11-0: the first day on which he was in default, as the ruling states it; undefined: the file knows of none. */
export function defaultedOn({ settlement: { inDefaultSince } }: PropertyFile): LegalDate | undefined {
  return inDefaultSince === null ? undefined : legalDateOf(inDefaultSince);
}

/**
 * PROC-9, PROC-12, PROC-14: one ruling of a judge controls again everything that lies ready since the resumption, but what he leaves out or takes
 * less of; it is refused as a whole where one of the orders is. `RECONTROL.NOT_RESUMED`, `RECONTROL.NOTHING_READY`,
 * `RECONTROL.NOT_PREPARED`, `RECONTROL.DEFAULT_UNKNOWN`, and as {@link decideControlOrders}.
 */
export function decideRecontrol(
  file: PropertyFile,
  input: RecontrolInput,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const { authority, leftOut, caps, rulingNumber, notices } = input;
  if (file.settlement.standing !== 'RESUMED') return NOT_RESUMED;
  const prepared = openRefreezeOrders(file);
  const other = [...leftOut, ...caps.map(({ assetId }) => assetId)].find(
    (id) => !prepared.some(({ assetId }) => assetId === id),
  );
  if (other !== undefined) return notPrepared(other);
  const orders = prepared.filter(({ assetId }) => !leftOut.includes(assetId));
  if (orders.length === 0) return NOTHING_READY;
  if (input.defaultedOn === undefined && defaultedOn(file) === undefined) return DEFAULT_UNKNOWN;
  const ordered = decideControlOrders(
    file,
    orders.map((order, index) => {
      const { assetId, useContinues } = order;
      const cap = caps.find((one) => one.assetId === assetId)?.cap ?? cappedNow(order, file).cap;
      return {
        id: `recontrol-${file.controls.length + index + 1}`,
        ...{ authority, assetId, useContinues, rulingNumber, noticeNumber: notices.get(assetId) ?? '' },
        ...(cap === undefined ? {} : { cap }),
      };
    }),
    turn,
  );
  if (!ordered.ok) return ordered;
  const after = applyChange(file, ordered.value);
  // What waits for the receipt of its release stays before the judge.
  const releaseIds = file.refreezes
    .filter(
      ({ orders: all, readyAt }) =>
        readyAt !== undefined &&
        all.some((order) => prepared.some(({ assetId }) => assetId === order.assetId)) &&
        !all.some((order) => !leftOut.includes(order.assetId) && isLeft(after, order, readyAt)),
    )
    .map(({ id }) => id);
  const controlIds = (ordered.value.controls ?? []).map(({ id }) => id);
  return accept({
    ...ordered.value,
    happened: [{ kind: 'RECONTROL_ORDERED', at: turn.at, releaseIds, controlIds, leftOut }, ...ordered.value.happened],
  });
}

const NOT_RESUMED = refuse({
  code: 'RECONTROL.NOT_RESUMED',
  rule: 'SET-ART-9-1',
  zh: '尚未恢复执行，已经解除的财产不得依预案再次控制。',
  en: 'Enforcement has not resumed: what was released is not controlled again as prepared.',
});
const NOTHING_READY = refuse({
  code: 'RECONTROL.NOTHING_READY',
  rule: 'PROC-9',
  path: '/leftOut',
  zh: '没有待裁定的重新控制事项。',
  en: 'Nothing lies ready to be controlled again.',
});
const DEFAULT_UNKNOWN = refuse({
  code: 'RECONTROL.DEFAULT_UNKNOWN',
  rule: 'SET-ART-9-1',
  path: '/defaultedOn',
  zh: '裁定须写明被执行人自何日起不履行执行和解协议，卷中没有违约记录，须另行写明。',
  en: 'A ruling states since when the debtor does not perform; the file knows of no default, so that it is to be said.',
});
const notPrepared = (assetId: string): Decision<never> =>
  refuse({
    code: 'RECONTROL.NOT_PREPARED',
    rule: 'PROC-9',
    path: '/leftOut',
    zh: `“${assetId}”不在待裁定的重新控制预案中。`,
    en: `“${assetId}” is not among what lies ready to be controlled again.`,
  });
