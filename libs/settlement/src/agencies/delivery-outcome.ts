import { addMs, compareInstants, laterOf, type CourtInstant } from '@hejie/law';
import { withCertificates } from './certificates.js';
import { requestOf } from './delivery-request.js';
import { about, isUnsent, sentAnew, verifiedBy, withdrawnFor, type RowStep } from './delivery-rows.js';
import { type PublicationChange, type PublicationEvent, type PublicationTurn } from './publication-change.js';
import { type Delivery, type DeliveryState, type PublicationFile, type PublishedMatter } from './publication-file.js';
import { STATE_AFTER, type EntryState } from './published-decision.js';

/** What became of a delivery (推送结果): it was put to the body, the body said something of it, or it shows something. `at`: by the court's clock. */
export type DeliveryOutcome = {
  readonly deliveryId: string;
  readonly at: CourtInstant;
  /** Of which round it speaks; left out: of the present one. What is shown speaks of all. */
  readonly round?: number;
} &
  /** `unreached`: the body was away, or did not let the court in. */
  (
    | { readonly kind: 'DISPATCHED'; readonly unreached?: true }
    | { readonly kind: 'RECEIVED' }
    /** `evidence`: of the signed reply, `sha256:…`. */
    | { readonly kind: 'APPLIED'; readonly evidence?: string }
    /** It has this version, or a later one, already: what it shows has to prove it. */
    | { readonly kind: 'STALE' }
    | { readonly kind: 'REJECTED'; readonly code: string; readonly reason: string }
    | { readonly kind: 'SHOWN'; readonly state: EntryState; readonly version: number; readonly evidence: string }
    /** It was put so long ago that the body may carry it out no more (`deliveryValidUntil`): no word of the body. */
    | { readonly kind: 'LAPSED' }
    /** It was about to be put to the body, and rests on no subscription any more (`mayStillBePut`): it was not. */
    | { readonly kind: 'SUBSCRIPTION_ENDED' }
  );

type Of<K extends DeliveryOutcome['kind']> = Extract<DeliveryOutcome, { kind: K }>;
type Shown = Of<'SHOWN'>;
type Lapsed = Of<'LAPSED'>;
type Ended = Of<'SUBSCRIPTION_ENDED'>;
type Receipt = Exclude<DeliveryOutcome, Shown | Lapsed | Ended>;

/** How far a delivery is: a word of the body never sets it back within a round, so that the order of receipts does not matter. */
const RANK: Readonly<Record<DeliveryState, number>> = {
  WAITING: 0,
  SENT: 1,
  RECEIVED: 2,
  REJECTED: 3,
  APPLIED: 4,
  VERIFIED: 5,
  SUPERSEDED: 6,
  EXPIRED: 6,
  WITHDRAWN: 6,
};
/** For how many days a body may carry out what was put to it, from when it was asked for. */
const VALID_DAYS = 30;

/** CR-N-5: until when a body may carry out what was put to it; thereafter it refuses it, and it is put anew. */
export const deliveryValidUntil = (askedAt: CourtInstant): CourtInstant => addMs(askedAt, VALID_DAYS * 24 * 3_600_000);

const SAYS: Readonly<Record<Receipt['kind'], DeliveryState>> = {
  DISPATCHED: 'SENT',
  RECEIVED: 'RECEIVED',
  REJECTED: 'REJECTED',
  APPLIED: 'APPLIED',
  STALE: 'APPLIED',
};
const isReceipt = (one: DeliveryOutcome): one is Receipt & DeliveryOutcome => one.kind in SAYS;
/** Within a batch: first what was done and said, then what is shown, each in the order of time. */
const inOrder = (a: DeliveryOutcome, b: DeliveryOutcome): number => rankOf(a) - rankOf(b) || byTime(a, b);
const rankOf = (one: DeliveryOutcome): number => (isReceipt(one) ? RANK[SAYS[one.kind]] : RANK.VERIFIED);
const byTime = (a: DeliveryOutcome, b: DeliveryOutcome): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/**
 * CR-N-5, DIS-ART-10-1: what bodies have said and shown, in whatever order and however often it comes: within a round a delivery only gets further. It is verified by what
 * the body shows (READ_BACK) or, where that is what was agreed, by its signed reply; a body that shows something else than it has said or shown before is sent it again,
 * and what was certified on its word is withdrawn. What has lapsed unanswered is put to a body of the law anew; what rests on no subscription any more is put to nobody. A receipt for what a later decision has superseded changes nothing. With the last body comes the certificate. A body whose
 * clock is ahead is heard when it is heard: nothing is dated to what has not come yet.
 */
