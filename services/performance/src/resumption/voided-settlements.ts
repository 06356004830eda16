import { CaseRecorder, inOrder, knownCase, publishFact, type Recording } from '@hejie/casework';
import { remedyElected, resumptionRuled } from '@hejie/contracts/facts';
import {
  type applyOnVoidance,
  type HeardApplication,
  type RuledApplication,
  type ruleOnVoidance,
} from '@hejie/contracts/http';
import { legalDateOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { conflict, type CaseCall } from '@hejie/service-kit';
import { admitted, decideVoidance, renderCalculationList, type FoundFacts } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type z } from 'zod';
import * as ledgers from '../ledger/ledgers.js';
import { partyOf } from '../ledger/parties.js';
import { Resumption } from '../ledger/resumption.entity.js';
import { Settlement } from '../ledger/settlement.entity.js';
import * as letters from './letters.js';
import { apply, rulingItem } from './resumption.activities.js';

/** Kind of the work item that waits for the judge's ruling on an application after the case has ended as performed. */
export const VOIDANCE_RULING = 'VOIDANCE_RULING';
/** Kind of the work item by which a resumed enforcement is filed under a number of its own: the case that it follows has ended. */
const FILE_RESUMED_CASE = 'FILE_RESUMED_CASE';

/**
 * SET-ART-16-1: a settlement that was performed, and was voided or revoked by a judgment since. Its case has ended, so its records here hear
 * the application and the ruling; what resumes is filed as a case of its own (SET-RES-2).
 */
@Injectable()
export class VoidedSettlements {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Lays the creditor's application before the judge, one at a time.
   * @throws ProblemError 409 `RECEIPT.NO_SETTLEMENT`, `VOIDANCE.APPLIED`; LawError as `decideVoidance`, `decideElection`, `PARTY.NOT_IN_CASE`.
   */
  async apply(tx: Transaction, call: CaseCall, body: z.output<typeof applyOnVoidance>): Promise<HeardApplication> {
    const { caseId, principal, time } = call;
    const [by, at] = [principal.subject, time.at];
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const known = await knownCase(tx, caseId);
    const { partyId, judgedOn, onPaper } = body;
    const { side } = partyOf(known, partyId, '/partyId');
    const performed = ledger.settlement.state === 'PERFORMED';
    const { judgment } = admitted(
      decideVoidance({ judgment: body.judgment, judgedOn, today: legalDateOf(at), performed }),
    );
    const { applications } = ledger.entries;
    if (applications.some(({ ruledAt }) => ruledAt === null))
      throw conflict('VOIDANCE.APPLIED', '该申请已在审查中', 'Such an application lies before the judge already');
    const election = admitted(ledger.election({ choice: 'RESUME', by: side, now: at, breachFound: false, onPaper }));
    const { postedOn = null, receivedOn = null } = onPaper ?? {};
    const application = 1 + applications.length;
    const made = { application, appliedAt: at, postedOn, receivedOn, ruling: null, ruledAt: null };
    const occasion = { tx, caseId, at, by, known };
    const task = { kind: VOIDANCE_RULING, facts: { judgment, judgedOn } };
    const laid = await apply(occasion, ledger, { made, election, pleads: { voidOrRevoked: true } }, task);
    const paper = onPaper === undefined ? {} : { onPaper: { ...onPaper, recordedBy: by } };
    const elected: Recording = {
      audit: { action: 'voidance.applied', facts: { partyId, judgment, judgedOn, ...paper } },
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
   * The judge's ruling on it. Resumed, the balance is told and a clerk files the case; refused, the settlement stays performed.
   * @throws ProblemError 409 `VOIDANCE.NOT_APPLIED`; LawError as `decideRuling`.
   */
  async rule(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    { decision, voided, reason, debtorObjects }: z.output<typeof ruleOnVoidance>,
  ): Promise<RuledApplication> {
    const ledger = await ledgers.lockForEntry(tx, caseId);
    const pending = await tx.manager.findOneBy(Resumption, { caseId, ruling: IsNull() });
    if (!pending || ledger.settlement.state !== 'PERFORMED')
      throw conflict('VOIDANCE.NOT_APPLIED', '没有待裁定的申请', 'There is no application to be ruled on');
    const { application, outOfTime } = pending;
    const known = await knownCase(tx, caseId);
    const on = legalDateOf(at);
    const found: FoundFacts = {
      anticipatoryBreach: false,
      fraudOrDuress: false,
      voidOrRevoked: voided,
      conditionUnmet: [],
    };
    const appliedOn = ledger.appliedOn(application);
    const question = { ruling: decision, on, appliedOn, found, outOfTime, debtorObjects, reason };
    const { ground, article } = admitted(ledger.ruling(question));
    const balance = decision === 'RESUME' ? ledger.balance(on) : undefined;
    const ruled = { ruling: decision, ground, article, reason, debtorObjects, found, ruledBy: by, ruledAt: at };
    await tx.manager.update(Resumption, { caseId, application }, ruled);
    if (balance) await tx.manager.update(Settlement, { caseId }, { state: 'RESUMED' });
    const total = balance?.amounts.total ?? null;
    const calculationList = balance && renderCalculationList(balance);
    const { caseNumber } = known;
    const recording: Recording = {
      audit: { action: 'resumption.ruled', facts: { application, decision, ground, reason, debtorObjects, found } },
      facts: [publishFact(resumptionRuled, { application, decision, ground })],
      letters: [letters.ruling(caseNumber, { application, decision, ground, reason, calculationList })],
      tasks: {
        done: [{ id: rulingItem(caseId, application), outcome: { decision, ground } }],
        opened: total === null ? [] : [filing(caseId, caseNumber, application, { total, asOf: on, ground })],
      },
    };
    return this.recorder.record(
      tx,
      { caseId, at, by, known },
      { ...recording, answer: { application, ruling: decision, ground, total } },
    );
  }
}

const filing = (
  caseId: string,
  caseNumber: string,
  application: number,
  facts: { readonly total: string; readonly asOf: string; readonly ground: string },
) => ({
  id: `file-resumed/${caseId}/${application}`,
  kind: FILE_RESUMED_CASE,
  role: 'clerk' as const,
  facts: { caseNumber, ...facts },
  rule: 'SET-RES-2',
  title: `${caseNumber}：和解协议被确认无效或者撤销，裁定恢复执行，立“执恢”案号`,
});
