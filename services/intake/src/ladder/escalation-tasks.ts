import { WorkItemEntity, type NewTask, type Recording } from '@hejie/casework';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Role } from '@hejie/security';
import { decideEscalationEnd, ESCALATION_ENDS, type Escalation } from '@hejie/settlement';
import { Raw } from 'typeorm';
import { type DeskItem } from '../desk/desk-item.entity.js';

/** How the ids of the escalations of a task begin. */
export const escalationsOf = ({ service, itemId }: Pick<DeskItem, 'service' | 'itemId'>): string =>
  `escalation/${service}/${itemId}/`;

interface Raised {
  readonly item: DeskItem;
  readonly dueAt: CourtInstant;
  /** The place of the rung in its ladder. */
  readonly no: number;
  readonly role: Role;
}

/** E7: what lies before whom a rung tells: a notice, or a task to see to it. Neither has a term of its own: what follows if nobody acts is the next rung. */
export function escalationTask({ item, dueAt, no, role }: Raised, escalation: Escalation): NewTask {
  const { how, assignee, rule, level, latenessDays, responsible, responsibleRole, ifNobody, text } = escalation;
  const { service, itemId, kind, title } = item;
  return {
    id: `${escalationsOf(item)}${role}/${dueAt}/${no}`,
    kind: how === 'ITEM' ? 'SEE_TO_TASK' : 'TASK_REMINDER',
    role,
    ...(assignee !== null && { assignee }),
    rule,
    title: `${how === 'ITEM' ? '督办' : '提示'}：${title}（${text.zh}）`,
    facts: { service, itemId, kind, level, dueAt, latenessDays, responsible, responsibleRole, ifNobody },
  };
}

/** E7: a task was closed, or is due at another instant: what was raised of it ends, and who has it on his desk reads why. Nothing where nothing was. */
export async function escalationsEnd(
  { manager }: Transaction,
  item: DeskItem,
  dueBefore: CourtInstant | null,
): Promise<Recording[]> {
  if (item.state === 'OPEN' && item.dueAt === dueBefore) return [];
  const under = escalationsOf(item);
  const open = await manager.find(WorkItemEntity, {
    where: {
      caseId: item.caseId,
      state: 'OPEN' as const,
      id: Raw((id) => `starts_with(${id}, :under)`, { under }),
    },
    order: { id: 'ASC' },
  });
  if (open.length === 0) return [];
  const ended = open.map(({ id, createdAt }) => ({ id, end: decideEscalationEnd(createdAt, item) }));
  return [
    {
      by: CASE_ITSELF,
      audit: {
        action: 'escalation.ended',
        facts: { service: item.service, itemId: item.itemId, ended: ended.map(({ id, end }) => ({ id, end })) },
      },
      tasks: { cancelled: ended.map(({ id, end }) => ({ id, why: ESCALATION_ENDS[end].zh })) },
    },
  ];
}
