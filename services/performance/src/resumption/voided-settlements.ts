import { CaseRecorder, inOrder, knownCase, publishFact, WorkItemEntity, type Recording } from '@hejie/casework';
import { remedyElected } from '@hejie/contracts/facts';
import {
  type applyOnVoidance,
  type HeardApplication,
  type RuledApplication,
  type ruleOnVoidance,
} from '@hejie/contracts/http';
import { LawError, legalDateOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type CaseCall } from '@hejie/service-kit';
import { admitted, decideVoidance, decideVoidanceRuling, partyOf, type FoundFacts } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type z } from 'zod';
import { actedBy, paperDay, requireAgentFor } from '../agents.js';
import * as ledgers from '../ledger/ledgers.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { owedSet } from '../settlement/owed.js';
import { apply, nextApplication, paperOf, ruleOn } from './application.js';
import { rulingItem, VOIDANCE_RULING, voidedOnIn } from './pending.js';
import { filing } from './resumed-case.js';

/**
 * SET-ART-16-1: a settlement that was performed or sued on, and was voided or revoked by a judgment since. Its case has ended, so its records
 * here hear the application and the ruling; what resumes is filed as a case of its own (SET-RES-2).
 */
@Injectable()
export class VoidedSettlements {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Lays the creditor's application before the judge, one at a time.
   * @throws LawError 409 `RECEIPT.NO_SETTLEMENT`, `VOIDANCE.APPLIED`; as `decideVoidance`, `decideElection`, `requireAgentFor`, `PARTY.NOT_IN_CASE`.
   */
  async apply(tx: Transaction, call: CaseCall, body: z.output<typeof applyOnVoidance>): Promise<HeardApplication> {
    const { caseId, principal, time } = call;
    const [by, at] = [principal.subject, time.at];
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const { partyId, judgedOn, onPaper } = body;
    const today = legalDateOf(at);
    const { side } = partyOf(known.parties, partyId, '/partyId');
    await requireAgentFor(tx.manager, call, body, 'RESUME', paperDay(onPaper));
    const { state, openedAt } = ledger.settlement;
    const { judgment, effectiveOn } = admitted(
      decideVoidance({ ...body, settledOn: legalDateOf(openedAt), today, state }),
    );
    const { applications } = ledger.entries;
    if (applications.some(({ ruledAt }) => ruledAt === null))
      throw notHeard('APPLIED', '该申请已在审查中。', 'Such an application lies before the judge already.');
    const voidedOn = effectiveOn;
    admitted(ledger.election({ choice: 'RESUME', by: side, now: at, breachFound: false, onPaper, voidedOn }));
    const made = nextApplication(ledger, at, onPaper);
    const { application } = made;
    const occasion = { tx, caseId, at, by, known };
    const task = { kind: VOIDANCE_RULING, facts: { judgment, judgedOn, effectiveOn } };
    const pleads = { voidOrRevoked: true };
    const applied = ledger.appliedFor(made);
    const laid = await apply(occasion, applied, { made, partyId, pleads, voidedOn }, task);
    const paper = paperOf(onPaper, by);
    const elected: Recording = {
      audit: {
        action: 'voidance.applied',
        facts: { partyId, ...actedBy(body), judgment, judgedOn, effectiveOn, ...paper },
      },
      facts: [publishFact(remedyElected, { partyId, remedy: 'RESUME', ...paper })],
    };
    const { outOfTime, dueAt, gate } = await tx.manager.findOneByOrFail(Resumption, { caseId, application });
    const { decision, ground } = gate;
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      inOrder([elected, laid], { application, outOfTime, dueAt, decision, ground }),
    );
  }

  /**
   * The judge's ruling on it. Resumed, the balance is told and a clerk files the case; refused, the settlement stays as it ended.
   * @throws LawError 409 `RECEIPT.NO_SETTLEMENT`, `VOIDANCE.NOT_APPLIED`; as `decideVoidanceRuling`, `decideRuling`.
   */
  async rule(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    { decision, voided, reason, debtorObjects }: z.output<typeof ruleOnVoidance>,
  ): Promise<RuledApplication> {
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const pending = await tx.manager.findOneBy(Resumption, { caseId, ruling: IsNull() });
    if (!pending || ledger.performing)
      throw notHeard('NOT_APPLIED', '没有待裁定的申请。', 'There is no application to be ruled on.');
    admitted(decideVoidanceRuling({ ruling: decision, voided }));
    const known = await knownCase(tx, caseId);
    const { application } = pending;
    const task = await tx.manager.findOneByOrFail(WorkItemEntity, { id: rulingItem(caseId, application) });
    const found: FoundFacts = {
      anticipatoryBreach: false,
      fraudOrDuress: false,
      voidOrRevoked: voided,
      conditionUnmet: [],
    };
    const said = { decision, reason, found, debtorObjects };
    const { ruling, ruledOn, balance, recording } = await ruleOn(
      { tx, caseId, at, by, known },
      ledger,
      { application, voidedOn: voidedOnIn(task) },
      said,
    );
    const { ground } = ruling;
    const total = balance?.amounts.total ?? null;
    if (balance) await tx.manager.update(Settlement, { caseId }, { state: 'RESUMED' });
    const owed = balance ? await owedSet(tx, ruledOn.in('RESUMED'), known, at) : [];
    const opened =
      total === null ? [] : [filing(caseId, known.caseNumber, application, { total, asOf: legalDateOf(at), ground })];
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      inOrder([{ ...recording, tasks: { ...recording.tasks, opened } }, ...owed], {
        application,
        ruling: decision,
        ground,
        total,
      }),
    );
  }
}

/** SET-ART-16-1: one application is heard at a time, and ruled on once. */
function notHeard(reason: string, zh: string, en: string): LawError {
  return new LawError({ code: `VOIDANCE.${reason}`, rule: 'SET-ART-16-1', zh, en });
}
