import { legalDateOf, type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { cameAt } from './came-at.js';
import {
  CORRECTION_SERVICE_DATE,
  DECIDED,
  NO_CORRECTION_REASONS,
  NO_RECONSIDERATION,
  NOT_LISTED,
  NOT_PUBLISHED,
  NOT_REFUSED,
  NOT_UPHELD,
  OF_A_LIMIT,
  RECONSIDERATION_DATE,
  RECONSIDERATION_LATE,
  TWICE,
} from './correction-refusals.js';
import { freeId, rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import {
  type Correction,
  type CorrectionGround,
  type CreditFile,
  type Listing,
  type ListingCorrection,
} from './credit-file.js';
import { done, type Doing } from './listing-row.js';
import { isOfLimit, openCorrections, reconsiderationUntil, upheldSince } from './open-corrections.js';
import { withTasks } from './tasks.js';

/**
 * DIS-ART-11, DIS-ART-12: somebody asks in writing that an entry be corrected or revoked (更正、撤销), or the court takes it up itself (`filedBy` null).
 * From the decision to list on, also in its grace, for it has effect when it is made (DIS-ART-5-1). What it asks for stays as it is until it is decided.
 * Its days run from when it came in, as `cameAt`. `CORRECTION.NOT_LISTED`, `CORRECTION.NOT_PUBLISHED`, `CORRECTION.UNDER_WAY`, `CREDIT.ID_TAKEN`.
 */
export function decideCorrectionRequest(
  file: CreditFile,
  command: {
    readonly id: string;
    readonly listingId: string;
    readonly ground: CorrectionGround;
    readonly filedBy: string | null;
    readonly filedAt?: CourtInstant;
  },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { id, listingId, ground, filedBy } = command;
  const row = rowOf(file.listings, listingId, '/listingId');
  if (!row.ok) return row;
  const free = freeId(file.corrections, id, '/id');
  if (!free.ok) return free;
  const { decided, published } = row.value;
  if (decided === undefined) return refuse(NOT_LISTED);
  if (ground === 'TO_BE_DELETED' && published === undefined) return refuse(NOT_PUBLISHED);
  const underWay = openCorrections(file).some(
    (one) => !isOfLimit(one) && one.listingId === listingId && one.ground === ground,
  );
  if (underWay) return refuse(TWICE);
  const came = cameAt(command.filedAt, turn, { rule: 'DIS-ART-12', since: decided.at });
  if (!came.ok) return came;
  const correction = { id, listingId, ground, filedAt: came.value, filedBy };
  return accept(changedCorrection(file, correction, turn, { kind: 'CORRECTION_FILED', ...named(correction) }));
}

/** DIS-ART-12: it is upheld, or refused with reasons, be it about an entry or a limit. `CORRECTION.DECIDED`, `CORRECTION.NO_REASONS`. */
export function decideCorrection(
  file: CreditFile,
  command: { readonly correctionId: string; readonly upheld: boolean; readonly reasons: readonly string[] },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { correctionId, upheld, reasons } = command;
  const { at, by } = turn;
  const open = openCorrections(file).find(({ id }) => id === correctionId);
  if (open === undefined) return refuse(DECIDED);
  if (!upheld && reasons.length === 0) return refuse(NO_CORRECTION_REASONS);
  const row = { ...open, decided: { at, by, upheld, reasons } };
  const decided = { kind: 'CORRECTION_DECIDED', correctionId, upheld, ...subjectOf(open) } as const;
  return accept(changedCorrection(file, row, turn, decided));
}

/**
 * DIS-ART-11, DIS-ART-12, TV-21: what was upheld is carried out: an entry that should not have been made is revoked, also one that is deleted meanwhile; one
 * that should have been deleted is; wrong data are put right and the entry stands. Where one that is revoked had taken the place of another,
 * whether that is proposed again lies before a person. `CORRECTION.NOT_UPHELD`, `CORRECTION.OF_A_LIMIT`.
 */
export function decideCorrectionCarriedOut(
  file: CreditFile,
  { correctionId }: { readonly correctionId: string },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  const correction = rowOf(file.corrections, correctionId, '/correctionId');
  if (!correction.ok) return correction;
  if (isOfLimit(correction.value)) return refuse(OF_A_LIMIT);
  if (upheldSince(correction.value) === null) return refuse(NOT_UPHELD);
  const listing = rowOf(file.listings, correction.value.listingId, '/correctionId');
  if (!listing.ok) return listing;
  const { listings, doing } = corrected(listing.value, correction.value, turn);
  const happened = [{ kind: 'CORRECTED' as const, ...named(correction.value) }, ...doing].map((one) => done(turn, one));
  return accept(
    withTasks(file, { listings, corrections: [{ ...correction.value, corrected: { at, by } }], happened }, turn),
  );
}

function corrected(
  listing: Listing,
  { ground }: ListingCorrection,
  { at, by }: CreditTurn,
): { readonly listings: readonly Listing[]; readonly doing: readonly Doing[] } {
  const listingId = listing.id;
  // What was revoked on another request never stood: nothing more becomes of it.
  if (listing.stage === 'REVOKED') return { listings: [], doing: [] };
  if (ground === 'NOT_TO_BE_LISTED')
    return {
      listings: [{ ...listing, stage: 'REVOKED', revoked: { at, by } }],
      doing: [{ kind: 'LISTING_REVOKED', listingId }],
    };
  if (ground === 'WRONG_DATA' || listing.deleted !== undefined) return { listings: [], doing: [] };
  return {
    listings: [{ ...listing, stage: 'DELETED', deleted: { on: legalDateOf(at), at, by, ground: 'CORRECTED' } }],
    doing: [{ kind: 'LISTING_DELETED', listingId, ground: 'CORRECTED' }],
  };
}

/** DIS-ART-12: the refusal has been served; the ten days for reconsideration run from then; told again it changes nothing. `CORRECTION.NOT_REFUSED`, `CORRECTION.SERVICE_DATE`. */
export function decideCorrectionService(
  file: CreditFile,
  { correctionId, servedAt }: { readonly correctionId: string; readonly servedAt: CourtInstant },
  turn: CreditTurn,
): Decision<CreditChange> {
  const row = rowOf(file.corrections, correctionId, '/correctionId');
  if (!row.ok) return row;
  const { decided, servedAt: before } = row.value;
  if (decided?.upheld !== false) return refuse(NOT_REFUSED);
  if (before !== undefined) return accept({ happened: [] });
  if (servedAt < decided.at || servedAt > turn.at) return refuse(CORRECTION_SERVICE_DATE);
  const served = { ...row.value, servedAt };
  return accept(changedCorrection(file, served, turn, { kind: 'CORRECTION_SERVED', ...named(served) }));
}

/** DIS-ART-12: reconsideration (复议) is asked for within ten days of service; the entry stands meanwhile. `CORRECTION.NOT_REFUSED`, `CORRECTION.RECONSIDERATION_DATE` before service or in the future, `CORRECTION.RECONSIDERATION_LATE`. */
export function decideReconsiderationRequest(
  file: CreditFile,
  { correctionId, filedAt }: { readonly correctionId: string; readonly filedAt: CourtInstant },
  turn: CreditTurn,
): Decision<CreditChange> {
  const row = rowOf(file.corrections, correctionId, '/correctionId');
  if (!row.ok) return row;
  const { decided, servedAt, reconsideration } = row.value;
  if (decided?.upheld !== false || servedAt === undefined || reconsideration !== undefined) return refuse(NOT_REFUSED);
  if (filedAt < servedAt || filedAt > turn.at) return refuse(RECONSIDERATION_DATE);
  if (legalDateOf(filedAt) > reconsiderationUntil(servedAt, turn)) return refuse(RECONSIDERATION_LATE);
  const asked = { ...row.value, reconsideration: { filedAt } };
  return accept(changedCorrection(file, asked, turn, { kind: 'RECONSIDERATION_FILED', ...named(asked) }));
}

/** DIS-ART-12: the court above upholds the request, which is then carried out, or not. `CORRECTION.NO_RECONSIDERATION`. */
export function decideReconsideration(
  file: CreditFile,
  { correctionId, upheld }: { readonly correctionId: string; readonly upheld: boolean },
  turn: CreditTurn,
): Decision<CreditChange> {
  const row = rowOf(file.corrections, correctionId, '/correctionId');
  if (!row.ok) return row;
  const { reconsideration } = row.value;
  if (reconsideration === undefined || reconsideration.decided !== undefined) return refuse(NO_RECONSIDERATION);
  const decided = { ...row.value, reconsideration: { ...reconsideration, decided: { at: turn.at, upheld } } };
  const above = { kind: 'RECONSIDERATION_DECIDED', correctionId, upheld, ...subjectOf(row.value) } as const;
  return accept(changedCorrection(file, decided, turn, above));
}

/** What a request is about: an entry or a limit. */
const subjectOf = (row: Correction) => (isOfLimit(row) ? { limitId: row.limitId } : { listingId: row.listingId });
/** The same with its ground, of an event. */
const named = (row: Correction) =>
  isOfLimit(row)
    ? { correctionId: row.id, limitId: row.limitId, ground: row.ground }
    : { correctionId: row.id, listingId: row.listingId, ground: row.ground };

function changedCorrection(file: CreditFile, row: Correction, turn: CreditTurn, doing: Doing): CreditChange {
  return withTasks(file, { corrections: [row], happened: [done(turn, doing)] }, turn);
}
