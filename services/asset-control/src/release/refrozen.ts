import { publishFact, type Recording } from '@hejie/casework';
import { propertyRefrozen } from '@hejie/contracts/facts';
import { epochMs } from '@hejie/law';
import { refreezeTimes, type PropertyChange, type PropertyFile } from '@hejie/settlement';

/** Beyond 19: the first receipt for property that is controlled again has come with this change: how long that took from its ruling. */
export function refrozenBy({ controls = [], happened }: PropertyChange, after: PropertyFile): Recording[] {
  const receipted = happened.flatMap((event) => (isReceipt(event) ? [event.controlId] : []));
  const first = controls.filter(({ id, receipt }) => receipt !== undefined && receipted.includes(id));
  return refreezeTimes(after).flatMap(({ id, ruledAt, firstReceiptAt }) => {
    if (ruledAt === null || firstReceiptAt === null) return [];
    const { orders } = after.refreezes.find((set) => set.id === id)!;
    const answers = after.controls.filter(
      ({ assetId, orderedAt, receipt }) =>
        orderedAt >= ruledAt && receipt?.receivedAt === firstReceiptAt && orders.some((one) => one.assetId === assetId),
    );
    // Another one of the same instant, told before, was the first.
    if (answers.length === 0 || !answers.every((one) => first.some((control) => control.id === one.id))) return [];
    const seconds = (epochMs(firstReceiptAt) - epochMs(ruledAt)) / 1000;
    return [
      {
        audit: { action: 'property.refrozen', facts: { releaseId: id, ruledAt, firstReceiptAt } },
        facts: [publishFact(propertyRefrozen, { releaseId: id, ruledAt, firstReceiptAt, seconds })],
      },
    ];
  });
}

const isReceipt = (event: PropertyChange['happened'][number]) =>
  event.kind === 'CONTROL_EFFECTIVE' || event.kind === 'CONTROL_QUEUED' || event.kind === 'CONTROL_REFUSED';
