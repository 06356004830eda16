import { type CourtInstant } from '@hejie/law';
import { type PublicationChange, type PublicationEvent, type PublicationTurn } from './publication-change.js';
import { type Delivery, type DeliveryState, type DiscrepancyKind, type PublicationFile } from './publication-file.js';
import { type DeliveryProof } from './subscription.js';

/** A delivery after something has happened to it, and what that was. */
export interface RowStep {
  readonly row: Delivery;
  readonly happened: readonly PublicationEvent[];
}

const SETTLED: readonly DeliveryState[] = ['VERIFIED', 'SUPERSEDED', 'EXPIRED', 'WITHDRAWN'];

/** Is nothing awaited of it any more? */
export const isSettled = ({ state }: Pick<Delivery, 'state'>): boolean => SETTLED.includes(state);
/** Is the body to be told, or was it? Not where that was taken back before. */
export const isTold = ({ state }: Pick<Delivery, 'state'>): boolean => state !== 'WITHDRAWN';
/** Was it ever put to the body? */
export const wasAttempted = (row: Delivery): boolean =>
  row.dispatchedAt !== undefined || (row.state !== 'WAITING' && isTold(row));
/** Is what the body shows no answer to it: it has not been put to the body yet, or not again since it was opened anew? */
export const isUnsent = ({ state, dispatchedAt, reopenedAt }: Delivery): boolean =>
  state === 'WAITING' && (dispatchedAt === undefined || reopenedAt !== undefined);

/** Which delivery an event is about, when, and by whom. */
export const about = ({ id: deliveryId, agencyId }: Delivery, at: CourtInstant, { by }: PublicationTurn) => ({
  deliveryId,
  agencyId,
  at,
  by,
});

/** CR-N-5: a delivery counts as carried out by this proof, and by no other thereafter: a proof is on record as it was given. */
export function verifiedBy(
  row: Delivery,
  proof: DeliveryProof,
  { at, evidence }: { readonly at: CourtInstant; readonly evidence: string },
  turn: PublicationTurn,
): RowStep {
  const { rejected: _, ...kept } = row;
  return {
    row: { ...kept, state: 'VERIFIED', verified: { at, proof, by: turn.by, evidence } },
    happened: [{ kind: 'DELIVERY_VERIFIED', ...about(row, at, turn), proof }],
  };
}

/** CR-N-5: it is sent again from scratch. What was tried and told of it stays, for the ladder; one that had been settled, or that the body had answered with a refusal, starts its ladder anew. */
export function sentAnew(
  row: Delivery,
  why: 'MENDED' | 'CONTRADICTED' | 'LAPSED' | DiscrepancyKind,
  at: CourtInstant,
  turn: PublicationTurn,
): RowStep {
  const { receivedAt: _r, appliedAt: _a, verified: _v, rejected: _j, ...kept } = row;
  return {
    row: {
      ...kept,
      state: 'WAITING',
      round: row.round + 1,
      ...(isSettled(row) && { reopenedAt: at, escalated: 0 }),
      ...(row.state === 'REJECTED' && { mendedAt: at, escalated: 0 }),
    },
    happened: [{ kind: 'DELIVERY_RESENT', ...about(row, at, turn), why }],
  };
}

/** It is not put to its body, or not again, and nothing is awaited of it. */
export const withdrawnFor = (
  row: Delivery,
  why: Extract<PublicationEvent, { kind: 'DELIVERY_WITHDRAWN' }>['why'],
  at: CourtInstant,
  turn: PublicationTurn,
): RowStep => ({
  row: { ...row, state: 'WITHDRAWN' },
  happened: [{ kind: 'DELIVERY_WITHDRAWN', ...about(row, at, turn), why }],
});

/** The steps of several rows as one change. */
export const changeOfRows = (steps: readonly RowStep[]): PublicationChange => ({
  deliveries: steps.map(({ row }) => row),
  happened: steps.flatMap(({ happened }) => happened),
});

/** The delivery of that id. */
export const deliveryOf = ({ deliveries }: PublicationFile, deliveryId: string): Delivery | undefined =>
  deliveries.find(({ id }) => id === deliveryId);
