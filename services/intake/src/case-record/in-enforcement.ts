import { packOf } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { Application } from '../application/application.entity.js';
import { CaseRecord } from './case-record.entity.js';

/** Has the case a number of enforcement, given here or brought along? */
export async function isInEnforcement({ manager }: Transaction, caseId: string): Promise<boolean> {
  const { enforcementNumber } = await manager.findOneByOrFail(CaseRecord, { caseId });
  if (enforcementNumber !== null) return true;
  return packOf((await manager.findOneByOrFail(Application, { caseId })).packId).track === 'IN_ENFORCEMENT';
}
