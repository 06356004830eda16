import { legalDateOf, sanctionProblem, type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { done, type Doing } from './listing-row.js';
import { penaltyReconsiderationUntil } from './open-penalties.js';
import { type Penalty, type PenaltyReconsidered } from './penalty-file.js';
import {
  MEASURE_AS_IT_WAS,
  NO_PENALTY_RECONSIDERATION,
  NOT_TO_BE_RECONSIDERED,
  PENALTY_RECONSIDERATION_DATE,
  PENALTY_RECONSIDERATION_LATE,
} from './penalty-refusals.js';
import { withTasks } from './tasks.js';

/**
 * PROC-27, 民诉法119: who was fined or detained asks the court above for reconsideration (复议), within three days of service and once; the decision is
 * carried out meanwhile. A referral is none. `PENALTY.NOT_RECONSIDERED`, `PENALTY.RECONSIDERATION_DATE`, `PENALTY.RECONSIDERATION_LATE`, `CREDIT.UNKNOWN_ROW`.
 */
export function decidePenaltyReconsiderationRequest(
  file: CreditFile,
  { penaltyId, filedAt }: { readonly penaltyId: string; readonly filedAt: CourtInstant },
  turn: CreditTurn,
): Decision<CreditChange> {
  const row = rowOf(file.penalties, penaltyId, '/penaltyId');
  if (!row.ok) return row;
  const { measure, servedAt, reconsideration } = row.value;
  if (measure.kind === 'REFERRAL' || servedAt === undefined || reconsideration !== undefined)
    return refuse(NOT_TO_BE_RECONSIDERED);
  if (filedAt < servedAt || filedAt > turn.at) return refuse(PENALTY_RECONSIDERATION_DATE);
  if (legalDateOf(filedAt) > penaltyReconsiderationUntil(servedAt, turn)) return refuse(PENALTY_RECONSIDERATION_LATE);
  const asked = { ...row.value, reconsideration: { filedAt } };
  return changed(file, asked, turn, { kind: 'PENALTY_RECONSIDERATION_FILED', penaltyId });
}

/**
 * PROC-27, 民诉法119, TV-50: what the court above has decided is recorded: the decision stands, is revoked, or is changed to another measure of the same kind
 * within the limits of the law. `PENALTY.NO_RECONSIDERATION`, `PENALTY.MEASURE_AS_IT_WAS`, as `sanctionProblem`, `CREDIT.UNKNOWN_ROW`.
 */
export function decidePenaltyReconsideration(
  file: CreditFile,
  { penaltyId, result }: { readonly penaltyId: string; readonly result: PenaltyReconsidered },
  turn: CreditTurn,
): Decision<CreditChange> {
  const row = rowOf(file.penalties, penaltyId, '/penaltyId');
  if (!row.ok) return row;
  const { reconsideration, measure, on } = row.value;
  if (reconsideration === undefined || reconsideration.decided !== undefined) return refuse(NO_PENALTY_RECONSIDERATION);
  if (result.outcome === 'CHANGED') {
    if (result.measure.kind !== measure.kind || isSame(result.measure, measure)) return refuse(MEASURE_AS_IT_WAS);
    const problem = sanctionProblem({ ...result.measure, on });
    if (problem !== null) return { ok: false, error: problem };
  }
  const { at, by } = turn;
  const decided = { ...row.value, reconsideration: { ...reconsideration, decided: { ...result, at, by } } };
  return changed(file, decided, turn, { kind: 'PENALTY_RECONSIDERED', penaltyId, ...result });
}

const isSame = (one: Penalty['measure'], other: Penalty['measure']): boolean =>
  (one.kind === 'FINE' && other.kind === 'FINE' && one.amount === other.amount) ||
  (one.kind === 'DETENTION' && other.kind === 'DETENTION' && one.days === other.days);

const changed = (file: CreditFile, penalty: Penalty, turn: CreditTurn, doing: Doing): Decision<CreditChange> =>
  accept(withTasks(file, { penalties: [penalty], happened: [done(turn, doing)] }, turn));
