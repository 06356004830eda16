import { CaseRecorder, lockCase, type KnownCase, type Recorded } from '@hejie/casework';
import {
  type approveLongPerformance,
  type LongPerformanceAnswer,
  type proposeLongPerformance,
  type stateLongPerformance,
} from '@hejie/contracts/http';
import { formatYuan, legalDateOf, parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import {
  abuseFlags,
  admitted,
  decideCreditorStatement,
  decideLongPerformance,
  decideLongPerformanceApproval,
  partyOf,
  type LongPerformanceStanding,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { EnforcementClosings } from '../enforcement/enforcement-closings.js';
import * as ledgers from '../ledger/ledgers.js';
import { LongPerformance } from './long-performance.entity.js';

/** Kind of the work item that waits for the president. */
export const LONG_PERFORMANCE_APPROVAL = 'LONG_PERFORMANCE_APPROVAL';

/**
 * CLS-5, S24: enforcement closed as 终结执行 for the long performance of a settlement, with its controls kept. The settlement goes on as it is; on default
 * enforcement resumes under a number of its own, as after every closing.
 */
@Injectable()
export class LongPerformances {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(EnforcementClosings) private readonly closings: EnforcementClosings,
  ) {}

  /** @throws LawError `RECEIPT.NO_SETTLEMENT`, as `decideLongPerformance`. */
  async propose(
    tx: Transaction,
    call: CaseCall,
    { assets: worth, ...said }: z.output<typeof proposeLongPerformance>,
  ): Promise<LongPerformanceAnswer> {
    const { known, caseId, by, at, ledger, row } = await this.standing(tx, call);
    admitted(decideLongPerformance(standingOf(ledger, row)));
    const assets = parseYuan(worth);
    const { pairThisQuarter } = said;
    const debt = parseYuan(ledger.reading(legalDateOf(at)).outstanding);
    const flags = abuseFlags({
      signedOn: legalDateOf(ledger.settlement.openedAt),
      lastDay: ledger.lastDay,
      debt,
      assets,
      pairThisQuarter,
    });
    const proposal: LongPerformance = {
      caseId,
      ...said,
      assets,
      flags,
      proposedAt: at,
      proposedBy: by,
      statedAt: null,
      statedBy: null,
      approved: null,
      reason: null,
      decidedAt: null,
      decidedBy: null,
    };
    await tx.manager.save(LongPerformance, proposal);
    const { caseNumber } = known;
    return this.recorded(tx, call, known, {
      audit: { action: 'long-performance.proposed', facts: { flags, pairThisQuarter } },
      letters: [
        {
          occasion: `long-performance-${at.slice(0, 10)}`,
          kind: 'long-performance-proposed',
          subject: '和解长期履行结案征询函',
          body: `${caseNumber}：本院拟以终结执行（和解长期履行）方式结案，查封、扣押、冻结措施继续保留；被执行人不履行和解协议的，申请执行人可以申请恢复执行。申请执行人同意的，请单独作出声明。`,
        },
      ],
      tasks: {
        opened: [
          {
            id: taskId(caseId, proposal),
            kind: LONG_PERFORMANCE_APPROVAL,
            role: 'court-president',
            facts: { caseNumber, flags, assets: worth, pairThisQuarter },
            rule: 'CLS-5',
            title: `${caseNumber}：审批以终结执行（和解长期履行）方式结案${flags.length > 0 ? '（有滥用提示）' : ''}`,
          },
        ],
      },
      answer: onWire(proposal),
    });
  }

  /** @throws LawError `PARTY.NOT_IN_CASE`, as `decideCreditorStatement`. */
  async state(
    tx: Transaction,
    call: CaseCall,
    { partyId }: z.output<typeof stateLongPerformance>,
  ): Promise<LongPerformanceAnswer> {
    const { known, by, at, ledger, row } = await this.standing(tx, call);
    admitted(decideCreditorStatement(standingOf(ledger, row), partyOf(known.parties, partyId, '/partyId').side));
    const stated = { ...row!, statedAt: at, statedBy: by };
    await tx.manager.save(LongPerformance, stated);
    const audit = { action: 'long-performance.stated', facts: { partyId } };
    return this.recorded(tx, call, known, { audit, answer: onWire(stated) });
  }

  /** @throws LawError as `decideLongPerformanceApproval`, `decideEnforcementClosing`. */
  async approve(
    tx: Transaction,
    call: CaseCall,
    { approved, reason }: z.output<typeof approveLongPerformance>,
  ): Promise<LongPerformanceAnswer> {
    const { known, by, at, ledger, row } = await this.standing(tx, call);
    const flags = row?.flags ?? [];
    admitted(decideLongPerformanceApproval(standingOf(ledger, row), { approved, by, reason, flags }));
    const decided = { ...row!, approved, reason, decidedAt: at, decidedBy: by };
    await tx.manager.save(LongPerformance, decided);
    const { caseNumber, closedOn, document } = decided;
    if (approved) await this.closings.recordLongPerformance(tx, call, { caseNumber, closedOn, document });
    return this.recorded(tx, call, known, {
      audit: { action: 'long-performance.decided', facts: { approved, flags } },
      tasks: { done: [{ id: taskId(call.caseId, decided), outcome: { approved } }] },
      answer: onWire(decided),
    });
  }

  private async standing(tx: Transaction, { caseId, principal: { subject: by }, time: { at } }: CaseCall) {
    // The case before its ledger, as a closing takes them.
    const known = await lockCase(tx, caseId);
    const ledger = await ledgers.lockForEntry(tx, caseId);
    return { known, caseId, by, at, ledger, row: await tx.manager.findOneBy(LongPerformance, { caseId }) };
  }

  private async recorded(
    tx: Transaction,
    { caseId, principal: { subject: by }, time: { at } }: CaseCall,
    known: KnownCase,
    recording: Recorded<LongPerformanceAnswer>,
  ): Promise<LongPerformanceAnswer> {
    return this.recorder.record(tx, { caseId, at, by, known }, recording);
  }
}

const standingOf = (ledger: ledgers.RecordedLedger, row: LongPerformance | null): LongPerformanceStanding => ({
  settlement: ledger.settlement.state,
  proposed: row !== null,
  proposedBy: row?.proposedBy ?? null,
  stated: row?.statedAt != null,
  decided: row?.decidedAt != null,
});

const taskId = (caseId: string, { proposedAt }: Pick<LongPerformance, 'proposedAt'>): string =>
  `long-performance/${caseId}/${proposedAt}`;

/** As people see it. */
function onWire({
  caseId: _of,
  statedBy: _by,
  assets,
  document,
  reason,
  ...row
}: LongPerformance): LongPerformanceAnswer {
  return {
    ...row,
    assets: formatYuan(assets),
    document: maskText(document),
    reason: reason === null ? null : maskText(reason),
  };
}
