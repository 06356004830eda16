import { type CourtInstant } from '@hejie/law';
import { type EnforcementClosing } from '../decisions/enforcement-closing.js';
import { type RulingGround, type RulingOutcome } from '../decisions/ruling.js';
import { type SettlementLedger } from '../ledger/settlement-ledger.js';
import { type ObjectionFollow } from '../resumption/objection-follow.js';
import { afterElection, afterRefusal, afterRuling, asLedgerStands, type LedgerFinding } from './performance.js';
import { type PerformanceDecision, type PerformanceState } from './performance-state.js';

/** A decision on an objection that the case carries out. */
export type FollowedObjection =
  | { readonly follow: Extract<ObjectionFollow, 'REVIVED'> }
  /** The application under its new number. */
  | { readonly follow: Extract<ObjectionFollow, 'ANEW'>; readonly number: number; readonly partyId: string }
  /** The ruling that holds after all: what it rests on. */
  | { readonly follow: Extract<ObjectionFollow, 'RESUMED_AGAIN' | 'REFUSED_AGAIN'>; readonly ground: RulingGround };

/**
 * SET-ART-12-1: how a case stands that opens again, before anything of the objection is carried out: as it stood before the judge. What fell due
 * while it had ended is not found short after the fact, for nobody was bound to the plan meanwhile; by the ledger it is in arrears all the same, and the choice is the creditor's.
 */
export function reopenedPerformance(
  ledger: SettlementLedger,
  calendarEditions: readonly string[],
  at: CourtInstant,
): PerformanceState {
  const before = {
    stage: 'RULING',
    breach: 'APPLIED',
    suitAwaited: false,
    handledUntil: at,
    calendarEditions,
  } as const;
  return asLedgerStands(before, ledger, at);
}

/**
 * SET-ART-12-1: how the case goes on once a decision on an objection is carried out. Revived, it stands as after a refusal; anew, the application lies
 * before the judge, and takes the place of a suit that is awaited, for the last choice counts; one that lies there already stays. `ledger`: with what was recorded of it.
 */
export function afterObjection(
  before: PerformanceState,
  followed: FollowedObjection,
  ledger: SettlementLedger,
  now: CourtInstant,
  closings: readonly EnforcementClosing[],
): PerformanceDecision & { readonly found: LedgerFinding } {
  switch (followed.follow) {
    case 'REVIVED':
      return afterRefusal(before, ledger, now);
    case 'ANEW': {
      const { number, partyId } = followed;
      const application = { number, partyId };
      const after =
        before.stage === 'RULING'
          ? { ...before, application }
          : afterElection(before, { remedy: 'RESUME', partyId, number });
      return { after: asLedgerStands(after, ledger, now), found: 'NOTHING' };
    }
    case 'RESUMED_AGAIN':
      return afterRuling(before, { next: 'RESUMED', ground: followed.ground }, ledger, now, closings);
    case 'REFUSED_AGAIN':
      return afterRuling(before, { next: nextOf(followed.ground), ground: followed.ground }, ledger, now, closings);
  }
}

/** SET-ART-10-3: where a refusal leads that holds again. */
const nextOf = (ground: RulingGround): RulingOutcome['next'] =>
  ground === 'SET-ART-10-3' ? 'APPLICATION_PERIOD_EXPIRED' : 'PERFORMANCE';