export function recordOutcomes(
  file: PublicationFile,
  outcomes: readonly DeliveryOutcome[],
  turn: PublicationTurn,
): PublicationChange {
  const { matter } = file;
  if (matter === null) return { happened: [] };
  const rows = new Map(file.deliveries.map((row) => [row.id, row]));
  const changed = new Set<string>();
  const late = new Set<string>();
  const happened: PublicationEvent[] = [];
  const heard = outcomes.map((one) => (compareInstants(one.at, turn.at) > 0 ? { ...one, at: turn.at } : one));
  for (const outcome of heard.sort(inOrder)) {
    const row = rows.get(outcome.deliveryId);
    if (row === undefined) continue;
    if (isLateReceipt(row, outcome)) {
      if (!late.has(row.id)) happened.push({ kind: 'LATE_RECEIPT', ...about(row, outcome.at, turn) });
      late.add(row.id);
      continue;
    }
    const step = file.superseded === undefined ? afterOutcome(row, outcome, matter, turn) : null;
    if (step === null) continue;
    rows.set(row.id, step.row);
    changed.add(row.id);
    happened.push(...step.happened);
  }
  if (changed.size === 0) return { happened };
  const deliveries = [...changed].map((id) => rows.get(id)!);
  return withCertificates(file, { deliveries, happened }, turn, 'CONTRADICTED');
}

const isLateReceipt = ({ state }: Delivery, outcome: DeliveryOutcome): boolean =>
  state === 'SUPERSEDED' && outcome.kind !== 'DISPATCHED' && isReceipt(outcome);

/** The delivery after an outcome; null: it says nothing new. */
function afterOutcome(
  row: Delivery,
  outcome: DeliveryOutcome,
  matter: PublishedMatter,
  turn: PublicationTurn,
): RowStep | null {
  // What has been given up stays given up: it is opened anew by a comparison, not by a receipt; and of what was taken back nobody was told.
  if (row.state === 'EXPIRED' || row.state === 'SUPERSEDED' || row.state === 'WITHDRAWN') return null;
  if (outcome.kind === 'SHOWN') return afterShown(row, outcome, matter, turn);
  if ((outcome.round ?? row.round) < row.round) return null;
  if (outcome.kind === 'SUBSCRIPTION_ENDED') return afterEnd(row, outcome, turn);
  return outcome.kind === 'LAPSED' ? afterLapse(row, outcome, turn) : afterReceipt(row, outcome, turn);
}

/** DIS-ART-8, PIPL 6: what the body does not have is not put to it, or not again; that it was attempted stays on record, and its removal follows it there. What it has received goes on. */
const afterEnd = (
  row: Delivery,
  { at }: Ended & { readonly at: CourtInstant },
  turn: PublicationTurn,
): RowStep | null =>
  row.state === 'WAITING' || row.state === 'SENT' ? withdrawnFor(row, 'SUBSCRIPTION_ENDED', at, turn) : null;

/** A body of the law is never given up: it is put to it anew, and its ladder goes on. A platform has an end of its own; what was refused lies before a person, what was promised is read back. */
const afterLapse = (
  row: Delivery,
  { at }: Lapsed & { readonly at: CourtInstant },
  turn: PublicationTurn,
): RowStep | null => (lapses(row) ? sentAnew(row, 'LAPSED', at, turn) : null);

/** CR-N-5: is it put anew once the body may carry it out no more? */
export const lapses = (row: Delivery): boolean => row.category === 'STATUTORY' && requestOf(row) === 'DELIVER';

/** A body whose clock is behind has not heard of it before it was put there. */
const noEarlierThanPut = ({ dispatchedAt }: Delivery, at: CourtInstant): CourtInstant =>
  dispatchedAt === undefined ? at : laterOf(at, dispatchedAt);

