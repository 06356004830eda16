import { compareInstants } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { withCertificates } from './certificates.js';
import { changeOfRows, deliveryOf, isSettled, isTold, isUnsent, sentAnew, verifiedBy } from './delivery-rows.js';
import {
  applyPublicationChange,
  inOnePublicationChange,
  type PublicationChange,
  type PublicationTurn,
} from './publication-change.js';
import { type Delivery, type DiscrepancyKind, type PublicationFile } from './publication-file.js';
import { type AgencyEffect } from './published-decision.js';
import {
  BODY_UNKNOWN,
  DELIVERY_SETTLED,
  DELIVERY_UNKNOWN,
  EVIDENCE_MISSING,
  LIST_READ_BACK,
  NOT_OPENED,
  NOT_SENT,
  SEEN_BEFORE,
  SUPERSEDED,
} from './publication-refusals.js';

/** CR-N-5: a clerk has seen at the body what it should show, and has handed in an image of it: it proves the instant at which it came in (`seenAt`), and nothing of what was put to the body after it. `PUBLICATION.*` of what is settled, not sent, unknown, without evidence, or seen before. Of the national list, where the law sets a last day, its read-back alone counts (DIS-ART-10-1): `PUBLICATION.LIST_READ_BACK`. */
export function decideSeen(
  file: PublicationFile,
  {
    deliveryId,
    evidence,
    seenAt: seen,
  }: { readonly deliveryId: string; readonly evidence: string; readonly seenAt?: PublicationTurn['at'] },
  turn: PublicationTurn,
): Decision<PublicationChange> {
  const row = openDelivery(file, deliveryId);
  if (!row.ok) return row;
  if (row.value.nationalList && (file.matter?.lastDay ?? null) !== null) return refuse(LIST_READ_BACK);
  if (isUnsent(row.value)) return refuse(NOT_SENT);
  if (evidence.trim() === '') return refuse(EVIDENCE_MISSING);
  const seenAt = seen ?? turn.at;
  const { reopenedAt, dispatchedAt } = row.value;
  const putAt = reopenedAt ?? dispatchedAt;
  if (putAt !== undefined && compareInstants(seenAt, putAt) < 0) return refuse(SEEN_BEFORE);
  const step = verifiedBy(row.value, 'SEEN_BY_CLERK', { at: seenAt, evidence }, turn);
  return accept(withCertificates(file, changeOfRows([step]), turn, 'CONTRADICTED'));
}

/** CR-N-5: what was rejected, or has come to nothing, is sent again from scratch; how long it takes counts on. `PUBLICATION.*` as `decideSeen`. */
export function decideResend(
  file: PublicationFile,
  { deliveryId }: { readonly deliveryId: string },
  turn: PublicationTurn,
): Decision<PublicationChange> {
  const row = openDelivery(file, deliveryId);
  if (!row.ok) return row;
  if (row.value.state === 'WAITING') return refuse(NOT_SENT);
  return accept(changeOfRows([sentAnew(row.value, 'MENDED', turn.at, turn)]));
}

/** The delivery of that id, of which something is still awaited. */
function openDelivery(file: PublicationFile, deliveryId: string): Decision<Delivery> {
  if (file.matter === null) return refuse(NOT_OPENED);
  const row = deliveryOf(file, deliveryId);
  if (row === undefined) return refuse(DELIVERY_UNKNOWN);
  return isSettled(row) ? refuse(DELIVERY_SETTLED) : accept(row);
}

const UNDER_WAY: readonly Delivery['state'][] = ['WAITING', 'SENT', 'RECEIVED'];

/**
 * CR-N-5: a comparison has found a body that keeps something else than the court: what it had been told is sent again, what was certified on its word is withdrawn, and a
 * publication that had ended stands open again. What is still under way there goes on. `PUBLICATION.NOT_OPENED`, `PUBLICATION.SUPERSEDED`, `PUBLICATION.BODY_UNKNOWN`.
 */
export function decideDiscrepancy(
  file: PublicationFile,
  found: { readonly agencyId: string; readonly effects: readonly AgencyEffect[]; readonly kind: DiscrepancyKind },
  turn: PublicationTurn,
): Decision<PublicationChange> {
  if (file.matter === null) return refuse(NOT_OPENED);
  if (file.superseded !== undefined) return refuse(SUPERSEDED);
  const { agencyId, effects, kind } = found;
  const rows = file.deliveries.filter(
    (one) => one.agencyId === agencyId && effects.includes(one.effect) && isTold(one),
  );
  if (rows.length === 0) return refuse(BODY_UNKNOWN);
  const steps = rows.filter(({ state }) => !UNDER_WAY.includes(state)).map((row) => sentAnew(row, kind, turn.at, turn));
  if (steps.length === 0) return accept({ happened: [] });
  return accept(withCertificates(file, changeOfRows(steps), turn, kind));
}

/** Of one kind, for which effects. */
export interface FoundAtBody {
  readonly kind: DiscrepancyKind;
  readonly effects: readonly AgencyEffect[];
}

/** CR-N-5: as {@link decideDiscrepancy}, of all that a comparison has found at a body, each for its own reason. */
export function decideDiscrepancies(
  file: PublicationFile,
  { agencyId, found }: { readonly agencyId: string; readonly found: readonly FoundAtBody[] },
  turn: PublicationTurn,
): Decision<PublicationChange> {
  let all: PublicationChange = { happened: [] };
  for (const one of found) {
    const decided = decideDiscrepancy(applyPublicationChange(file, all), { agencyId, ...one }, turn);
    if (!decided.ok) return decided;
    all = inOnePublicationChange([all, decided.value]);
  }
  return accept(all);
}
