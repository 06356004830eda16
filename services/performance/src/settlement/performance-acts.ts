import { applicationPeriodWarned, performanceOpened, settlementPerformed } from '@hejie/contracts/facts';
import { type LedgerReading } from '@hejie/contracts/workflows';
import { formatYuan, legalDateOf, parseYuan } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, UnitOfWork } from '@hejie/persistence';
import { Notices, RecordedActivities, WorkItems } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Findings } from '../breach/findings.js';
import { CaseLedger } from './case-ledger.js';
import { Ledgers } from './ledgers.js';
import * as letters from './letters.js';
import { type Request } from './request.js';
import { Settlement } from './settlement.entity.js';

/** The ledger opens, is asked, and closes by performance; the creditor is warned of the end of the two years. */
@Injectable()
export class PerformanceActs extends RecordedActivities {
  constructor(
    @Inject(UnitOfWork) unitOfWork: UnitOfWork,
    @Inject(Outbox) outbox: Outbox,
    @Inject(Ledgers) private readonly ledgers: Ledgers,
    @Inject(Findings) private readonly findings: Findings,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(Notices) private readonly notices: Notices,
  ) {
    super(unitOfWork, outbox);
  }

  open(request: Request<'openPerformance'>): Promise<LedgerReading> {
    const { caseId, court, caseNumber, version, terms, title, packId, calendarEditions, at } = request;
    return this.record(request, async (tx) => {
      const settlement: Settlement = {
        caseId,
        court,
        caseNumber,
        version,
        terms,
        principal: parseYuan(title.principal),
        dailyRate: title.dailyRate,
        expiry: title.expiry,
        fee: parseYuan(title.fee),
        packId,
        calendarEditions: [...calendarEditions],
        state: 'PERFORMING',
        openedAt: at,
      };
      // TypeORM's partial type does not end on the terms' nested lists.
      await tx.manager.insert(Settlement, settlement as never);
      const reading = new CaseLedger(settlement, { receipts: [], reversals: [], refunds: [] }).reading(legalDateOf(at));
      await appendAudit(tx, {
        caseId,
        actor: 'workflow',
        action: 'performance.opened',
        at,
        facts: { version, total: terms.total },
      });
      await this.tell(tx, performanceOpened, request, {
        court,
        total: reading.owed,
        instalments: reading.instalments.length,
      });
      return reading;
    });
  }

  read({ caseId, asOf, after, calendarEditions }: Request<'readLedger'>): Promise<LedgerReading> {
    return this.unitOfWork.run(async ({ manager }) =>
      (await this.ledgers.look(manager, caseId, calendarEditions)).reading(asOf, after),
    );
  }

  /**
   * SET-ART-8-1. What remains is the clerk's: to verify performance with the creditor in writing (CLS-1).
   * The case has read the ledger before: where a receipt was taken out since, nobody is told that it performed anything.
   */
  performed(request: Request<'recordPerformed'>): Promise<{ performed: boolean }> {
    const { caseId, court, performedOn, parties, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId);
      if (parseYuan(ledger.outstanding(legalDateOf(at))) > 0n) return { performed: false };
      const { caseNumber, terms } = ledger.settlement;
      await this.findings.reassess(tx, ledger, at);
      await tx.manager.update(Settlement, { caseId }, { state: 'PERFORMED' });
      await this.workItems.cancelForCase(tx, caseId, at);
      await this.workItems.open(tx, {
        id: `verify-performance/${caseId}`,
        caseId,
        court,
        kind: 'VERIFY_PERFORMANCE',
        role: 'clerk',
        facts: { caseNumber, total: terms.total, performedOn },
        rule: 'CLS-1',
        title: `${caseNumber}：向申请执行人书面核实履行情况，核实后以执行完毕方式结案`,
        createdAt: at,
      });
      await appendAudit(tx, { caseId, actor: 'workflow', action: 'settlement.performed', at, facts: { performedOn } });
      await this.notices.issue(tx, parties, letters.performed({ caseId, caseNumber, at }, terms.total, performedOn));
      await this.tell(tx, settlementPerformed, request, { total: formatYuan(parseYuan(terms.total)), performedOn });
      return { performed: true };
    });
  }

  /** SET-ART-10: told to the creditor's side, whose period it is. Its end bars nothing by itself (SET-ART-10-3). */
  applicationPeriod(request: Request<'warnApplicationPeriod'>): Promise<void> {
    const { caseId, lastDay, ended, parties, at } = request;
    return this.record(request, async (tx) => {
      const { settlement } = await this.ledgers.hold(tx, caseId);
      if (settlement.state !== 'PERFORMING') return;
      await appendAudit(tx, {
        caseId,
        actor: 'workflow',
        action: 'application-period.warned',
        at,
        facts: { lastDay, ended },
      });
      await this.notices.issue(
        tx,
        parties.filter(({ side }) => side === 'CREDITOR'),
        letters.applicationPeriod({ caseId, caseNumber: settlement.caseNumber, at }, lastDay, ended),
      );
      await this.tell(tx, applicationPeriodWarned, request, { lastDay, ended });
    });
  }
}
