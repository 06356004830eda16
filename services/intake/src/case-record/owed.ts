import { type owedAfterEndingSet, type FactData } from '@hejie/contracts/facts';
import { type OwedAfterEnding } from '@hejie/contracts/workflows';
import { formatYuan, parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { LessThan } from 'typeorm';
import { CaseRecord } from './case-record.entity.js';

/**
 * CLS-3: what is owed of a case that ended as performed, as performance tells it. What comes late, with a lower number, never overwrites what
 * was told after it; what comes before intake has recorded the end is shown with it. @returns whether it was news.
 */
export async function keepOwed(
  tx: Transaction,
  { caseId, owed, asOf }: FactData<typeof owedAfterEndingSet>,
  version: number,
): Promise<boolean> {
  const sum = parseYuan(owed);
  const kept = sum === 0n ? { owedAfterEnding: null, owedAsOf: null } : { owedAfterEnding: sum, owedAsOf: asOf };
  const newer = { caseId, owedVersion: LessThan(version) };
  const { affected } = await tx.manager.update(CaseRecord, newer, { ...kept, owedVersion: version });
  return affected === 1;
}

/** What is owed of a case all the same, now that it has ended; null: nothing. */
export function owedOf({ ending, owedAfterEnding, owedAsOf }: CaseRecord): OwedAfterEnding | null {
  if (ending === null || owedAfterEnding === null) return null;
  return { owed: formatYuan(owedAfterEnding), asOf: owedAsOf! };
}
