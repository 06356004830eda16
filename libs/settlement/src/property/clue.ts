import { legalDateOf, period, type CourtCalendar, type CourtInstant, type DerivedPeriod } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { assetFault, isIndivisible, partyFault, worthlessFault } from './asset-terms.js';
import { liabilityFault } from './liability.js';
import { firstRefusal, freeId, happenedBy, rowOf } from './lookup.js';
import { type PropertyChange, type PropertyTurn } from './property-change.js';
import { type Asset, type PropertyFile } from './property-file.js';

/** PROC-7: days in which a clear clue is verified, and an urgent one. */
const VERIFY_DAYS = 7;
const VERIFY_DAYS_URGENT = 3;

/** A clue that came in. */
export interface ClueInput {
  readonly id: string;
  readonly byPartyId: string;
  readonly receivedAt: CourtInstant;
  readonly clear: boolean;
  readonly urgent: boolean;
}

/**
 * PROC-7: a clue to property (财产线索) comes in; a clear one is to be verified in 7 days, urgently in 3. `PROPERTY.KNOWN`,
 * `PROPERTY.NOT_YET`. Source: 财产调查规定2.
 */
export function decideClue(file: PropertyFile, input: ClueInput, turn: PropertyTurn): Decision<PropertyChange> {
  const { id, byPartyId, receivedAt, clear, urgent } = input;
  const fault = firstRefusal([freeId(file.clues, id, '/id'), happenedBy(receivedAt, turn.at, '/receivedAt')]);
  if (fault !== undefined) return fault;
  const verify = clear ? verifyBy(input, turn.calendar).value : null;
  const clue = { id, byPartyId, receivedAt, clear, urgent, ...(verify === null ? {} : { verifyBy: verify }) };
  return accept({
    clues: [clue],
    happened: [{ kind: 'CLUE_RECEIVED', at: turn.at, clueId: id, verifyBy: verify }],
  });
}

/** PROC-7: last day on which a clear clue is verified. */
export function verifyBy(
  { receivedAt, urgent }: Pick<ClueInput, 'receivedAt' | 'urgent'>,
  calendar: CourtCalendar,
): DerivedPeriod {
  const n = urgent ? VERIFY_DAYS_URGENT : VERIFY_DAYS;
  return period({ start: legalDateOf(receivedAt), unit: 'day', n }, calendar);
}

/** Property that somebody has pointed to. */
export type NamedAsset = Omit<Asset, 'foundBy' | 'namedBy' | 'keep'>;

/** PROC-7: what a clue led to; nothing, where nothing was there. `CLUE.VERIFIED`, `PROPERTY.UNKNOWN`, `PROPERTY.NO_BASIS`, and as `assetFault` and `worthlessFault`. */
export function decideClueVerified(
  file: PropertyFile,
  { clueId, found }: { readonly clueId: string; readonly found: readonly NamedAsset[] },
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const clue = rowOf(file.clues, clueId, '/clueId');
  if (!clue.ok) return clue;
  if (clue.value.verified !== undefined) {
    return refuse({
      code: 'CLUE.VERIFIED',
      rule: 'PROC-7',
      path: '/clueId',
      zh: '该财产线索已经核实。',
      en: 'This clue has been verified.',
    });
  }
  const fault = firstRefusal(
    found.flatMap((asset, index) => {
      const path = `/found/${index}`;
      return liabilityFault(asset, path) ?? assetFault(asset, turn, path) ?? worthlessFault(asset, path) ?? [];
    }),
  );
  if (fault !== undefined) return fault;
  const assetIds = found.map(({ id }) => id);
  // What the file knows already is not put in again by a clue that is older than what it knows.
  const assets = found.filter(({ id }) => !file.assets.some((known) => known.id === id));
  return accept({
    clues: [{ ...clue.value, verified: { at: turn.at, by: turn.by, assetIds } }],
    assets: assets.map((asset): Asset => ({ ...asset, foundBy: 'CLUE', keep: false })),
    happened: [{ kind: 'CLUE_VERIFIED', at: turn.at, clueId, assetIds }],
  });
}

const OK = accept(undefined);

/** Property that somebody names. */
export interface PropertyNaming {
  readonly asset: NamedAsset;
  readonly byPartyId: string;
  /** The party says so himself, not an officer who records it; `referenced`: and he says under which name its keeper has it. */
  readonly bySelf?: { readonly referenced: boolean };
}

/**
 * PRE-CTRL, SET-ART-18-1: the applicant names property to be controlled (保全规定10), its owner offers it, or a third party confirms in writing what is the
 * debtor's. Who named it is kept: under 执保 not everybody's word has it controlled.
 * `PROPERTY.KNOWN`, `PROPERTY.NO_BASIS`, and as `assetFault` and `worthlessFault`; of a party himself also as `partyFault`.
 */
export function decidePropertyNamed(
  file: PropertyFile,
  { asset, byPartyId, bySelf }: PropertyNaming,
  turn: PropertyTurn,
): Decision<PropertyChange> {
  const fault = firstRefusal([
    freeId(file.assets, asset.id, '/asset/id'),
    liabilityFault(asset, '/asset') ?? OK,
    assetFault(asset, turn, '/asset') ?? worthlessFault(asset, '/asset') ?? OK,
    (bySelf ? partyFault(asset, bySelf.referenced) : undefined) ?? OK,
  ]);
  if (fault !== undefined) return fault;
  // Whether it can be parted is not a party's word either.
  const indivisible = bySelf ? isIndivisible(asset.class) : asset.indivisible;
  return accept({
    assets: [{ ...asset, indivisible, foundBy: 'APPLICANT', namedBy: byPartyId, keep: false }],
    happened: [{ kind: 'PROPERTY_NAMED', at: turn.at, assetId: asset.id, byPartyId }],
  });
}
