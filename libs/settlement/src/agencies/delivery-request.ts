import { wasAttempted } from './delivery-rows.js';
import { type Delivery, type DeliveryState, type PublicationFile } from './publication-file.js';
import { publishedDecision } from './published-decision.js';

/** What is put to a body: the delivery, or the question how the entry stands with it. */
export type DeliveryRequestKind = 'DELIVER' | 'READ_BACK';

const REQUESTS: Readonly<Record<DeliveryState, DeliveryRequestKind | null>> = {
  WAITING: 'DELIVER',
  SENT: 'DELIVER',
  RECEIVED: 'DELIVER',
  // Also where a signed reply was agreed: without one, what the body shows is the only proof left.
  APPLIED: 'READ_BACK',
  REJECTED: null,
  VERIFIED: null,
  SUPERSEDED: null,
  EXPIRED: null,
  WITHDRAWN: null,
};

/** CR-N-5: what is to be put to the body now, by how far the delivery is: it is put, and asked for again, until the body says that it is carried out; then the body is read back. */
export const requestOf = ({ state }: Delivery): DeliveryRequestKind | null => REQUESTS[state];

/** DIS-ART-10-1: a removal goes to the national list first: everybody else waits until that has been attempted, but not for its answer. */
export function mayGo({ matter, deliveries }: PublicationFile, { nationalList }: Delivery): boolean {
  if (matter === null) return false;
  if (nationalList || publishedDecision(matter.decision).action !== 'DELETE') return true;
  return deliveries.every((one) => !one.nationalList || wasAttempted(one));
}
