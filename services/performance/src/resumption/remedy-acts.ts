import {
  enforcementEnded,
  enforcementResumed,
  remedyElected,
  resumptionAssessed,
  resumptionRuled,
} from '@hejie/contracts/facts';
import { type ActivityKey, type ResumedBalance } from '@hejie/contracts/workflows';
import { asJson, legalDateOf, parseYuan, type CourtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, UnitOfWork, type Transaction } from '@hejie/persistence';
import { CaseDirectory, Notices, RecordedActivities, WorkItems } from '@hejie/service-kit';
import { articleOfRuling, renderCalculationList, type GateDecision, type RulingGround } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { anotherElectionItem, CREDITOR_ELECTION, SUIT_ON_SETTLEMENT } from '../breach/choices.js';
import { resumedBalance, type CaseLedger } from '../settlement/case-ledger.js';
import { Ledgers } from '../settlement/ledgers.js';
import * as letters from '../settlement/letters.js';
import { type Request } from '../settlement/request.js';
import { Settlement } from '../settlement/settlement.entity.js';
import { Enforcement, Resumption } from './resumption.entities.js';

/** The creditor's election, the judge's ruling, and enforcement resumed on the balance. */
@Injectable()
export class RemedyActs extends RecordedActivities {
  constructor(
    @Inject(UnitOfWork) unitOfWork: UnitOfWork,
    @Inject(Outbox) outbox: Outbox,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(Notices) private readonly notices: Notices,
  ) {
    super(unitOfWork, outbox);
  }

  /** SET-ART-9-1. */
  elect(request: Request<'recordElection'>): Promise<void> {
    const { caseId, partyId, remedy, by, at } = request;
    return this.record(request, async (tx) => {
      const { settlement } = await this.ledgers.hold(tx, caseId);
      const desk = { court: settlement.court, roles: ['judges-assistant'] };
      for (const { id } of await this.workItems.list(tx, desk, { caseId, kind: CREDITOR_ELECTION, state: 'OPEN' })) {
        await this.workItems.complete(tx, id, by, { remedy }, at);
      }
      const { caseNumber } = settlement;
      const { parties } = await this.cases.get(tx, caseId);
      const own = parties.find((party) => party.partyId === partyId)?.side;
      const occasion = actOf(request);
      if (remedy !== 'RESUME')
        await this.notices.issue(
          tx,
          parties.filter(({ side }) => side !== own),
          letters.elected({ caseId, caseNumber, at }, occasion, remedy),
        );
      if (remedy === 'SUE') await this.openSuitItem(tx, request, settlement);
      await appendAudit(tx, { caseId, actor: by, action: 'remedy.elected', at, facts: { partyId, remedy } });
      await this.tell(tx, remedyElected, request, { partyId, remedy });
    });
  }

  /** SET-ART-11: asks, changes nothing. */
  gate(question: Request<'readGate'>): Promise<GateDecision> {
    return this.unitOfWork.run(async ({ manager }) =>
      (await this.ledgers.look(manager, question.caseId, question.calendarEditions)).gate(question),
    );
  }

  /** SET-ART-11, SET-RES-4: the application with what the ledger says, for the judge to rule on. */
  layBeforeJudge(request: Request<'layBeforeJudge'>): Promise<void> {
    const { caseId, court, application, gate, outOfTime, dueAt, at } = request;
    return this.record(request, async (tx) => {
      const { settlement } = await this.ledgers.hold(tx, caseId);
      const { caseNumber } = settlement;
      const { decision, ground, findings, wouldChangeIf } = gate;
      await tx.manager.insert(Resumption, { caseId, application, gate, outOfTime, appliedAt: at, dueAt } as never);
      await this.workItems.open(tx, {
        id: rulingItem(caseId, application),
        caseId,
        court,
        kind: 'RESUMPTION_RULING',
        role: 'enforcement-judge',
        dueAt,
        facts: {
          caseNumber,
          application,
          decision,
          ground,
          article: articleOfRuling(ground),
          findings: asJson(findings),
          wouldChangeIf: asJson(wouldChangeIf),
          outOfTime,
        },
        rule: ground,
        title: `${caseNumber}：审查第${application}次恢复执行申请并作出裁定`,
        createdAt: at,
      });
      await appendAudit(tx, {
        caseId,
        actor: 'workflow',
        action: 'resumption.assessed',
        at,
        facts: { application, decision, ground },
      });
      await this.tell(tx, resumptionAssessed, request, { application, decision, ground });
    });
  }

