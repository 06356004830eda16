import { type Heard, type LinkRefusal } from '@hejie/agency-link';
import { type CourtInstant } from '@hejie/law';
import { type DeliveryOutcome } from '@hejie/settlement';
import { type DeliveryRequest } from './delivery-request.entity.js';

/** What a body has said of a delivery, and when by its own word. */
export interface SaidOfDelivery {
  readonly outcome: DeliveryOutcome;
  readonly at: CourtInstant;
}

/** A body speaks of something else than it was asked: nothing of it counts. */
export class OfAnother extends Error {
  override readonly name = 'OfAnother';
}

/** A refusal without a signed receipt as an outcome: no word of the body proves it, but it lies before a person as if one did. */
export const rejectedBy = (
  { reason: code }: LinkRefusal,
  { deliveryId, round }: Pick<DeliveryRequest, 'deliveryId' | 'round'>,
  at: CourtInstant,
): DeliveryOutcome => ({ kind: 'REJECTED', deliveryId, at, round, code, reason: '' });

/** What was heard as an outcome of the delivery that was put. @throws OfAnother. */
export function outcomeOf(
  { deliveryId, wireId, agencyId, round }: Pick<DeliveryRequest, 'deliveryId' | 'wireId' | 'agencyId' | 'round'>,
  heard: Heard,
  about: { readonly entryId: string; readonly effect: string },
): SaidOfDelivery {
  const { message, kind, evidence } = heard;
  if (message.agencyId !== agencyId) throw new OfAnother('another agency');
  if (kind === 'RECEIPT') {
    const { state, at, reason } = message;
    if (message.deliveryId !== wireId) throw new OfAnother('another delivery');
    if (state === 'REJECTED') {
      const { code = 'OTHER', path = '' } = reason ?? {};
      return { at, outcome: { kind: 'REJECTED', deliveryId, at, round, code, reason: path } };
    }
    const of = { deliveryId, at, round };
    return { at, outcome: state === 'APPLIED' ? { kind: state, ...of, evidence } : { kind: state, ...of } };
  }
  if (kind === 'SHOWN') {
    const { state, version, asOf: at } = message;
    if (message.entryId !== about.entryId || message.effect !== about.effect) throw new OfAnother('another entry');
    return { at, outcome: { kind: 'SHOWN', deliveryId, at, state, version, evidence } };
  }
  throw new OfAnother(kind);
}
