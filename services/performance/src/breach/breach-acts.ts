import { breachCured, breachSuspected, instalmentReminded } from '@hejie/contracts/facts';
import { type ActivityKey, type Lateness } from '@hejie/contracts/workflows';
import { addMs, asJson, daysBetween, legalDateOf, type CourtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { appendAudit, UnitOfWork, type Transaction } from '@hejie/persistence';
import { Notices, RecordedActivities, WorkItems } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type CaseLedger } from '../settlement/case-ledger.js';
import { Ledgers } from '../settlement/ledgers.js';
import * as letters from '../settlement/letters.js';
import { type Request } from '../settlement/request.js';
import { type Settlement } from '../settlement/settlement.entity.js';
import { CREDITOR_ELECTION, electionItem } from './choices.js';
import { Finding } from './finding.entity.js';
import { Findings } from './findings.js';
import { overdueNotices } from './overdue-notices.js';

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
      // Where a receipt taken out since is the only reason, nobody is reminded of a day that is over. A late machine loses no letter.
      if (!line || legalDateOf(ledger.datingOf(instalment, lateness.deadline, foundAt(lateness), false).at) > line.due)
        return;
      await this.notices.issue(tx, parties, letters.reminder(occasion(ledger, at), line));
      const daysBefore = Math.max(0, daysBetween(today, line.due));
      await this.tell(tx, instalmentReminded, request, {
        instalment,
        due: line.due,
        daysBefore,
        latenessSeconds: lateness.latenessSeconds,
      });
    });
  }

  /** The due day has passed and grace runs; where there is no grace, the breach itself is what is told. */
  overdue(request: Request<'noticeOverdue'>): Promise<void> {
    const { caseId, instalment, parties, calendarEditions, lateness, at } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId, calendarEditions);
      const line = performing(ledger) ? ledger.stillOpen(instalment, legalDateOf(at)) : undefined;
      if (line?.status !== 'IN_GRACE') return;
      const times = (await overdueNotices(tx, caseId)).next(instalment);
      const told = ledger.datingOf(instalment, lateness.deadline, foundAt(lateness), times > 1);
      await this.notices.issue(
        tx,
        parties,
        letters.overdue(occasion(ledger, told.at), line, ledger.graceEnd(line), times),
      );
    });
  }

  /**
   * I1, S7: dated to the deadline, by value date as of its day. Nothing resumes by itself: the election is the creditor's.
   * Asked again when a receipt was taken out since, it finds what was not found then, or had fallen; not what both sides know.
   * The finding is the deadline's even so; what people are told of it then is dated to the act.
   */
  suspect(request: Request<'suspectBreach'>): Promise<{ suspected: boolean }> {
    const { caseId, instalment, parties, calendarEditions, lateness, at: asOf } = request;
    return this.record(request, async (tx) => {
      const ledger = await this.ledgers.hold(tx, caseId, calendarEditions);
      const finding = performing(ledger) ? ledger.breachOf(instalment, legalDateOf(asOf)) : undefined;
      const known = await tx.manager.findOneBy(Finding, { caseId, instalment });
      if (!finding || known?.outcome === 'STANDS') return { suspected: false };
      const times = (known?.times ?? 0) + 1;
      const { at, latenessSeconds } = ledger.datingOf(instalment, lateness.deadline, foundAt(lateness), known !== null);
      if (known) await this.workItems.cancel(tx, electionItem(caseId, instalment, known.times), at);
      const row: Finding = {
        caseId,
        instalment,
        evidence: finding,
        datedTo: lateness.deadline,
        foundAt: foundAt(lateness),
        latenessSeconds,
        outcome: 'STANDS',
        times,
        cureToldAt: null,
      };
      await this.find(tx, ledger.settlement, row, { ...request, at });
      const [creditors, others] = [true, false].map((creditor) =>
        parties.filter(({ side }) => (side === 'CREDITOR') === creditor),
      );
      await this.notices.issue(
        tx,
        creditors!,
        letters.breach(occasion(ledger, at), finding, times, ledger.lastDayToApply()),
      );
      await this.notices.issue(tx, others!, letters.breach(occasion(ledger, at), finding, times));
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
      // One that is not cured after all, for a receipt was taken out meanwhile: the choice on it is no longer waited for, so it is asked again.
      await tx.manager.update(Finding, { caseId, outcome: 'STANDS' }, { outcome: 'REOPENED' });
      // Where every finding was withdrawn there was no breach to cure; of that, and of cures of before, both sides have been told.
      const { affected } = await tx.manager.update(
        Finding,
        { caseId, outcome: 'CURED', cureToldAt: IsNull() },
        { cureToldAt: at },
      );
      if (!affected) return;
      await appendAudit(tx, { caseId, actor: 'workflow', action: 'breach.cured', at, facts: {} });
      // The key without the case (`cure:9`): a second cure is another letter, and the letter's id stays short.
      await this.notices.issue(
        tx,
        parties,
        letters.cure(occasion(ledger, at), key.slice(caseId.length + 1).replaceAll(':', '-')),
      );
      await this.tell(tx, breachCured, request, {});
    });
  }

  /** Records a finding, asks the creditor and publishes it; `act` says when. */
  private async find(
    tx: Transaction,
    { court, caseNumber }: Settlement,
    finding: Finding,
    act: ActivityKey,
  ): Promise<void> {
    const { caseId, instalment, evidence, latenessSeconds, times } = finding;
    const { due, graceEnd, outstanding } = evidence;
    const { at } = act;
    await tx.manager.save(Finding, finding as never);
    await this.workItems.open(tx, {
      id: electionItem(caseId, instalment, times),
      caseId,
      court,
      kind: CREDITOR_ELECTION,
      role: 'judges-assistant',
      facts: { caseNumber, finding: asJson(evidence) },
      rule: 'SET-ART-9-1',
      title: `${caseNumber}：第${instalment}期涉嫌不履行，等待申请执行人选择恢复执行、起诉或者容忍`,
      createdAt: at,
    });
    await appendAudit(tx, {
      caseId,
      actor: 'workflow',
      action: 'breach.suspected',
      at,
      facts: { instalment, outstanding, latenessSeconds },
    });
    await this.tell(tx, breachSuspected, act, {
      instalment,
      due,
      graceEndedOn: graceEnd,
      outstanding,
      latenessSeconds,
    });
  }
}

/** After resumption, a suit or performance nothing is said of instalments any longer. */
const performing = ({ settlement }: CaseLedger): boolean => settlement.state === 'PERFORMING';

/** When a deadline was really dealt with. */
const foundAt = ({ deadline, latenessSeconds }: Lateness): CourtInstant =>
  addMs(deadline, Math.round(latenessSeconds * 1000));

function occasion({ settlement }: CaseLedger, at: ActivityKey['at']) {
  const { caseId, caseNumber } = settlement;
  return { caseId, caseNumber, at };
}
