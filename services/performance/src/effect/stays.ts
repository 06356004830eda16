import { CaseRecorder, knownCase, Papers, publishFact, type NewLetter } from '@hejie/casework';
import { enforcementStayed, stayRefused } from '@hejie/contracts/facts';
import { type applyForStay, type ruleOnStay, type StayAnswer } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import { admitted, decideStay, decideStayRuling, partyOf, type StayStanding } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { requireAgentsFor } from '../agents.js';
import * as ledgers from '../ledger/ledgers.js';
import { Stay } from './stay.entity.js';
import { stayPaper } from './stay-paper.js';
import { inOccasion } from '../settlement/in-occasion.js';

/** Kind of the work item that waits for the judge's ruling on a stay. */
export const STAY_RULING = 'STAY_RULING';

/** SET-ART-2: enforcement is stayed because of a settlement, on application and by a judge's ruling; what is controlled stays so (SET-ART-3-2). */
@Injectable()
export class Stays {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(Papers) private readonly papers: Papers,
  ) {}

  /** One that was refused may be made again. @throws LawError `RECEIPT.NO_SETTLEMENT`, `PARTY.NOT_IN_CASE`, as `decideStay`, `requireAgentsFor`. */
  async apply(tx: Transaction, call: CaseCall, body: z.output<typeof applyForStay>): Promise<StayAnswer> {
    const { caseId, principal, time } = call;
    const [by, at] = [principal.subject, time.at];
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const { form, agentIds } = body;
    const acting = [...body.by, ...body.acknowledgedBy];
    for (const partyId of acting) partyOf(known.parties, partyId, '/by');
    await requireAgentsFor(tx.manager, call, { partyIds: acting, agentIds }, 'SUBMIT_SETTLEMENT');
    const parties = known.parties.map(({ partyId }) => partyId);
    const { rule } = admitted(decideStay({ ...body, parties }, await standingOf(tx, ledger)));
    const row: Stay = { caseId, form, rule, appliedAt: at, appliedBy: by, ...UNRULED };
    await tx.manager.save(Stay, row);
    const { caseNumber } = known;
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'stay.applied', facts: { form, rule, ...(agentIds.length > 0 && { agentIds }) } },
        tasks: {
          opened: [
            {
              id: taskId(row),
              kind: STAY_RULING,
              role: 'enforcement-judge',
              facts: { caseNumber, form },
              rule,
              title: `${caseNumber}：审查因执行和解中止执行的申请并作出裁定`,
            },
          ],
        },
        answer: onWire(row),
      },
    );
  }

  /** @throws LawError as `decideStayRuling`. */
  async rule(
    tx: Transaction,
    call: CaseCall,
    { decision, rulingNumber: stated, paper, reason }: z.output<typeof ruleOnStay>,
  ): Promise<StayAnswer> {
    const { caseId, principal, time } = call;
    const { subject: by } = principal;
    const { at } = time;
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    // The register numbers the ruling that is made here, once nothing else refuses it.
    const said = { decision, rulingNumber: stated ?? known.caseNumber, reason };
    admitted(decideStayRuling(said, await standingOf(tx, ledger)));
    const made = paper && (await this.papers.order(tx, call, { known, document: stayPaper(known, ledger, at, paper) }));
    const rulingNumber = made?.number ?? said.rulingNumber;
    const before = await tx.manager.findOneByOrFail(Stay, { caseId });
    const row: Stay = { ...before, decision, rulingNumber, reason, ruledAt: at, ruledBy: by };
    await tx.manager.save(Stay, row);
    const { court, caseNumber } = known;
    const { rule } = row;
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      {
        audit: { action: 'stay.ruled', facts: { decision, rulingNumber } },
        facts: [publishFact(decision === 'STAY' ? enforcementStayed : stayRefused, { court, rulingNumber, rule })],
        letters: [ruled(caseNumber, row)],
        tasks: { done: [{ id: taskId(row), outcome: { decision, rulingNumber } }] },
        answer: onWire(row),
      },
    );
  }
}

const UNRULED = { decision: null, rulingNumber: null, reason: null, ruledAt: null, ruledBy: null } as const;

async function standingOf(tx: Transaction, { settlement }: ledgers.RecordedLedger): Promise<StayStanding> {
  const { caseId, state } = settlement;
  const row = await tx.manager.findOneBy(Stay, { caseId });
  const { effect } = ledgers.lawOf(settlement).pack.confirmation;
  return {
    effect,
    settlement: state,
    pending: row !== null && row.decision === null,
    stayed: row?.decision === 'STAY',
  };
}

const taskId = ({ caseId, appliedAt }: Pick<Stay, 'caseId' | 'appliedAt'>): string => `stay/${caseId}/${appliedAt}`;

/** As people see it. */
function onWire({ caseId: _of, appliedBy: _by, reason, ...row }: Stay): StayAnswer {
  return { ...row, reason: reason === null ? null : maskText(reason) };
}

const ruled = (caseNumber: string, { decision, rulingNumber, reason, ruledAt }: Stay): NewLetter => ({
  occasion: `stay-ruling-${inOccasion(ruledAt!)}`,
  kind: 'stay-ruling',
  subject: decision === 'STAY' ? '中止执行裁定告知书' : '不予中止执行裁定告知书',
  body: `${caseNumber}：本院以${rulingNumber}裁定${decision === 'STAY' ? '中止执行（《最高人民法院关于执行和解若干问题的规定》第二条），裁定送达后生效；查封、扣押、冻结不因中止而解除，申请执行人可以申请解除（第三条）' : '不予中止执行'}。${reason ? `理由：${reason.replace(/[。.]$/, '')}。` : ''}`,
});
