import { type mediationDueSet, type FactData } from '@hejie/contracts/facts';
import { type Transaction } from '@hejie/persistence';
import { type CourtInstant } from '@hejie/law';
import { type Stage } from '@hejie/settlement';
import { LessThan } from 'typeorm';
import { CaseRecord } from './case-record.entity.js';

/**
 * What is due next in a case, as another service tells it. What comes late, of an older step, never overwrites a newer one, nor the end; what
 * is told outside of a step, of a case that ran before, nothing that was told in one.
 */
export async function keepDue(
  tx: Transaction,
  { caseId, dueAt, provisional }: FactData<typeof mediationDueSet>,
  step: number | undefined,
): Promise<void> {
  const due = { dueAt, dueProvisional: provisional, dueStep: step ?? 0 };
  await tx.manager.update(CaseRecord, { caseId, dueStep: step === undefined ? 0 : LessThan(step) }, due);
}

/** What is due next by a step of intake's own: until selection the time to answer, and while a complaint lasts its decision. */
export async function dueHere(
  { manager }: Transaction,
  caseId: string,
  step: number,
  { dueAt, provisional }: { readonly dueAt: CourtInstant | null; readonly provisional: boolean },
): Promise<void> {
  await manager.update(CaseRecord, { caseId }, { dueAt, dueProvisional: provisional, dueStep: step });
}

/** Where the case stands by intake's record. */
export async function stageOfRecord({ manager }: Transaction, caseId: string): Promise<Stage> {
  return (await manager.findOneByOrFail(CaseRecord, { caseId })).stage;
}
