import { CaseRecorder, lockCase, type KnownCase, type NewLetter } from '@hejie/casework';
import { type applyForTermination, type ruleOnTermination, type TerminationAnswer } from '@hejie/contracts/http';
import { citedBehind, citedOn, legalDateOf, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import {
  admitted,
  decideTermination,
  decideTerminationRuling,
  partyOf,
  type TerminationStanding,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { requireAgentsFor } from '../agents.js';
import { EnforcementClosings } from '../enforcement/enforcement-closings.js';
import { standingClosingsOf } from '../enforcement/standing-closings.js';
import * as ledgers from '../ledger/ledgers.js';
import { Termination } from './termination.entity.js';
import { terminationTask, terminationTaskId } from './termination-task.js';
import { inOccasion } from '../settlement/in-occasion.js';

/**
 * SET-ART-2-5, CLS-4: because of a settlement the creditors withdraw their application, and a judge terminates enforcement (裁定终结执行): what is controlled is lifted. The settlement goes on as it is;
 * on default enforcement resumes under a number of its own, as after every closing.
 */
@Injectable()
export class Terminations {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(EnforcementClosings) private readonly closings: EnforcementClosings,
  ) {}

  /** One that was refused may be made again. @throws LawError `RECEIPT.NO_SETTLEMENT`, `PARTY.NOT_IN_CASE`, as `decideTermination`, `requireAgentsFor`. */
  async apply(tx: Transaction, call: CaseCall, body: z.output<typeof applyForTermination>): Promise<TerminationAnswer> {
    const { caseId, by, at, known, standing } = await this.standing(tx, call);
    for (const partyId of body.signedBy) partyOf(known.parties, partyId, '/signedBy');
    const { agentIds } = body;
    await requireAgentsFor(tx.manager, call, { partyIds: body.signedBy, agentIds }, 'WITHDRAW_FOR_SETTLEMENT');
    const creditors = known.parties.filter(({ side }) => side === 'CREDITOR').map(({ partyId }) => partyId);
    const signedBy = [...admitted(decideTermination({ signedBy: body.signedBy, creditors }, standing))];
    const row: Termination = { caseId, signedBy, appliedAt: at, appliedBy: by, ...UNRULED };
    await tx.manager.save(Termination, row);
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'termination.applied', facts: { signedBy, ...(agentIds.length > 0 && { agentIds }) } },
        tasks: {
          opened: [terminationTask(known.caseNumber, row)],
        },
        answer: onWire(row),
      },
    );
  }

  /** @throws LawError as `decideTerminationRuling`, `decideEnforcementClosing`. */
  async rule(
    tx: Transaction,
    call: CaseCall,
    { decision, caseNumber, rulingNumber, reason }: z.output<typeof ruleOnTermination>,
  ): Promise<TerminationAnswer> {
    const { caseId, by, at, known, row, standing } = await this.standing(tx, call);
    admitted(decideTerminationRuling({ decision, rulingNumber, reason }, standing));
    const ruled = { decision, caseNumber, rulingNumber, reason, ruledAt: at, ruledBy: by };
    const decided: Termination = { ...row!, ...ruled };
    await tx.manager.save(Termination, decided);
    if (decision === 'TERMINATE') {
      const document = `${rulingNumber}执行裁定书`;
      await this.closings.recordTerminated(tx, call, { caseNumber, closedOn: legalDateOf(at), document });
    }
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'termination.ruled', facts: { decision, rulingNumber } },
        letters: [ruledLetter(known.caseNumber, decided)],
        tasks: { done: [{ id: terminationTaskId(decided), outcome: { decision, rulingNumber } }] },
        answer: onWire(decided),
      },
    );
  }

  private async standing(tx: Transaction, { caseId, principal: { subject: by }, time: { at } }: CaseCall) {
    // The case before its ledger, as a closing takes them.
    const known: KnownCase = await lockCase(tx, caseId);
    const { settlement } = await ledgers.lockForEntry(tx, caseId);
    const row = await tx.manager.findOneBy(Termination, { caseId });
    const standing: TerminationStanding = {
      settlement: settlement.state,
      pending: row !== null && row.decision === null,
      closed: (await standingClosingsOf(tx.manager, caseId)).length > 0,
    };
    return { caseId, by, at, known, row, standing };
  }
}

const UNRULED = {
  decision: null,
  caseNumber: null,
  rulingNumber: null,
  reason: null,
  ruledAt: null,
  ruledBy: null,
} as const;

/** As people see it. */
function onWire({ caseId: _of, appliedBy: _by, reason, ...row }: Termination): TerminationAnswer {
  return { ...row, reason: reason === null ? null : maskText(reason) };
}

function ruledLetter(caseNumber: string, { decision, rulingNumber, reason, ruledAt }: Termination): NewLetter {
  const on = legalDateOf(ruledAt!);
  const { subject, ruling, remedy } = decision === 'TERMINATE' ? terminated(on) : NOT_TERMINATED;
  const because = reason ? `理由：${reason.replace(/[。.]$/, '')}。` : '';
  return {
    occasion: `termination-ruling-${inOccasion(ruledAt!)}`,
    kind: 'termination-ruling',
    subject,
    body: `${caseNumber}：申请执行人因达成和解协议撤回执行申请，本院以${rulingNumber}裁定${ruling}。${remedy}${because}`,
  };
}

const terminated = (on: LegalDate) => ({
  subject: '终结执行裁定告知书',
  ruling: `终结执行${citedBehind(on, 'CPL_INTERPRETATION.SETTLEMENT_STAY')}，查封、扣押、冻结予以解除；和解协议继续履行，被执行人不履行的，申请执行人可以在申请执行期间内申请恢复执行`,
  remedy: `认为终结执行违反法律规定的，可以自收到裁定之日起六十日内，依照${citedOn(on, 'CPL.CONDUCT_OBJECTION')}提出书面异议。`,
});

const NOT_TERMINATED = { subject: '不予终结执行裁定告知书', ruling: '不予终结执行', remedy: '' } as const;
