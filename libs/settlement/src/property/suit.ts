import { period, type CourtCalendar, type DerivedPeriod, type LegalDate } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { firstRefusal, freeId, happenedBy, rowOf } from './lookup.js';
import { objectionRound, type Objection, type PropertySuit } from './objection-rows.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type PropertyFile } from './property-file.js';
import { withoutRelease } from './release-held.js';

/** PROC-19: days after service in which whoever disagrees with the ruling on an outsider's objection may sue (民诉法238). */
const SUE_DAYS = 15;

/** PROC-19: last day on which who disagrees with the ruling on an outsider's objection may sue. */
export function objectionSuitBy(servedOn: LegalDate, calendar: CourtCalendar): DerivedPeriod {
  return period({ start: servedOn, unit: 'day', n: SUE_DAYS }, calendar);
}

/** The id of the release of what an objection was upheld for. */
export const releaseIdOf = (objection: Pick<Objection, 'id' | 'remitted'>): string =>
  `objection~${objectionRound(objection)}`;

/** A suit that was filed, about an objection or to part what is co-owned. */
export type PropertySuitInput = Omit<PropertySuit, 'endedOn' | 'kind' | 'objectionId' | 'assetIds'> &
  (
    | { readonly kind: 'OBJECTION'; readonly objectionId: string }
    | { readonly kind: 'PARTITION'; readonly assetId: string }
  );

/**
 * PROC-19, PROC-12, 查扣冻12: a suit is filed that holds up the disposal of property: about an outsider's objection in time after its ruling was
 * served (执行异议之诉), or to part co-owned property (析产诉讼), which knows no time. It counts by its day, whenever it becomes known: a release that was opened
 * because nobody had sued, and is not yet served, is not carried out. `PROPERTY.KNOWN`, `PROPERTY.UNKNOWN`, `PROPERTY.NOT_YET`,
 * `OBJECTION.NOT_OUTSIDERS`, `SUIT.NOT_SERVED`, `SUIT.LATE`, `SUIT.NOT_CO_OWNED`. Source: 民诉法238; 查扣冻规定12.
 */
export function decidePropertySuit(
  file: PropertyFile,
  input: PropertySuitInput,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const { id, byPartyId, caseNumber, filedOn } = input;
  const fault = firstRefusal([freeId(file.suits, id, '/suitId'), happenedBy(filedOn, turn.at, '/filedOn')]);
  if (fault !== undefined) return fault;
  const of =
    input.kind === 'OBJECTION' ? aboutObjection(file, input.objectionId, filedOn) : aboutPartition(file, input.assetId);
  if (!of.ok) return of;
  const suit: PropertySuit = { id, byPartyId, caseNumber, filedOn, ...of.value };
  const { objectionId = null } = suit;
  const withdrawn = objectionId === null ? null : withoutRelease(file, releaseIdOf({ id: objectionId }), turn);
  return accept({
    suits: [suit],
    ...(withdrawn?.releases && { releases: withdrawn.releases }),
    happened: [{ kind: 'SUIT_FILED', at: turn.at, suitId: id, objectionId }, ...(withdrawn?.happened ?? [])],
  });
}

type Subject = Pick<PropertySuit, 'kind' | 'objectionId' | 'assetIds'>;

function aboutObjection(file: PropertyFile, objectionId: string, filedOn: LegalDate): Decision<Subject> {
  const known = rowOf(file.objections, objectionId, '/objectionId');
  if (!known.ok) return known;
  const { kind, served, controlIds } = known.value;
  if (kind !== 'OUTSIDER') return NOT_OUTSIDERS;
  if (served?.suitBy === undefined) return NOT_SERVED;
  if (filedOn > served.suitBy) return late(served.suitBy);
  return accept({ kind: 'OBJECTION', objectionId, assetIds: assetsOf(file, controlIds) });
}

function aboutPartition(file: PropertyFile, assetId: string): Decision<Subject> {
  const asset = rowOf(file.assets, assetId, '/assetId');
  if (!asset.ok) return asset;
  if (asset.value.coOwnerPartyIds.length === 0) return NOT_CO_OWNED;
  return accept({ kind: 'PARTITION', assetIds: [assetId] });
}

const assetsOf = ({ controls }: PropertyFile, controlIds: readonly string[]): string[] =>
  controls.filter(({ id }) => controlIds.includes(id)).map(({ assetId }) => assetId);

