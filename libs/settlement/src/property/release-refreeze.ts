import { epochMs, FREEZE_YEARS, minFen, type CourtInstant } from '@hejie/law';
import { highestCap } from './control-order.js';
import { owedIn } from './file-coverage.js';
import { assetIn, isStanding } from './lookup.js';
import { type PropertyFile } from './property-file.js';
import { type RefreezeOrder, type RefreezeSet, type Release, type ReleaseGround } from './release-rows.js';

/**
 * Grounds after which the property may be controlled again: it was let go for a performance or a wish, and not because it must not be
 * taken.
 */
const MAY_COME_BACK: readonly ReleaseGround[] = [
  'STEP_OF_PLAN',
  'CREDITOR_APPLIES',
  'OVER_LIMIT',
  'PERFORMED',
  'WITHDRAWN',
];

/**
 * PROC-9, PROC-14: the orders that would control again what a release lets go (重新控制预案): as it was controlled, for the longest term, and
 * with the rank to expect, behind those who are queued now. Null where it must not be taken again, or only what fell to co-owners is
 * released.
 */
export function refreezeSet(file: PropertyFile, release: Release, at: CourtInstant): RefreezeSet | null {
  if (!MAY_COME_BACK.includes(release.ground) || release.coOwnersPartOnly === true) return null;
  const orders = file.controls
    .filter((control) => isStanding(control) && release.assetIds.includes(control.assetId))
    .map((control): RefreezeOrder => {
      const asset = assetIn(file, control.assetId);
      return {
        assetId: asset.id,
        class: asset.class,
        frozenAs: control.frozenAs,
        ...(control.cap === undefined ? {} : { cap: control.cap }),
        useContinues: control.useContinues,
        years: FREEZE_YEARS[control.frozenAs],
        expectedRank: asset.priorControls + asset.queuedBehind + 1,
      };
    });
  return { id: release.id, preparedAt: at, orders };
}

/** The sets that are to lie before the judge once enforcement has resumed: of every release that was served. */
export function readySets(file: PropertyFile, at: CourtInstant): RefreezeSet[] {
  const served = file.releases.filter(({ state }) => state === 'SERVED' || state === 'DONE').map(({ id }) => id);
  return file.refreezes
    .filter(({ id, readyAt }) => served.includes(id) && readyAt === undefined)
    .map((set) => ({ ...set, readyAt: at, orders: set.orders.map((order) => cappedNow(order, file)) }));
}

/** PROC-12: a prepared order takes no more than is owed by now, whatever it took before payments came in. */
export function cappedNow(order: RefreezeOrder, file: PropertyFile): RefreezeOrder {
  return order.cap === undefined ? order : { ...order, cap: minFen(order.cap, highestCap(order.class, owedIn(file))) };
}

/** How long it took to control again what had been released (重新控制用时). */
export interface RefreezeTimes {
  /** Of the release whose property is controlled again. */
  readonly id: string;
  readonly readyAt: CourtInstant;
  /** The first ruling that orders it, and the first receipt of one who carried it out; null: not yet. */
  readonly ruledAt: CourtInstant | null;
  readonly firstReceiptAt: CourtInstant | null;
  /** From the ruling to the first receipt, in milliseconds; null: not yet. */
  readonly ms: number | null;
}

/** Beyond 19: for each set that lies ready, when it was used and how long the first receipt took. */
export function refreezeTimes({ refreezes, controls }: PropertyFile): RefreezeTimes[] {
  return refreezes.flatMap(({ id, orders, readyAt }) => {
    if (readyAt === undefined) return [];
    const again = controls.filter(
      ({ assetId, orderedAt }) => orderedAt >= readyAt && orders.some((order) => order.assetId === assetId),
    );
    const ruledAt = earliest(again.map(({ orderedAt }) => orderedAt));
    const firstReceiptAt = earliest(
      again.flatMap(({ receipt }) => (receipt === undefined ? [] : [receipt.receivedAt])),
    );
    const ms = ruledAt === null || firstReceiptAt === null ? null : epochMs(firstReceiptAt) - epochMs(ruledAt);
    return [{ id, readyAt, ruledAt, firstReceiptAt, ms }];
  });
}

const earliest = (instants: readonly CourtInstant[]): CourtInstant | null => [...instants].sort()[0] ?? null;
