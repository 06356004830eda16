import { type CourtInstant } from '@hejie/law';
import { type DiscrepancyKind } from './publication-file.js';
import { type EntryState } from './published-decision.js';

/** How an entry should stand at a body for an effect, by the last decision that was put to it. */
export interface ExpectedEntry {
  readonly state: EntryState;
  readonly version: number;
  readonly identityDigest?: string;
  /** Was anything of this entry ever put to the body? */
  readonly everAttempted: boolean;
  /** Has the body shown it since? */
  readonly verified: boolean;
  /** It is still being put to the body, or was rejected and lies with a person: the ladder is after it. */
  readonly underWay: boolean;
  /** Its subscription has ended, or names such entries no more: nothing but their removal concerns it. */
  readonly ended?: boolean;
  /** The party has taken back that it is told (PIPL 15): what it keeps is none of the court’s. */
  readonly withdrawn?: boolean;
  /** Since when it stands so: what a body kept before says nothing of it. */
  readonly changedAt?: CourtInstant;
}

/** How a body keeps an entry, by its snapshot. */
export interface KeptEntry {
  readonly state: EntryState;
  readonly version: number;
  readonly identityDigest?: string;
}

/**
 * CR-N-5: how a body's record of an entry differs from the court's truth; null: not at all, or what it should be is still being put to it, or came about only after the
 * snapshot (`asOf`), or is no removal and its subscription has ended. Left out of the snapshot is absent.
 */
export function compareWithTruth(
  expected: ExpectedEntry | undefined,
  shown: KeptEntry | undefined,
  asOf?: CourtInstant,
): DiscrepancyKind | null {
  const kept = shown === undefined || shown.state === 'ABSENT' ? null : shown;
  if (expected === undefined) return kept === null ? null : 'NEVER_LISTED';
  if (expected.withdrawn === true) return null;
  if (expected.underWay || isLaterThan(expected.changedAt, asOf)) return null;
  if (!expected.everAttempted) return kept === null ? null : 'NEVER_LISTED';
  if (expected.ended === true && expected.state !== 'ABSENT') return null;
  if (kept === null) return expected.state === 'ABSENT' ? null : 'STALE';
  if (expected.state === 'ABSENT') return expected.verified ? 'RESURRECTED' : 'STALE';
  if (isOfAnother(expected.identityDigest, kept.identityDigest)) return 'ID_MISMATCH';
  return kept.state !== expected.state || kept.version < expected.version ? 'STALE' : null;
}

/**
 * CR-N-5: does what a comparison has found before still stand at the body, though it is being put right there? It is gone only where the body's record agrees.
 */
export const stillDiffers = (expected: ExpectedEntry | undefined, shown: KeptEntry | undefined): boolean =>
  compareWithTruth(expected && { ...expected, underWay: false }, shown) !== null;

const isLaterThan = (changedAt: CourtInstant | undefined, asOf: CourtInstant | undefined): boolean =>
  changedAt !== undefined && asOf !== undefined && changedAt > asOf;

/** A body that got no number keeps no digest of it. */
const isOfAnother = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;
