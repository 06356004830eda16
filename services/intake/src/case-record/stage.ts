import { type StageFact } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { LessThan, Not } from 'typeorm';
import { CaseRecord } from './case-record.entity.js';

/** Where a case stands, and since when: not since somebody else was asked. What comes late, of an older step, never overwrites a newer one. */
export async function keepStage(
  tx: Transaction,
  { caseId, step, stage, awaiting, at }: StageFact & { readonly step: number },
): Promise<void> {
  const newer = { caseId, step: LessThan(step) };
  await tx.manager.update(CaseRecord, { ...newer, stage: Not(stage) }, { since: at });
  await tx.manager.update(CaseRecord, newer, { step, stage, awaiting });
}