/** PROC-19: a suit has ended, by judgment or otherwise. `PROPERTY.UNKNOWN`, `PROPERTY.NOT_YET`, `SUIT.ENDED`. */
export function decidePropertySuitEnd(
  file: PropertyFile,
  { suitId, endedOn }: { readonly suitId: string; readonly endedOn: LegalDate },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const known = rowOf(file.suits, suitId, '/suitId');
  const fault = firstRefusal([known, happenedBy(endedOn, turn.at, '/endedOn')]);
  if (fault !== undefined) return fault;
  if (!known.ok) return known;
  if (known.value.endedOn !== undefined) return ENDED;
  return accept({
    suits: [{ ...known.value, endedOn }],
    happened: [{ kind: 'SUIT_ENDED', at: turn.at, suitId }],
  });
}

/** PROC-19: an objection whose time to sue runs: its ruling is served, and nobody has sued yet. */
export const awaitsSuit = ({ suits }: PropertyFile, { id, served }: Objection): boolean =>
  served?.suitBy !== undefined && !suits.some(({ objectionId }) => objectionId === id);

/**
 * PROC-19, 查扣冻12: what holds up the disposal of property on a day: an outsider's objection that is not decided, or whose dismissal may still be
 * sued upon, and a suit about it. Null: nothing. `DISPOSAL.OBJECTED`, `DISPOSAL.SUIT_OPEN`, `DISPOSAL.SUIT_PENDING`.
 */
export function disposalBarredBy(file: PropertyFile, assetId: string, on: LegalDate): Decision<never> | null {
  const suit = file.suits.find(({ assetIds, endedOn }) => endedOn === undefined && assetIds.includes(assetId));
  if (suit !== undefined) return SUIT_PENDING;
  return objectionOpen(file, assetId, on);
}

/**
 * PROC-19, 解释314: an outsider's objection about property that is not decided, or upon whose ruling somebody may still sue, or has sued. Null: none.
 * As {@link disposalBarredBy}.
 */
export function objectionOpen(file: PropertyFile, assetId: string, on: LegalDate): Decision<never> | null {
  for (const objection of file.objections) {
    if (objection.kind !== 'OUTSIDER' || !assetsOf(file, objection.controlIds).includes(assetId)) continue;
    if (objection.decided === undefined) return OBJECTED;
    const { id, served } = objection;
    if (served?.suitBy === undefined || (on <= served.suitBy && awaitsSuit(file, objection))) return SUIT_OPEN;
    if (file.suits.some(({ objectionId, endedOn }) => objectionId === id && endedOn === undefined)) return SUIT_PENDING;
  }
  return null;
}

const refusal = (code: string, rule: string, path: string, zh: string, en: string): Decision<never> =>
  refuse({ code, rule, path, zh, en });

const NOT_OUTSIDERS = refusal(
  'OBJECTION.NOT_OUTSIDERS',
  'PROC-19',
  '/objectionId',
  '只有案外人异议的裁定，可以在送达之日起十五日内提起诉讼。',
  'Only upon the ruling on an outsider’s objection one sues within 15 days of its service.',
);
const NOT_SERVED = refusal(
  'SUIT.NOT_SERVED',
  'PROC-19',
  '/objectionId',
  '异议裁定尚未送达，起诉期间尚未开始。',
  'The ruling on the objection is not served: the time to sue has not begun.',
);
const late = (suitBy: LegalDate): Decision<never> =>
  refusal('SUIT.LATE', 'PROC-19', '/filedOn', `起诉期间已于${suitBy}届满。`, `The time to sue was over on ${suitBy}.`);
const NOT_CO_OWNED = refusal(
  'SUIT.NOT_CO_OWNED',
  'PROC-12',
  '/assetId',
  '该项财产没有登记共有人，不存在析产诉讼。',
  'Nobody is known to own this property beside the debtor: there is nothing to part.',
);
const ENDED = refusal('SUIT.ENDED', 'PROC-19', '/suitId', '该诉讼已经终结。', 'This suit has ended.');
const OBJECTED = refusal(
  'DISPOSAL.OBJECTED',
  'PROC-19',
  '/assetId',
  '案外人异议审查期间，不得对该项财产进行处分。',
  'While an outsider’s objection is looked into, the property is not disposed of.',
);
const SUIT_OPEN = refusal(
  'DISPOSAL.SUIT_OPEN',
  'PROC-19',
  '/assetId',
  '案外人异议裁定送达之日起十五日内，不得对该项财产进行处分。',
  'Within 15 days of the service of the ruling on an outsider’s objection the property is not disposed of.',
);
const SUIT_PENDING = refusal(
  'DISPOSAL.SUIT_PENDING',
  'PROC-19',
  '/assetId',
  '执行异议之诉或者析产诉讼期间，中止对该项财产的执行。',
  'While a suit about the property is pending, enforcement upon it is stayed.',
);
