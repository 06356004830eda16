import { type FactData, type FactDefinition, type intakeWorkItemChanged } from '@hejie/contracts/facts';
import { type CourtInstant } from '@hejie/law';
import { type NewFact } from '@hejie/messaging';
import { type WorkItem } from './work-item.js';

/** How this context tells of its tasks; each context has its own definition with this shape. */
export type WorkItemTold = FactDefinition<FactData<typeof intakeWorkItemChanged>>;

/** The fact that tells how a task stands: what lists, desks and ladders elsewhere need of it, and nothing of what it is about. */
export function factOfItem(
  definition: WorkItemTold,
  item: WorkItem,
  at: CourtInstant,
  step?: number,
): NewFact<unknown> {
  const { id: itemId, caseId, court, kind, role, assignee, claimedBy, delegatedTo } = item;
  const { dueAt, rule, title, state, createdAt, doneAt: closedAt, doneBy, revision, green } = item;
  const who = { role, assignee, claimedBy, delegatedTo };
  const stands = { dueAt, rule, title, state, createdAt, closedAt, doneBy, revision, ...(green && { green }), at };
  return {
    definition,
    caseId,
    aggregateId: caseId,
    data: { caseId, itemId, court, kind, ...who, ...stands },
    occurredAt: at,
    step,
  };
}
