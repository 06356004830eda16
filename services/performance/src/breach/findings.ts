import { breachWithdrawn } from '@hejie/contracts/facts';
import { legalDateOf, parseYuan, type CourtInstant, type LegalDate } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, type Transaction } from '@hejie/persistence';
import { CaseDirectory, Notices, WorkItems } from '@hejie/service-kit';
import { outcomeWhileShort, type RecordedOutcome } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type CaseLedger } from '../settlement/case-ledger.js';
import * as letters from '../settlement/letters.js';
import { choicesPending, electionItem } from './choices.js';
import { Finding } from './finding.entity.js';
import { overdueNotices } from './overdue-notices.js';

/** What became of the findings, asked again whenever the ledger has changed, in the transaction that changed it (SET-CASE-1, S17). */
@Injectable()
export class Findings {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(Notices) private readonly notices: Notices,
  ) {}

  /**
   * Findings are cured or withdrawn by what the ledger now knows; what was wrongly told is taken back by letter. One that no longer
   * is cured or withdrawn is reopened: its deadline is to be asked again. After resumption, an accepted suit or performance a
   * finding stays as it was when that was decided.
   */
  async reassess(tx: Transaction, ledger: CaseLedger, at: CourtInstant): Promise<void> {
    const { caseId, state } = ledger.settlement;
    if (state !== 'PERFORMING') return;
    const pending = await choicesPending(tx, caseId);
    for (const finding of await tx.manager.findBy(Finding, { caseId })) {
      const { instalment } = finding;
      const { outcome: now, paidOn } = ledger.outcomeOf(instalment, legalDateOf(at));
      const outcome = now === 'STANDS' ? whileShort(finding, ledger, pending(finding)) : now;
      if (outcome === finding.outcome) continue;
      await tx.manager.update(Finding, { caseId, instalment }, { outcome });
      if (outcome === 'WITHDRAWN') await this.withdraw(tx, ledger, finding, paidOn!, at);
      if (outcome === 'REOPENED')
        await appendAudit(tx, { caseId, actor: 'workflow', action: 'breach.reopened', at, facts: { instalment } });
    }
    await this.withdrawOverdueNotices(tx, ledger, at);
  }

  private async withdraw(
    tx: Transaction,
    { settlement }: CaseLedger,
    { instalment, times }: Finding,
    paidOn: LegalDate,
    at: CourtInstant,
  ): Promise<void> {
    const { caseId, caseNumber } = settlement;
    await this.workItems.cancel(tx, electionItem(caseId, instalment, times), at);
    await appendAudit(tx, { caseId, actor: 'workflow', action: 'breach.withdrawn', at, facts: { instalment, paidOn } });
    const { parties } = await this.cases.get(tx, caseId);
    await this.notices.issue(
      tx,
      parties,
      letters.breachWithdrawn({ caseId, caseNumber, at }, instalment, times, paidOn),
    );
    const data = { caseId, instalment, paidOn, at };
    await this.outbox.append(tx, { definition: breachWithdrawn, caseId, aggregateId: caseId, data, occurredAt: at });
  }

  /** An instalment that by value date was paid when due was never overdue. */
  private async withdrawOverdueNotices(tx: Transaction, ledger: CaseLedger, at: CourtInstant): Promise<void> {
    const { caseId, caseNumber } = ledger.settlement;
    const told = await overdueNotices(tx, caseId);
    if (told.none) return;
    const { parties } = await this.cases.get(tx, caseId);
    for (const { no, due, paidOn } of ledger.reading(legalDateOf(at)).instalments) {
      if (paidOn === undefined || paidOn > due) continue;
      const times = told.standing(no);
      if (times === undefined) continue;
      const misled = parties.filter(({ partyId }) => told.to(partyId, no, times));
      await this.notices.issue(tx, misled, letters.overdueWithdrawn({ caseId, caseNumber, at }, no, times, paidOn));
    }
  }
}

function whileShort(
  { instalment, outcome, cureToldAt, evidence, datedTo }: Finding,
  ledger: CaseLedger,
  choicePending: boolean,
): RecordedOutcome {
  const owedAsNowKnown = ledger.breachOf(instalment, legalDateOf(datedTo))?.outstanding ?? evidence.outstanding;
  return outcomeWhileShort({
    outcome,
    cureTold: cureToldAt !== null,
    choicePending,
    owedOnFinding: parseYuan(evidence.outstanding),
    owedAsNowKnown: parseYuan(owedAsNowKnown),
  });
}
