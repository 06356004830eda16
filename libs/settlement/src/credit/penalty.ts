import { sanctionProblem, type CourtInstant } from '@hejie/law';
import { accept, refuse, type Decision } from '../decisions/decision.js';
import { freeId, rowOf, type CreditChange, type CreditTurn } from './credit-change.js';
import { type CreditFile } from './credit-file.js';
import { type Penalty } from './penalty-file.js';
import { done, type Doing } from './listing-row.js';
import { decideSanctionAuthority } from './sanction-authority.js';
import {
  OWN_PENALTY,
  PENALTY_DECIDED,
  PENALTY_NO_EVIDENCE,
  PENALTY_NO_REASONS,
  PENALTY_NOT_HIM,
  PENALTY_SERVICE,
} from './penalty-refusals.js';

/**
 * PROC-27, PROC-28, TV-50: a fine, detention, or the referral of a refusal to perform (拒执) is proposed to the president, with what was done and the evidence of it: of
 * the debtor, or of one of those who answer for a unit. Nothing of the kind is automatic. `court`: its code, of which the number is. As `decideSanctionAuthority`, `sanctionProblem`; `PENALTY.NO_EVIDENCE`, `CREDIT.ID_TAKEN`,
 * `PENALTY.NOT_THE_DEBTOR`.
 */
export function decidePenaltyProposal(
  file: CreditFile,
  command: Pick<Penalty, 'id' | 'subjectPartyId' | 'on' | 'measure' | 'conduct' | 'evidence'> & {
    /** 案号 of the enforcement, of a fine or detention also of the preservation, under which it is proposed. */
    readonly caseNumber: string;
  },
  turn: CreditTurn,
  court: string,
): Decision<CreditChange> {
  const { id, subjectPartyId, on, measure, conduct, evidence, caseNumber } = command;
  const { at, by } = turn;
  const sanction = measure.kind === 'REFERRAL' ? 'REFERRAL' : 'PENALTY';
  const authority = decideSanctionAuthority(caseNumber, { sanction, court, at });
  if (!authority.ok) return authority;
  const free = freeId(file.penalties, id, '/id');
  if (!free.ok) return free;
  if (evidence.length === 0) return refuse(PENALTY_NO_EVIDENCE);
  if (subjectPartyId === file.subject.partyId && on !== file.subject.kind) return refuse(PENALTY_NOT_HIM);
  const problem = measure.kind === 'REFERRAL' ? null : sanctionProblem({ ...measure, on });
  if (problem !== null) return { ok: false, error: problem };
  const proposed = { at, by };
  const penalty = { id, authority: authority.value, subjectPartyId, on, measure, conduct, evidence, proposed };
  return changed(penalty, turn, { kind: 'PENALTY_PROPOSED', penaltyId: id, measure });
}

/** What the president decides on it. */
export type PenaltyVerdict =
  | { readonly outcome: 'TAKE'; readonly decisionNumber: string }
  | { readonly outcome: 'REFUSE'; readonly reasons: readonly string[] };

/** PROC-27, PROC-28: the president decides, never on his own proposal. `PENALTY.DECIDED`, `PENALTY.OWN_PROPOSAL`, `PENALTY.NO_REASONS`. */
export function decideOnPenalty(
  file: CreditFile,
  { penaltyId, verdict }: { readonly penaltyId: string; readonly verdict: PenaltyVerdict },
  turn: CreditTurn,
): Decision<CreditChange> {
  const { at, by } = turn;
  const row = rowOf(file.penalties, penaltyId, '/penaltyId');
  if (!row.ok) return row;
  const { decided, refused, proposed, measure } = row.value;
  if (decided !== undefined || refused !== undefined) return refuse(PENALTY_DECIDED);
  if (by === proposed.by) return refuse(OWN_PENALTY);
  if (verdict.outcome === 'TAKE') {
    const { decisionNumber } = verdict;
    const taken = { ...row.value, decided: { at, by, decisionNumber } };
    return changed(taken, turn, { kind: 'PENALTY_DECIDED', penaltyId, measure, decisionNumber });
  }
  const { reasons } = verdict;
  if (reasons.length === 0) return refuse(PENALTY_NO_REASONS);
  return changed({ ...row.value, refused: { at, by, reasons } }, turn, { kind: 'PENALTY_REFUSED', penaltyId, reasons });
}

/** PROC-27: the decision has been served, a referral handed over; the first time counts. `PENALTY.SERVICE_DATE`. */
export function decidePenaltyService(
  file: CreditFile,
  { penaltyId, servedAt }: { readonly penaltyId: string; readonly servedAt: CourtInstant },
  turn: CreditTurn,
): Decision<CreditChange> {
  const row = rowOf(file.penalties, penaltyId, '/penaltyId');
  if (!row.ok) return row;
  const { decided, servedAt: before } = row.value;
  if (before !== undefined) return accept({ happened: [] });
  if (decided === undefined || servedAt < decided.at || servedAt > turn.at) return refuse(PENALTY_SERVICE);
  return changed({ ...row.value, servedAt }, turn, { kind: 'PENALTY_SERVED', penaltyId });
}

const changed = (penalty: Penalty, turn: CreditTurn, doing: Doing): Decision<CreditChange> =>
  accept({ penalties: [penalty], happened: [done(turn, doing)] });
