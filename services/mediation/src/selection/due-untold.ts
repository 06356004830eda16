import { WorkItemEntity, type Recording } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { In } from 'typeorm';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { dueSet } from './due.js';
import { ACCEPT_DESIGNATION, DESIGNATE_MEDIATOR } from './selection.activities.js';

/** S5, PRE-8: the deadline of a case that has not moved: of its negotiation, or of the task by which a mediator is sought; nothing after both. */
export async function dueUntold({ manager }: Transaction, caseId: string): Promise<Recording[]> {
  const negotiation = await manager.findOneBy(Negotiation, { caseId });
  const kind = In([DESIGNATE_MEDIATOR, ACCEPT_DESIGNATION]);
  const task = negotiation ? null : await manager.findOneBy(WorkItemEntity, { caseId, kind, state: 'OPEN' });
  const dueAt = negotiation?.outcome === null ? negotiation.deadline : (task?.dueAt ?? null);
  if (dueAt === null) return [];
  const provisional = negotiation?.provisional ?? false;
  return [{ audit: { action: 'due.set', facts: { dueAt, provisional } }, facts: [dueSet(dueAt, provisional)] }];
}
