import { type DecideOnMoneyBody } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type CaseCall } from '@hejie/service-kit';
import { admitted, decideApproval, type ApprovalOutcome, type ApprovedAct } from '@hejie/settlement';
import { MoneyApproval } from './money-approval.entity.js';

/** What is decided on, and who asked for it. */
export interface Proposed {
  readonly of: ApprovedAct;
  readonly aboutId: string;
  readonly open: boolean;
  readonly proposedBy: string;
}

/** PROC-30: somebody decides on money going out, or staying: the row, and what it comes to. @throws LawError as `decideApproval`. */
export async function decided(
  tx: Transaction,
  { caseId, principal, time }: CaseCall,
  { of, aboutId, open, proposedBy }: Proposed,
  { approved, reason }: DecideOnMoneyBody,
): Promise<ApprovalOutcome> {
  const before = await tx.manager.findBy(MoneyApproval, { caseId, of, aboutId });
  const byPresident = principal.roles.includes('court-president');
  const outcome = admitted(
    decideApproval(
      {
        open,
        proposedBy,
        approvedBy: before.map(({ decidedBy }) => decidedBy),
        by: principal.subject,
        approved,
        reason,
        byPresident,
        presidentBefore: before.some(({ president }) => president),
      },
      of,
    ),
  );
  const row: MoneyApproval = {
    caseId,
    of,
    aboutId,
    decidedBy: principal.subject,
    president: byPresident,
    approved,
    reason,
    decidedAt: time.at,
  };
  // Who had agreed may refuse as long as it is open: the audit has both.
  await tx.manager.upsert(MoneyApproval, row, ['caseId', 'of', 'aboutId', 'decidedBy']);
  return outcome;
}

/** Has this person decided so before? The same again is the same answer. */
export async function decidedBefore(
  tx: Transaction,
  { caseId, principal }: CaseCall,
  { of, aboutId }: Pick<Proposed, 'of' | 'aboutId'>,
  { approved, reason }: DecideOnMoneyBody,
): Promise<boolean> {
  const row = await tx.manager.findOneBy(MoneyApproval, { caseId, of, aboutId, decidedBy: principal.subject });
  return row !== null && row.approved === approved && row.reason === reason;
}