function afterReceipt(row: Delivery, told: Receipt, turn: PublicationTurn): RowStep | null {
  const outcome: Receipt = told.kind === 'DISPATCHED' ? told : { ...told, at: noEarlierThanPut(row, told.at) };
  const { at, kind } = outcome;
  const said = SAYS[kind];
  const further = RANK[said] > RANK[row.state];
  const state = further ? said : row.state;
  const { rejected: before, unreached: _, ...kept } = row;
  const rejected = state === 'REJECTED' ? earlierRejection(before, outcome) : undefined;
  const unreached = isUnreached(row, outcome);
  const next: Delivery = {
    ...kept,
    state,
    dispatchedAt: earlier(row.dispatchedAt, at),
    ...(unreached && { unreached }),
    ...(RANK[said] >= RANK.RECEIVED && { receivedAt: earlier(row.receivedAt, at) }),
    ...(said === 'APPLIED' && { appliedAt: earlier(row.appliedAt, at) }),
    ...(rejected && { rejected }),
  };
  const happened = further ? [eventOf(row, outcome, turn)] : [];
  const signed = signedReply(next, outcome);
  if (signed !== null) {
    const step = verifiedBy(next, 'SIGNED_REPLY', signed, turn);
    return { row: step.row, happened: [...happened, ...step.happened] };
  }
  const isNew = TIMES.some((time) => next[time] !== row[time]) || rejected !== before || unreached !== row.unreached;
  return further || isNew ? { row: next, happened } : null;
}

/** What has come to the body once has come to it, whatever is tried after that. */
const isUnreached = ({ dispatchedAt, unreached }: Delivery, outcome: Receipt): true | undefined =>
  outcome.kind === 'DISPATCHED' && (dispatchedAt === undefined || unreached === true) ? outcome.unreached : undefined;

const TIMES = ['dispatchedAt', 'receivedAt', 'appliedAt'] as const;
const earlier = (known: CourtInstant | undefined, at: CourtInstant): CourtInstant =>
  known === undefined || at < known ? at : known;

/** Of several rejections in one round the first stands. */
function earlierRejection(known: Delivery['rejected'], outcome: Receipt): Delivery['rejected'] {
  if (outcome.kind !== 'REJECTED') return known;
  const { at, code, reason } = outcome;
  if (known !== undefined && `${known.at}|${known.code}|${known.reason}` <= `${at}|${code}|${reason}`) return known;
  return { at, code, reason };
}

/** The signed reply by which it is verified, where that is the proof agreed with the body and it is at hand. */
function signedReply(
  { state, proofWanted }: Delivery,
  outcome: Receipt,
): { readonly at: CourtInstant; readonly evidence: string } | null {
  if (proofWanted !== 'SIGNED_REPLY' || state !== 'APPLIED') return null;
  if (outcome.kind !== 'APPLIED' || outcome.evidence === undefined) return null;
  return { at: outcome.at, evidence: outcome.evidence };
}

function eventOf(row: Delivery, outcome: Receipt, turn: PublicationTurn): PublicationEvent {
  const of = about(row, outcome.at, turn);
  switch (outcome.kind) {
    case 'DISPATCHED':
      return { kind: 'DELIVERY_DISPATCHED', ...of };
    case 'RECEIVED':
      return { kind: 'DELIVERY_RECEIVED', ...of };
    case 'REJECTED':
      return { kind: 'DELIVERY_REJECTED', ...of, code: outcome.code };
    case 'APPLIED':
    case 'STALE':
      return { kind: 'DELIVERY_APPLIED', ...of };
  }
}

/** A removed entry has no version: a body need not keep one of what it does not show. Any other is shown as this decision has left it. */
const showsWhatWasDecided = ({ action }: Delivery, { state, version }: Shown, matter: PublishedMatter): boolean =>
  state === STATE_AFTER[action] && (state === 'ABSENT' || version === matter.version);

function afterShown(row: Delivery, shown: Shown, matter: PublishedMatter, turn: PublicationTurn): RowStep | null {
  // A page from before it was put to the body says nothing of it.
  if (row.dispatchedAt !== undefined && compareInstants(shown.at, row.dispatchedAt) < 0) return null;
  // Nor does one from before the body has shown something else.
  if (row.contradicted !== undefined && compareInstants(shown.at, row.contradicted.at) < 0) return null;
  if (showsWhatWasDecided(row, shown, matter))
    return row.state === 'VERIFIED' || isUnsent(row) ? null : verifiedBy(row, 'READ_BACK', shown, turn);
  const said = row.state === 'VERIFIED' ? row.verified?.at : row.state === 'APPLIED' ? row.appliedAt : undefined;
  // Nothing was promised yet, or it was seen before that.
  if (said === undefined || shown.at < said) return null;
  const { at, state } = shown;
  const { row: again, happened } = sentAnew(row, 'CONTRADICTED', at, turn);
  return {
    row: { ...again, contradicted: { at, state, times: (row.contradicted?.times ?? 0) + 1 } },
    happened: [{ kind: 'DELIVERY_CONTRADICTED', ...about(row, at, turn), state }, ...happened],
  };
}
