import { breachCured, breachSuspected, instalmentReminded } from '@hejie/contracts/facts';
import { type ActivityKey } from '@hejie/contracts/workflows';
import { addMs, asJson, daysBetween, legalDateOf } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, UnitOfWork, type Transaction } from '@hejie/persistence';
import { Notices, RecordedActivities, WorkItems } from '@hejie/service-kit';
import { type BreachFinding } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type CaseLedger } from '../settlement/case-ledger.js';
import { Ledgers } from '../settlement/ledgers.js';
import * as letters from '../settlement/letters.js';
import { type Request } from '../settlement/request.js';
import { type Settlement } from '../settlement/settlement.entity.js';
import { Finding } from './finding.entity.js';
import { electionItem, Findings } from './findings.js';

/** Kind of the work item that waits for the creditor's choice. */
export const CREDITOR_ELECTION = 'CREDITOR_ELECTION';

/** What the deadlines of an instalment bring about. Each asks the ledger first, under its lock, and says nothing of what was paid. */
@Injectable()
export class BreachActs extends RecordedActivities {
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

  /** H5. */
  remind(request: Request<'remindInstalment'>): Promise<void> {
    const { caseId, instalment, parties, lateness, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId);
      if (!performing(ledger)) return;
      const today = legalDateOf(at);
      const line = ledger.stillOpen(instalment, today);
      if (!line) return;
      await this.notices.issue(tx, parties, letters.reminder(occasion(ledger, at), line));
      const daysBefore = Math.max(0, daysBetween(today, line.due));
      await this.tell(tx, instalmentReminded, request, { instalment, due: line.due, daysBefore, latenessSeconds: lateness.latenessSeconds });
    });
  }

  /** The due day has passed and grace runs; where there is no grace, the breach itself is what is told. */
  overdue(request: Request<'noticeOverdue'>): Promise<void> {
    const { caseId, instalment, parties, calendarEditions, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId, calendarEditions);
      const line = performing(ledger) ? ledger.stillOpen(instalment, legalDateOf(at)) : undefined;
      if (line?.status !== 'IN_GRACE') return;
      await this.notices.issue(tx, parties, letters.overdue(occasion(ledger, at), line, ledger.graceEnd(line)));
    });
  }

  /** I1, S7: dated to the deadline, by value date as of its day. Nothing resumes by itself: the election is the creditor's. */
  suspect(request: Request<'suspectBreach'>): Promise<{ suspected: boolean }> {
    const { caseId, instalment, parties, calendarEditions, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId, calendarEditions);
      const finding = performing(ledger) ? ledger.breachOf(instalment, legalDateOf(at)) : undefined;
      if (!finding) return { suspected: false };
      await this.find(tx, request, ledger.settlement, finding);
      const [creditors, others] = [true, false].map((creditor) => parties.filter(({ side }) => (side === 'CREDITOR') === creditor));
      await this.notices.issue(tx, creditors!, letters.breach(occasion(ledger, at), finding, ledger.lastDayToApply()));
      await this.notices.issue(tx, others!, letters.breach(occasion(ledger, at), finding));
      return { suspected: true };
    });
  }

  /** SET-CASE-1: the findings fall, and nobody's choice is waited for any longer. */
  cure(request: Request<'recordCure'>): Promise<void> {
    const { key, caseId, parties, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId);
      await this.findings.reassess(tx, ledger, at);
      await this.workItems.cancelForCase(tx, caseId, at, CREDITOR_ELECTION);
      // Where every finding was withdrawn there was no breach to cure, and both sides have been told so.
      if (!(await tx.manager.existsBy(Finding, { caseId, outcome: 'CURED' }))) return;
      await appendAudit(tx, { caseId, actor: 'workflow', action: 'breach.cured', at, facts: {} });
      // The key without the case (`cure:9`): a second cure is another letter, and the letter's id stays short.
      await this.notices.issue(tx, parties, letters.cure(occasion(ledger, at), key.slice(caseId.length + 1).replaceAll(':', '-')));
      await this.tell(tx, breachCured, request, {});
    });
  }

  private async find(tx: Transaction, request: Request<'suspectBreach'>, { court, caseNumber }: Settlement, finding: BreachFinding): Promise<void> {
    const { caseId, instalment, lateness, at } = request;
    const { deadline, latenessSeconds } = lateness;
    const { due, graceEnd, outstanding } = finding;
    const row: Finding = { caseId, instalment, evidence: finding, datedTo: deadline, foundAt: addMs(deadline, Math.round(latenessSeconds * 1000)), latenessSeconds, outcome: 'STANDS' };
    await tx.manager.insert(Finding, row as never);
    await this.workItems.open(tx, {
      id: electionItem(caseId, instalment),
      caseId,
      court,
      kind: CREDITOR_ELECTION,
      role: 'judges-assistant',
      facts: { caseNumber, finding: asJson(finding) },
      rule: 'SET-ART-9-1',
      title: `${caseNumber}：第${instalment}期涉嫌不履行，等待申请执行人选择恢复执行、起诉或者容忍`,
      createdAt: at,
    });
    await appendAudit(tx, { caseId, actor: 'workflow', action: 'breach.suspected', at, facts: { instalment, outstanding, latenessSeconds } });
    await this.tell(tx, breachSuspected, request, { instalment, due, graceEndedOn: graceEnd, outstanding, latenessSeconds });
  }
}

/** After resumption, a suit or performance nothing is said of instalments any longer. */
const performing = ({ settlement }: CaseLedger): boolean => settlement.state === 'PERFORMING';

function occasion({ settlement }: CaseLedger, at: ActivityKey['at']) {
  const { caseId, caseNumber } = settlement;
  return { caseId, caseNumber, at };
}
