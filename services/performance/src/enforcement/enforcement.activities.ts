import {
  endEnforcement,
  inOrder,
  lockCase,
  nothingHappened,
  publishFact,
  type Recording,
  type StepContext,
  type StepHandlers,
} from '@hejie/casework';
import { enforcementEnded, enforcementResumed } from '@hejie/contracts/facts';
import {
  CASE_ITSELF,
  type ClosingMode,
  type EnforcementDecision,
  type PerformanceActs,
  type ResumedBalance,
} from '@hejie/contracts/workflows';
import { legalDateOf, parseYuan } from '@hejie/law';
import {
  admitted,
  decideClosing,
  ENFORCEMENT_STATES,
  renderCalculationList,
  requireTransition,
  resumptionMeasures,
  type BalanceOnResumption,
  type EnforcementStage,
} from '@hejie/settlement';
import * as ledgers from '../ledger/ledgers.js';
import { endingsOf, foundIn } from './endings-for-now.js';
import { Enforcement, isRevoked } from './enforcement.entity.js';
import { awaitedPaper } from '../resumption/paper.js';
import * as letters from './letters.js';
import { over, RESTORE_MEASURES } from '../settlement/over.js';

/** Enforcement of the original title, until the ledger says that it is satisfied or its judge closes it. */
export const enforcementActivities: Pick<
  StepHandlers<PerformanceActs>,
  'openEnforcement' | 'applyEnforcementEntries' | 'closeEnforcement'
> = {
  async openEnforcement({ caseNumber, ground }, step) {
    const { tx, caseId, at, known } = step;
    // The case before its ledger, as everybody takes them: it may end at once.
    await lockCase(tx, caseId);
    const ledger = await ledgers.lock(tx, caseId);
    const { claimKind } = ledger.settlement;
    const whole = ledger.balance(legalDateOf(at));
    const balance = resumedBalance(whole);
    const calculationList = renderCalculationList(whole);
    const nth = 1 + ((await tx.manager.findOneBy(Enforcement, { caseId }))?.nth ?? 0);
    const opening = { closingMode: null, closingBalance: null, closedAt: null };
    const row: Enforcement = {
      ...opening,
      ...{ caseId, nth, caseNumber, ground, balance: whole, calculationList, openedAt: at },
    };
    await tx.manager.save(Enforcement, row);
    const { asOf, surplus: _kept, ...amounts } = balance;
    const { total } = amounts;
    const opened: Recording = {
      audit: { action: 'enforcement.resumed', facts: { caseNumber, ground, asOf, total } },
      facts: [publishFact(enforcementResumed, { court: known.court, caseNumber, ground, asOf, ...amounts })],
      letters: [letters.resumed(known.caseNumber, caseNumber, { ...balance, claimKind, nth }, calculationList)],
      documents: await awaitedPaper(tx, known, ledger, caseNumber),
      tasks: {
        reopened: [
          {
            id: `restore-measures/${caseId}`,
            kind: RESTORE_MEASURES,
            role: 'enforcement-judge',
            facts: { caseNumber, total, asOf, ground },
            rule: 'SET-ART-17-1',
            title: `${caseNumber}：恢复执行，${resumptionMeasures(claimKind)}`,
          },
        ],
      },
    };
    if (!ledger.satisfiedBy(whole)) return { ...opened, answer: { balance } };
    return inOrder([opened, await closed(step, row, '执行完毕', balance, 'OPENING')], satisfied(balance));
  },

  async applyEnforcementEntries(_, step) {
    const { tx, caseId } = step;
    const { balance, owed } = await standingNow(step);
    const enforcement = await tx.manager.findOneByOrFail(Enforcement, { caseId });
    // Its ruling may have been revoked while this fact was on its way.
    if (owed || isRevoked(enforcement)) return nothingHappened<EnforcementDecision>({ balance });
    return { ...(await closed(step, enforcement, '执行完毕', balance)), answer: satisfied(balance) };
  },

  async closeEnforcement({ mode }, step) {
    const { tx, caseId, at } = step;
    const { balance } = await standingNow(step);
    const enforcement = await tx.manager.findOneByOrFail(Enforcement, { caseId });
    const { caseNumber, closedAt } = enforcement;
    const forNow = foundIn(await endingsOf(tx.manager, caseId)).get(caseNumber) ?? null;
    const turn = { owed: parseYuan(balance.total), closed: closedAt !== null, on: legalDateOf(at), forNow };
    admitted(decideClosing({ mode, ...turn }));
    return { ...(await closed(step, enforcement, mode, balance)), answer: { balance, closed: mode } };
  },
};

async function closed(
  { tx, caseId, at, by }: StepContext,
  { caseNumber, nth }: Pick<Enforcement, 'caseNumber' | 'nth'>,
  mode: ClosingMode,
  balance: ResumedBalance,
  from: EnforcementStage = 'ENFORCEMENT',
): Promise<Recording> {
  requireTransition(ENFORCEMENT_STATES, from, by === CASE_ITSELF ? 'SATISFIED' : 'CLOSED');
  await tx.manager.update(Enforcement, { caseId }, { closingMode: mode, closingBalance: balance, closedAt: at });
  await endEnforcement(tx, caseId);
  const ended = { mode, total: balance.total };
  return {
    audit: { action: 'enforcement.ended', facts: ended },
    facts: [publishFact(enforcementEnded, ended)],
    letters: [letters.closed(caseNumber, mode, { nth, on: legalDateOf(at) })],
    tasks: { cancelled: over(mode === '执行完毕') },
  };
}

const satisfied = (balance: ResumedBalance): EnforcementDecision => ({ balance, closed: '执行完毕', satisfied: true });

/** What is owed on the day of the step, and whether anything is that the ledger can tell, under the locks of the case and of its ledger. */
async function standingNow({ tx, caseId, at }: StepContext): Promise<{ balance: ResumedBalance; owed: boolean }> {
  await lockCase(tx, caseId);
  const ledger = await ledgers.lock(tx, caseId);
  const whole = ledger.balance(legalDateOf(at));
  return { balance: resumedBalance(whole), owed: !ledger.satisfiedBy(whole) };
}

/** A balance as the case carries it: amounts without the list behind them. */
function resumedBalance({ asOf, amounts }: BalanceOnResumption): ResumedBalance {
  const { principal, interest, doubled, fee, total, surplus } = amounts;
  return { asOf, principal, interest, doubled, fee, total, surplus };
}
