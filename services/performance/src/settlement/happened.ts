import { inOrder, publishFact, WorkItemEntity, type Recorded, type Recording, type StepContext } from '@hejie/casework';
import { applicationPeriodWarned, instalmentReminded, settlementPerformed } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { formatYuan, legalDateOf, parseYuan, type CourtInstant, type LegalDate } from '@hejie/law';
import {
  type PerformanceDecision,
  type PerformanceEvent,
  type PerformanceOutcome,
  type PerformanceState,
} from '@hejie/settlement';
import { breachFound, cured, findingRederived, graceMoved, overdueTold } from '../breach/breach.js';
import { reassess } from '../breach/findings.js';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { sidesOf } from '../ledger/parties.js';
import { standingFiled, standingOpened, withStanding } from '../resumption/standing.js';
import { Settlement } from '../ledger/settlement.entity.js';
import { dueSet } from './due.js';
import { over } from './over.js';
import * as letters from './letters.js';
import { stageEntered } from './stage.js';
import { verification, VERIFY_PERFORMANCE } from './verification.js';

/** What was decided, as a step records it: what has happened, in order, and where the case stands now. */
export async function recorded(
  step: StepContext,
  before: PerformanceState,
  ledger: RecordedLedger,
  { happened, ...decision }: PerformanceOutcome,
  first: readonly Recording[] = [],
): Promise<Recorded<PerformanceDecision>> {
  const recordings = [...first];
  for (const event of happened) recordings.push(...(await recordingsOf(event, step, ledger)));
  const at = happened.findLast(({ kind }) => kind === 'CURED')?.at ?? step.at;
  const filed = happened.find(({ kind }) => kind === 'STANDING_FILED');
  const due = await dueSet(step, filed ? withStanding(ledger, filed.at) : ledger, decision);
  return inOrder([...recordings, ...stageEntered(before, decision, at), ...due], decision);
}

async function recordingsOf(
  event: PerformanceEvent,
  step: StepContext,
  ledger: RecordedLedger,
): Promise<readonly Recording[]> {
  switch (event.kind) {
    case 'REMINDED': {
      const { at, line, daysBefore, payableUntil, latenessSeconds } = event;
      const told = { instalment: line.no, due: line.due, daysBefore, latenessSeconds };
      return [
        {
          at,
          audit: { action: 'instalment.reminded', facts: told },
          facts: [publishFact(instalmentReminded, told)],
          letters: [letters.reminder(step.known.caseNumber, line, payableUntil, legalDateOf(at))],
        },
      ];
    }
    case 'OVERDUE_TOLD':
      return [await overdueTold(event, step)];
    case 'BREACH_FOUND':
      return [await breachFound(event, step, ledger)];
    case 'GRACE_MOVED':
      return [graceMoved(event, step)];
    case 'FINDING_REDERIVED':
      return [await findingRederived(event, step, ledger)];
    case 'PERIOD_WARNED': {
      const { at, lastDay, ended } = event;
      return [
        {
          at,
          audit: { action: 'application-period.warned', facts: { lastDay, ended } },
          facts: [publishFact(applicationPeriodWarned, { lastDay, ended })],
          // The creditor's side, whose period it is. Its end bars nothing by itself (SET-ART-10-3).
          letters: [
            {
              to: sidesOf(step.known).creditors,
              ...letters.applicationPeriod(step.known.caseNumber, lastDay, { ended, on: legalDateOf(step.at) }),
            },
          ],
        },
      ];
    }
    case 'STANDING_OPENED':
      return [standingOpened(event, step)];
    case 'STANDING_FILED':
      return standingFiled(event, step, ledger);
    case 'CURED':
      return cured(event.at, step, ledger);
    case 'PERFORMED':
      return performed(event, step, ledger);
  }
}

/** SET-ART-8-1. What remains is the clerk's: to verify performance with the creditor in writing (CLS-1). */
export async function performed(
  { at, performedOn }: { readonly at: CourtInstant; readonly performedOn: LegalDate },
  { tx, caseId, known }: StepContext,
  ledger: RecordedLedger,
): Promise<Recording[]> {
  const { caseNumber } = known;
  const { total } = ledger.settlement.terms;
  const fallen = await reassess(tx, ledger, known, at);
  await tx.manager.update(Settlement, { caseId }, { state: 'PERFORMED' });
  const times = 1 + (await tx.manager.countBy(WorkItemEntity, { caseId, kind: VERIFY_PERFORMANCE }));
  return [
    ...fallen,
    {
      at,
      by: CASE_ITSELF,
      audit: { action: 'settlement.performed', facts: { performedOn } },
      facts: [publishFact(settlementPerformed, { total: formatYuan(parseYuan(total)), performedOn })],
      letters: [letters.performed(caseNumber, total, { performedOn, times })],
      tasks: {
        cancelled: over(true),
        opened: [verification(ledger.settlement, caseNumber, performedOn, times)],
      },
    },
  ];
}