  /** SET-ART-11, 12: the judge's ruling, told to both sides with its article. */
  rule(request: Request<'recordRuling'>): Promise<void> {
    const { caseId, application, decision, ground, reason, debtorObjects, found, by, parties, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId);
      const { settlement } = ledger;
      const article = articleOfRuling(ground as RulingGround);
      await this.workItems.complete(tx, rulingItem(caseId, application), by, { decision, ground }, at);
      await tx.manager.update(
        Resumption,
        { caseId, application },
        { ruling: decision, ground, article, reason, debtorObjects, found, ruledBy: by, ruledAt: at },
      );
      await appendAudit(tx, {
        caseId,
        actor: by,
        action: 'resumption.ruled',
        at,
        facts: { application, decision, ground, reason, debtorObjects, found: asJson(found) },
      });
      await this.notices.issue(
        tx,
        parties,
        letters.ruling(
          { caseId, caseNumber: settlement.caseNumber, at },
          {
            application,
            decision,
            ground: ground as RulingGround,
            reason,
            ...(decision === 'RESUME' && { calculationList: renderCalculationList(ledger.balance(legalDateOf(at))) }),
          },
        ),
      );
      if (decision === 'REFUSE')
        await this.refused(tx, ledger, ground === 'SET-ART-10-3', `application-${application}`, at);
      await this.tell(tx, resumptionRuled, request, { application, decision, ground });
    });
  }

  /** SET-ART-14-1: an accepted suit takes the place of the settlement's performance; one that is not leaves the choice open. */
  suit(request: Request<'recordSuit'>): Promise<void> {
    const { caseId, court, suitNumber, accepted, by, parties, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId);
      const { caseNumber } = ledger.settlement;
      for (const { id } of await this.workItems.list(
        tx,
        { court, roles: ['enforcement-judge'] },
        { caseId, kind: SUIT_ON_SETTLEMENT, state: 'OPEN' },
      )) {
        await this.workItems.complete(tx, id, by, { suitNumber, accepted }, at);
      }
      await appendAudit(tx, { caseId, actor: by, action: 'suit.recorded', at, facts: { suitNumber, accepted } });
      await this.notices.issue(
        tx,
        parties,
        letters.suit({ caseId, caseNumber, at }, actOf(request), suitNumber, accepted),
      );
      if (!accepted) return this.reopenElection(tx, ledger, actOf(request), at);
      await tx.manager.update(Settlement, { caseId }, { state: 'SUED' });
      await this.workItems.cancelForCase(tx, caseId, at);
    });
  }

  /** Out of time on the debtor's objection there is no enforcement at all: the case has ended (SET-ART-10-3). Otherwise the choice is open again. */
  private async refused(
    tx: Transaction,
    ledger: CaseLedger,
    outOfTime: boolean,
    after: string,
    at: CourtInstant,
  ): Promise<void> {
    if (!outOfTime) return this.reopenElection(tx, ledger, after, at);
    const { caseId } = ledger.settlement;
    await tx.manager.update(Settlement, { caseId }, { state: 'EXPIRED' });
    await this.workItems.cancelForCase(tx, caseId, at);
  }

  /** The creditor chooses again where the way he chose has led nowhere and arrears stand (SET-ART-9-1). */
  private async reopenElection(tx: Transaction, ledger: CaseLedger, after: string, at: CourtInstant): Promise<void> {
    const { caseId, court, caseNumber, state } = ledger.settlement;
    if (state !== 'PERFORMING') return;
    // One choice is asked for, on all that is short: what was found while he waited for his answer is part of it.
    await this.workItems.cancelForCase(tx, caseId, at, CREDITOR_ELECTION);
    const { overdue } = ledger.reading(legalDateOf(at));
    if (parseYuan(overdue) === 0n) return;
    await this.workItems.open(tx, {
      id: anotherElectionItem(caseId, after),
      caseId,
      court,
      kind: CREDITOR_ELECTION,
      role: 'judges-assistant',
      facts: { caseNumber, overdue },
      rule: 'SET-ART-9-1',
      title: `${caseNumber}：逾期欠款${overdue}元仍未履行，等待申请执行人另行选择恢复执行、起诉或者容忍`,
      createdAt: at,
    });
  }

  private async openSuitItem(
    tx: Transaction,
    request: Request<'recordElection'>,
    { caseId, court, caseNumber }: Settlement,
  ): Promise<void> {
    await this.workItems.open(tx, {
      id: `suit/${caseId}/${actOf(request)}`,
      caseId,
      court,
      kind: SUIT_ON_SETTLEMENT,
      role: 'enforcement-judge',
      facts: { caseNumber, partyId: request.partyId },
      rule: 'SET-ART-14-1',
      title: `${caseNumber}：申请执行人选择就履行和解协议起诉，记录诉讼案号及是否受理`,
      createdAt: request.at,
    });
  }

  /** SET-ART-17: the balance of the original title with its calculation list; what the judge has to take up again. */
  resume(request: Request<'openResumption'>): Promise<ResumedBalance> {
    const { caseId, court, caseNumber, ground, asOf, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId);
      const balance = ledger.balance(asOf);
      const calculationList = renderCalculationList(balance);
      const { parties } = await this.cases.get(tx, caseId);
      await tx.manager.update(Settlement, { caseId }, { state: 'RESUMED' });
      await this.workItems.cancelForCase(tx, caseId, at);
      await tx.manager.insert(Enforcement, {
        caseId,
        caseNumber,
        ground,
        balance,
        calculationList,
        openedAt: at,
      } as never);
      const { total, principal, interest, doubled, fee } = balance.amounts;
      await this.workItems.open(tx, {
        id: `restore-measures/${caseId}`,
        caseId,
        court,
        kind: 'RESTORE_MEASURES',
        role: 'enforcement-judge',
        facts: { caseNumber, total, asOf, ground },
        rule: 'SET-ART-17-1',
        title: `${caseNumber}：恢复执行，核查并重新采取查封、扣押、冻结等措施`,
        createdAt: at,
      });
      await appendAudit(tx, {
        caseId,
        actor: 'workflow',
        action: 'enforcement.resumed',
        at,
        facts: { caseNumber, ground, asOf, total },
      });
      await this.notices.issue(
        tx,
        parties,
        letters.resumed({ caseId, caseNumber: ledger.settlement.caseNumber, at }, caseNumber, {
          total,
          asOf,
          calculationList,
        }),
      );
      await this.tell(tx, enforcementResumed, request, {
        court,
        caseNumber,
        ground,
        asOf,
        principal,
        interest,
        doubled,
        fee,
        total,
      });
      return resumedBalance(balance);
    });
  }

  balance({ caseId, asOf }: Request<'readBalance'>): Promise<ResumedBalance> {
    return this.unitOfWork.run(async ({ manager }) =>
      resumedBalance((await this.ledgers.look(manager, caseId)).balance(asOf)),
    );
  }

  /** CLS-4. The workflow's balance was read before: satisfied (执行完毕) is only what nothing is owed on now, under the lock. */
  close(request: Request<'closeResumption'>): Promise<{ closed: boolean; balance: ResumedBalance }> {
    const { caseId, mode, balance, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId);
      const fresh = resumedBalance(ledger.balance(legalDateOf(at)));
      if (mode === '执行完毕' && parseYuan(fresh.total) > 0n) return { closed: false, balance: fresh };
      const { caseNumber } = await tx.manager.findOneByOrFail(Enforcement, { caseId });
      const { parties, ...kase } = await this.cases.get(tx, caseId);
      await tx.manager.update(Enforcement, { caseId }, {
        closingMode: mode,
        closingBalance: balance,
        closedAt: at,
      } as never);
      await this.workItems.cancelForCase(tx, caseId, at);
      await appendAudit(tx, {
        caseId,
        actor: 'workflow',
        action: 'enforcement.ended',
        at,
        facts: { mode, total: balance.total },
      });
      await this.notices.issue(
        tx,
        parties,
        letters.closed({ caseId, caseNumber: kase.caseNumber, at }, caseNumber, mode),
      );
      await this.tell(tx, enforcementEnded, request, { mode, total: balance.total });
      return { closed: true, balance };
    });
  }
}

/** The act of a request without its case (`election:2` becomes `election-2`), short enough for ids of letters and tasks. */
const actOf = ({ key, caseId }: ActivityKey): string => key.slice(caseId.length + 1).replaceAll(':', '-');

const rulingItem = (caseId: string, application: number): string => `ruling/${caseId}/${application}`;
