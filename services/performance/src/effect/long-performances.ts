import { CaseRecorder, lockCase, type KnownCase, type Recorded } from '@hejie/casework';
import {
  type approveLongPerformance,
  type LongPerformanceAnswer,
  type proposeLongPerformance,
  type stateLongPerformance,
} from '@hejie/contracts/http';
import { formatYuan, legalDateOf, parseYuan, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { maskText } from '@hejie/security';
import { type CaseCall } from '@hejie/service-kit';
import {
  abuseFlags,
  admitted,
  allStated,
  countsAsPerformed,
  decideCreditorStatement,
  decideLongPerformance,
  decideLongPerformanceApproval,
  partyOf,
  type AbuseFlag,
  type LongPerformanceStanding,
} from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { actedBy, requireAgentFor } from '../agents.js';
import { EnforcementClosings } from '../enforcement/enforcement-closings.js';
import { assetsUnderControl, meetingsInQuarter } from '../heard/known-of-case.js';
import * as ledgers from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { LongPerformance } from './long-performance.entity.js';
import { inOccasion } from '../settlement/in-occasion.js';

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
    admitted(decideLongPerformance(standingOf(ledger, known, row)));
    const on = legalDateOf(at);
    const weighed = await weighedOn(tx, known, { ...said, caseId, assets: parseYuan(worth) }, on);
    const { pairThisQuarter } = weighed;
    const assets = formatYuan(weighed.assets);
    const flags = flagsOn(ledger, weighed, on);
    const proposal: LongPerformance = {
      caseId,
      ...said,
      ...weighed,
      flags,
      proposedAt: at,
      proposedBy: by,
      closedOn: null,
      statements: [],
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
          occasion: `long-performance-${inOccasion(at)}`,
          kind: 'long-performance-proposed',
          subject: '和解长期履行结案征询函',
          body: `${caseNumber}：本院拟以终结执行（和解长期履行）方式结案，查封、扣押、冻结措施继续保留；被执行人不履行和解协议的，申请执行人可以申请恢复执行。各申请执行人同意的，请各自单独作出声明；全部声明后方可审批。`,
        },
      ],
      tasks: {
        opened: [
          {
            id: taskId(caseId, proposal),
            kind: LONG_PERFORMANCE_APPROVAL,
            role: 'court-president',
            facts: { caseNumber, flags, assets, pairThisQuarter },
            rule: 'CLS-5',
            title: `${caseNumber}：审批以终结执行（和解长期履行）方式结案${flags.length > 0 ? '（有滥用提示）' : ''}`,
          },
        ],
      },
      answer: onWire(proposal, ledger, on),
    });
  }

  /** @throws LawError `PARTY.NOT_IN_CASE`, as `decideCreditorStatement`, `requireAgentFor`. */
  async state(
    tx: Transaction,
    call: CaseCall,
    { partyId, agentId }: z.output<typeof stateLongPerformance>,
  ): Promise<LongPerformanceAnswer> {
    const { known, by, at, ledger, row } = await this.standing(tx, call);
    partyOf(known.parties, partyId, '/partyId');
    await requireAgentFor(tx.manager, call, { partyId, agentId }, 'AGREE_TO_CLOSING');
    const standing = standingOf(ledger, known, row);
    admitted(decideCreditorStatement(standing, partyId));
    const all = allStated({ ...standing, statedBy: [...standing.statedBy, partyId] });
    const statements = [...row!.statements, { partyId, at }];
    const stated = { ...row!, statements, ...(all && { statedAt: at, statedBy: by }) };
    await tx.manager.save(LongPerformance, stated);
    const audit = { action: 'long-performance.stated', facts: { partyId, ...actedBy({ agentId }) } };
    return this.recorded(tx, call, known, { audit, answer: onWire(stated, ledger, legalDateOf(at)) });
  }

  /** @throws LawError as `decideLongPerformanceApproval`, `decideEnforcementClosing`. */
  async approve(
    tx: Transaction,
    call: CaseCall,
    { approved, reason }: z.output<typeof approveLongPerformance>,
  ): Promise<LongPerformanceAnswer> {
    const { known, by, at, ledger, row } = await this.standing(tx, call);
    const closedOn = legalDateOf(at);
    // What was proposed before the end of a quarter may be approved within its last days, and more may be known by then.
    const weighed = row && (await weighedOn(tx, known, row, closedOn));
    const flags = weighed ? flagsOn(ledger, weighed, closedOn) : [];
    admitted(decideLongPerformanceApproval(standingOf(ledger, known, row), { approved, by, reason, flags }));
    const said = { approved, reason, decidedAt: at, decidedBy: by };
    const decided = { ...row!, ...weighed!, flags, ...said, closedOn: approved ? closedOn : null };
    await tx.manager.save(LongPerformance, decided);
    const { caseNumber, document } = decided;
    if (approved) await this.closings.recordLongPerformance(tx, call, { caseNumber, closedOn, document });
    return this.recorded(tx, call, known, {
      audit: { action: 'long-performance.decided', facts: { approved, flags } },
      tasks: { done: [{ id: taskId(call.caseId, decided), outcome: { approved } }] },
      answer: onWire(decided, ledger, closedOn),
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

type Weighed = Pick<LongPerformance, 'assets' | 'pairThisQuarter'>;

/** S24: what a judge says of assets and of who meets, or what the records show, whichever is more: whom flags watch does not word them alone. */
async function weighedOn(
  { manager }: Transaction,
  { court }: KnownCase,
  { caseId, assets, pairThisQuarter }: Pick<LongPerformance, 'caseId'> & Weighed,
  on: LegalDate,
): Promise<Weighed> {
  const controlled = await assetsUnderControl(manager, caseId);
  const met = await meetingsInQuarter(manager, { caseId, court }, on);
  return { assets: controlled > assets ? controlled : assets, pairThisQuarter: Math.max(met, pairThisQuarter) };
}

/** S24: what is to be weighed on a day. */
const flagsOn = (ledger: ledgers.RecordedLedger, { assets, pairThisQuarter }: Weighed, on: LegalDate): AbuseFlag[] =>
  abuseFlags({
    signedOn: legalDateOf(ledger.settlement.openedAt),
    on,
    lastDay: ledger.lastDay,
    debt: parseYuan(ledger.reading(on).outstanding),
    assets,
    pairThisQuarter,
  });

const standingOf = (
  ledger: ledgers.RecordedLedger,
  known: KnownCase,
  row: LongPerformance | null,
): LongPerformanceStanding => ({
  settlement: ledger.settlement.state,
  proposed: row !== null,
  proposedBy: row?.proposedBy ?? null,
  creditors: sidesOf(known).creditors.map(({ partyId }) => partyId),
  statedBy: (row?.statements ?? []).map(({ partyId }) => partyId),
  decided: row?.decidedAt != null,
});

const taskId = (caseId: string, { proposedAt }: Pick<LongPerformance, 'proposedAt'>): string =>
  `long-performance/${caseId}/${proposedAt}`;

/** As people see it on a day. */
function onWire(
  { caseId: _of, statedBy: _by, assets, document, reason, ...row }: LongPerformance,
  ledger: ledgers.RecordedLedger,
  on: LegalDate,
): LongPerformanceAnswer {
  return {
    ...row,
    countsAsPerformed: countsAsPerformed(ledger.performedOn(on), on),
    statements: [...row.statements],
    assets: formatYuan(assets),
    document: maskText(document),
    reason: reason === null ? null : maskText(reason),
  };
}
