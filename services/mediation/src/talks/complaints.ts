import { type complaintDecided, type complaintReceived, type FactData } from '@hejie/contracts/facts';
import { type Transaction } from '@hejie/persistence';
import { IsNull } from 'typeorm';
import { mediatorAt, returned } from '../selection/designations.js';
import { HeardComplaint } from './offer.entities.js';

/** B6: a complaint of coercion is before a judge; the talks rest. */
export async function complaintHeard(
  tx: Transaction,
  { caseId, against, at: since }: FactData<typeof complaintReceived>,
): Promise<void> {
  const mediatorId = await mediatorAt(tx, caseId, since);
  const nth = (await tx.manager.countBy(HeardComplaint, { caseId })) + 1;
  await tx.manager.insert(HeardComplaint, { caseId, nth, since, against, mediatorId, finding: null, decidedAt: null });
}

/** B6: it is decided; where it is founded and ends the settlement, the mediator is of its talks no longer. Where all are asked anew, the case itself says so. */
export async function complaintSettled(
  tx: Transaction,
  { caseId, finding, consequence, at }: FactData<typeof complaintDecided>,
): Promise<void> {
  await tx.manager.update(HeardComplaint, { caseId, finding: IsNull() }, { finding, decidedAt: at });
  if (finding === 'FOUNDED' && consequence === 'ENDS') await returned(tx, caseId, at);
}
