import { publishFact, type Recording, type StepContext } from '@hejie/casework';
import { performanceDueSet } from '@hejie/contracts/facts';
import { epochMs, legalDateOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type PerformanceDeadline, type PerformanceDecision } from '@hejie/settlement';
import * as ledgers from '../ledger/ledgers.js';
import { Settlement } from '../ledger/settlement.entity.js';

type InCase = Pick<StepContext, 'tx' | 'caseId'>;

/** SET-BREACH-DAY: as {@link dueSet}, of a case that has not moved: what falls due after `at`; nothing once its performance is over. */
export async function dueUntold(tx: Transaction, caseId: string, at: CourtInstant): Promise<Recording[]> {
  const ledger = await ledgers.lock(tx, caseId);
  return ledger.performing ? setDue({ tx, caseId }, ledger, ledger.nextDue(legalDateOf(at), at)) : [];
}

/**
 * SET-BREACH-DAY: the next deadline of a case in performance, reminders aside, is told where it is another than the one told last. That a
 * case which has ended has none is told by intake.
 */
export async function dueSet(
  step: InCase,
  ledger: ledgers.RecordedLedger,
  { after, ending }: PerformanceDecision,
): Promise<Recording[]> {
  return ending
    ? []
    : setDue(step, ledger, ledger.nextDue(after.ledger.asOf, after.handledUntil, after.standing?.toldOn));
}

async function setDue(
  { tx, caseId }: InCase,
  ledger: ledgers.RecordedLedger,
  due: PerformanceDeadline | undefined,
): Promise<Recording[]> {
  const { dueAt: told, dueProvisional: toldProvisional } = ledger.settlement;
  const { at: dueAt = null, provisional = false } = due ?? {};
  if (provisional === toldProvisional && (dueAt && epochMs(dueAt)) === (told && epochMs(told))) return [];
  await tx.manager.update(Settlement, { caseId }, { dueAt, dueProvisional: provisional });
  return [
    {
      audit: { action: 'due.set', facts: { dueAt, provisional } },
      facts: [publishFact(performanceDueSet, { dueAt, provisional })],
    },
  ];
}
