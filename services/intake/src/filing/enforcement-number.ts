import { type FactOfCase, type KnownCase } from '@hejie/casework';
import { packOf, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { nextCaseNumber } from '../case-number/case-numbers.js';
import { CaseRecord } from '../case-record/case-record.entity.js';

/** The number under 执: the one that the case has, or the next one with the fact of its allotment. */
export async function enforcementNumberOf(
  tx: Transaction,
  { caseId, court, packId, at }: { caseId: string; at: CourtInstant } & Pick<KnownCase, 'court' | 'packId'>,
): Promise<{ readonly number: string; readonly facts: readonly FactOfCase[] }> {
  const { enforcementNumber } = await tx.manager.findOneOrFail(CaseRecord, {
    where: { caseId },
    lock: { mode: 'pessimistic_write' },
  });
  if (enforcementNumber !== null) return { number: enforcementNumber, facts: [] };
  const type = packOf(packId).caseNumberTypes.enforcement;
  const { caseNumber, allotted } = await nextCaseNumber(tx, { caseId, court, type, at });
  await tx.manager.update(CaseRecord, { caseId }, { enforcementNumber: caseNumber });
  return { number: caseNumber, facts: [allotted] };
}
