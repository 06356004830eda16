import { publishFact, WorkItemEntity, type KnownCase, type Recording, type TaskChanges } from '@hejie/casework';
import { owedAfterEndingSet } from '@hejie/contracts/facts';
import { formatYuan, legalDateOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { changeAfterEnding } from '@hejie/settlement';
import { type RecordedLedger } from '../ledger/ledgers.js';
import { Settlement } from '../ledger/settlement.entity.js';
import * as letters from './letters.js';
import { PERFORMANCE_DENIED, verification, VERIFY_PERFORMANCE } from './verification.js';

/**
 * CLS-1, CLS-3: what is owed of a case that has ended as performed is told where it is another sum than was told last. While anything is, the
 * verification of its performance is withdrawn; once nothing is any longer, both sides are told, and performance is verified anew, for it is
 * another one. The case stays as it ended: what becomes of it is a person's to decide.
 */
export async function owedSet(
  { manager }: Transaction,
  ledger: RecordedLedger,
  { caseNumber }: KnownCase,
  at: CourtInstant,
): Promise<Recording[]> {
  const { settlement } = ledger;
  const { caseId } = settlement;
  const asOf = legalDateOf(at);
  const owed = ledger.owedAfterEnding(asOf);
  const change = changeAfterEnding(settlement.owedAfterEnding ?? 0n, owed);
  if (change === undefined) return [];
  const kept =
    change === 'OWED' ? { owedAfterEnding: owed, owedAsOf: asOf } : { owedAfterEnding: null, owedAsOf: null };
  await manager.update(Settlement, { caseId }, kept);
  const told = { owed: formatYuan(owed), asOf };
  const verified = await manager.countBy(WorkItemEntity, { caseId, kind: VERIFY_PERFORMANCE });
  const { performedOn = asOf } = ledger.reading(asOf);
  const tasks: Record<typeof change, TaskChanges> = {
    OWED: { cancelled: [{ kind: VERIFY_PERFORMANCE }, { kind: PERFORMANCE_DENIED }] },
    PERFORMED_AGAIN: {
      // Of an enforcement that satisfied the title there is none: the ledger closed it, or its judge.
      opened: settlement.state === 'PERFORMED' ? [verification(settlement, caseNumber, performedOn, verified + 1)] : [],
    },
  };
  return [
    {
      audit: { action: 'owed-after-ending.set', facts: told },
      facts: [publishFact(owedAfterEndingSet, told)],
      ...(change === 'PERFORMED_AGAIN' && {
        letters: [letters.performedAgain(caseNumber, ledger.entries.receipts.length, asOf)],
      }),
      tasks: tasks[change],
    },
  ];
}
