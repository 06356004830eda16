import { type LegalDate } from '@hejie/law';
import { mayStillBeAsked } from '@hejie/settlement';
import { type EntityManager } from 'typeorm';
import { subscriptionOf, subscriptionsOfBody } from '../subscription/subscriptions.js';
import { contentOf, requestedOf } from './property-messages.js';
import { PropertyPartRow, type PropertyRequestRow } from './property-request.entities.js';

/** Its body has no subscription any more under which it may be asked this. */
const NO_LONGER_KEPT = 'PROPERTY_REQUEST.NO_LONGER_KEPT';

/** What has yet to be put, and what its body may be asked no more on that day, never leaves: it is refused here, as if the body had refused it. @returns whether it is. */
export async function refusedMeanwhile(
  manager: EntityManager,
  part: PropertyPartRow,
  request: PropertyRequestRow,
  on: LegalDate,
): Promise<boolean> {
  const { id, agencyId, state } = part;
  if (state !== 'WAITING') return false;
  const ofBody = await subscriptionsOfBody(manager, { agencyId, court: request.court });
  if (mayStillBeAsked(requestedOf(contentOf(request)), part, ofBody.map(subscriptionOf), on)) return false;
  await manager.update(PropertyPartRow, { id, state }, { state: 'REFUSED', fault: NO_LONGER_KEPT });
  return true;
}
