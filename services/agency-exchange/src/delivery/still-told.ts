import { type FileKey } from '@hejie/casework';
import { type LegalDate } from '@hejie/law';
import { mayStillBePut, type AgencyEffect, type Delivery, type Subscription } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { publicationDesk } from '../publication/publication-desk.js';
import { type DeliveryRequest } from './delivery-request.entity.js';
import { type Published } from './matters.js';

/** The effect for which a delivery is: `<agencyId>/<effect>`. */
export const effectOf = ({ deliveryId }: Pick<DeliveryRequest, 'deliveryId'>): AgencyEffect =>
  deliveryId.split('/').at(-1) as AgencyEffect;

/** DIS-ART-8: may it still leave to its body on that day? What the addition before says of it is looked up only where no subscription carries it. */
export async function mayStillLeave(
  manager: EntityManager,
  { caseId, publicationId, deliveryId }: Pick<DeliveryRequest, 'caseId' | 'publicationId' | 'deliveryId'>,
  { matter }: Published,
  subscription: Subscription,
  on: LegalDate,
): Promise<boolean> {
  if (mayStillBePut(matter, { effect: effectOf({ deliveryId }) }, [subscription], on)) return true;
  const row = await deliveryOf(manager, { caseId, about: publicationId }, deliveryId);
  return row !== undefined && mayStillBePut(matter, row, [subscription], on);
}

/** A delivery as its file has it now. */
export async function deliveryOf(
  manager: EntityManager,
  key: FileKey,
  deliveryId: string,
): Promise<Delivery | undefined> {
  const kept = await publicationDesk.find(manager, key);
  return kept?.file.deliveries.find(({ id }) => id === deliveryId);
}
