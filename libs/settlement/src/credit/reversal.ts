import { compareDates, legalDateOf } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { revokedRepairId } from './reinstatement.js';
import { type Conduct, type Suspension } from './repair-file.js';
import { freeSuspensionId, withFinding, withSuspension } from './suspension-standing.js';
import { watchInEffect } from './suspension-watch.js';
import { withTasks } from './tasks.js';

/**
 * CR-REV, S17: a judge reverses a reinstatement that the ledger has refuted, by a new decision: the revoked repair is off the negative list, and where the term still runs
 * and the entry is published, a suspension on the same conditions to the same last day restores the one that ended. What was certified on it is issued anew, on application.
 * `SUSPENSION.NOT_REFUTED`, `CREDIT.UNKNOWN_ROW`, `CREDIT.ID_TAKEN`.
 */
export function decideReinstatementReversal(
  file: CreditFile,
  input: {
    readonly listingId: string;
    readonly suspensionId: string;
    readonly restoredAs: string;
    readonly decisionNumber: string;
  },
  turn: CreditTurn,
): Decision<CreditChange> {
  const listing = rowOf(file.listings, input.listingId, '/listingId');
  if (!listing.ok) return listing;
  const ended = rowOf(listing.value.suspensions, input.suspensionId, '/suspensionId');
  if (!ended.ok) return ended;
  const finding = ended.value.findings.find(({ refuted, reversed }) => refuted !== undefined && reversed === undefined);
  if (finding === undefined) {
    return refuse({
      code: 'SUSPENSION.NOT_REFUTED',
      rule: 'CR-REV',
      path: '/suspensionId',
      zh: '恢复公布的事由仍然成立，没有应当纠正的决定。',
      en: 'What the reinstatement rests on stands: there is nothing to reverse.',
    });
  }
  const free = freeSuspensionId(file, input.restoredAs, '/restoredAs');
  if (!free.ok) return free;
  const { at, by } = turn;
  const { suspensionId, listingId, restoredAs, decisionNumber } = input;
  const reversed = withSuspension(
    listing.value,
    withFinding(ended.value, finding, { ...finding, reversed: { at, by } }),
  );
  const restores = reversed.stage === 'PUBLISHED' && compareDates(legalDateOf(at), ended.value.lastDay) <= 0;
  const suspension = restoredOf(ended.value, { ...turn, restoredAs, decisionNumber });
  // Another condition may have failed while nothing was suspended.
  const seen = watchInEffect(file, listingId, suspension, turn);
  return accept(
    withTasks(
      file,
      {
        listings: [
          restores
            ? { ...reversed, stage: 'SUSPENDED', suspensions: [...reversed.suspensions, seen.suspension] }
            : reversed,
        ],
        conducts: file.conducts
          .filter(({ id }) => id === revokedRepairId(suspensionId))
          .map((one): Conduct => ({ ...one, cured: { at, by, how: decisionNumber } })),
        happened: [
          {
            at,
            by,
            kind: 'REINSTATEMENT_REVERSED',
            listingId,
            suspensionId,
            restoredAs: restores ? restoredAs : null,
          },
          ...(restores ? seen.happened : []),
        ],
      },
      turn,
    ),
  );
}

/** The suspension that restores one that has ended. */
function restoredOf(
  { applicationId, conditions, lastDay, tolerated, toleratedShortfall, watchedSince, id }: Suspension,
  { at, by, restoredAs, decisionNumber }: CreditTurn & { readonly restoredAs: string; readonly decisionNumber: string },
): Suspension {
  return {
    id: restoredAs,
    grantedAt: at,
    by,
    decisionNumber,
    applicationId,
    conditions,
    lastDay,
    renewals: [],
    findings: [],
    tolerated,
    ...(toleratedShortfall === undefined ? {} : { toleratedShortfall }),
    restores: id,
    watchedSince,
  };
}
