import { breachWithdrawn } from '@hejie/contracts/facts';
import { legalDateOf, type CourtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, type Transaction } from '@hejie/persistence';
import { CaseDirectory, Notice, Notices, WorkItems } from '@hejie/service-kit';
import { type FindingOutcome } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { type CaseLedger } from '../settlement/case-ledger.js';
import * as letters from '../settlement/letters.js';
import { Finding } from './finding.entity.js';

/** Id of the task that waits for the creditor's choice on an instalment. */
export const electionItem = (caseId: string, instalment: number): string => `election/${caseId}/${instalment}`;

/** What became of the findings, asked again whenever money has been posted, in the transaction that posted it (SET-CASE-1, S17). */
@Injectable()
export class Findings {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(Notices) private readonly notices: Notices,
  ) {}

  /** Findings are cured or withdrawn by what the ledger now knows; what was wrongly told is taken back by letter. */
  async reassess(tx: Transaction, ledger: CaseLedger, at: CourtInstant): Promise<void> {
    const { caseId } = ledger.settlement;
    for (const finding of await tx.manager.findBy(Finding, { caseId, outcome: Not('WITHDRAWN' as const) })) {
      const outcome = ledger.outcomeOf(finding.instalment, legalDateOf(at));
      if (outcome.outcome === finding.outcome || outcome.outcome === 'STANDS') continue;
      await tx.manager.update(Finding, { caseId, instalment: finding.instalment }, { outcome: outcome.outcome });
      if (outcome.outcome === 'WITHDRAWN') await this.withdraw(tx, ledger, outcome, at);
    }
    await this.withdrawOverdueNotices(tx, ledger, at);
  }

  private async withdraw(tx: Transaction, { settlement }: CaseLedger, { no, paidOn }: FindingOutcome, at: CourtInstant): Promise<void> {
    const { caseId, caseNumber } = settlement;
    await this.workItems.cancel(tx, electionItem(caseId, no), at);
    await appendAudit(tx, { caseId, actor: 'workflow', action: 'breach.withdrawn', at, facts: { instalment: no, paidOn } });
    const { parties } = await this.cases.get(tx, caseId);
    await this.notices.issue(tx, parties, letters.breachWithdrawn({ caseId, caseNumber, at }, no, paidOn!));
    const data = { caseId, instalment: no, paidOn: paidOn!, at };
    await this.outbox.append(tx, { definition: breachWithdrawn, caseId, aggregateId: caseId, data, occurredAt: at });
  }

  /** An instalment that by value date was paid when due was never overdue. */
  private async withdrawOverdueNotices(tx: Transaction, ledger: CaseLedger, at: CourtInstant): Promise<void> {
    const { caseId, caseNumber } = ledger.settlement;
    const { instalments } = ledger.reading(legalDateOf(at));
    const told = new Set((await tx.manager.findBy(Notice, { caseId, kind: 'instalment-overdue' })).map(({ noticeId }) => noticeId));
    if (told.size === 0) return;
    const { parties } = await this.cases.get(tx, caseId);
    for (const { no, due, paidOn } of instalments) {
      if (paidOn === undefined || paidOn > due) continue;
      const misled = parties.filter(({ partyId }) => told.has(`${caseId}:${letters.overdueOccasion(no)}:${partyId}`));
      await this.notices.issue(tx, misled, letters.overdueWithdrawn({ caseId, caseNumber, at }, no, paidOn));
    }
  }
}
