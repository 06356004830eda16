import { ROLE_NAMES, type Role } from '@hejie/security';
import { type CourtInstant, type JsonValue } from '@hejie/law';
import { shapes } from '@hejie/contracts/facts';
import { DUE_COLOURS, type DueColour } from '@hejie/settlement';
import { z } from 'zod';
import { pageFields } from '../paging/page.js';

export const WORK_ITEM_STATES = ['OPEN', 'DONE', 'CANCELLED'] as const;
export type WorkItemState = (typeof WORK_ITEM_STATES)[number];

/** A task for a person (待办): a decision that the law gives to someone, with the facts and the rule. */
export interface WorkItem {
  /** Business key, e.g. `ruling/<caseId>/2`: opening it again is the same item, and another one under its id is refused. Holds no personal data. */
  readonly id: string;
  readonly caseId: string;
  readonly court: string;
  /** What is to be decided, e.g. `RESUMPTION_RULING`. */
  readonly kind: string;
  readonly role: Role;
  /** The `subject` whose task it is; absent: anybody's of the role. A mediator's task always has one. */
  readonly assignee: string | null;
  /** Until when the law wants it; absent when the law sets no term. */
  readonly dueAt: CourtInstant | null;
  readonly facts: Readonly<Record<string, JsonValue>>;
  /** Id of the rule that gives the decision to this role. */
  readonly rule: string | null;
  /** In Chinese, as the person reads it; no personal name. */
  readonly title: string;
  readonly state: WorkItemState;
  readonly createdAt: CourtInstant;
  readonly doneAt: CourtInstant | null;
  /** The `subject` of the person who did it. */
  readonly doneBy: string | null;
  readonly outcome: Readonly<Record<string, JsonValue>> | null;
  /** The `subject` of the person of the role who has taken it; null: nobody has. */
  readonly claimedBy: string | null;
  /** To whom that person passed it on; his once he takes it. */
  readonly delegatedTo: string | null;
  /** E7: how far up it was raised: 0 where no superior was told under its term. */
  readonly escalationLevel: number;
  /** How often it has changed: lists elsewhere go by the highest. */
  readonly revision: number;
  /** A8: of a case on the green channel: it lies before others. */
  readonly green: boolean;
  /** A8: until when the green channel wants it, whatever the law allows; null: it sets no clock. */
  readonly greenDueAt: CourtInstant | null;
}

/** A task as it lies on a desk. */
export interface WorkItemOnDesk extends Omit<WorkItem, 'revision' | 'greenDueAt'> {
  /** N1: who is responsible for it today; null: whoever holds the role. */
  readonly responsible: string | null;
  /** E7: how near the end of its term it is; null where it has none, or is closed. */
  readonly colour: DueColour | null;
}

/** What is known when a task is opened. */
export type NewWorkItem = Pick<
  WorkItem,
  'id' | 'caseId' | 'court' | 'kind' | 'role' | 'facts' | 'title' | 'createdAt'
> &
  Partial<Pick<WorkItem, 'dueAt' | 'rule' | 'assignee' | 'green' | 'greenDueAt' | 'claimedBy'>>;

/** A work item on the wire. */
export const workItemSchema = z.object({
  id: z.string(),
  caseId: z.string(),
  court: z.string(),
  kind: z.string(),
  role: z.enum(ROLE_NAMES as [Role, ...Role[]]),
  assignee: z.string().nullable(),
  dueAt: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  rule: z.string().nullable(),
  title: z.string(),
  state: z.enum(WORK_ITEM_STATES),
  createdAt: z.string(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  outcome: z.record(z.string(), z.unknown()).nullable(),
  claimedBy: z.string().nullable(),
  delegatedTo: z.string().nullable(),
  responsible: z.string().nullable(),
  escalationLevel: z.number().int(),
  green: z.boolean(),
  colour: z.enum(DUE_COLOURS).nullable(),
});

/** `GET /work-items`: filters of the list, and which page of it. */
export const workItemFilter = z.strictObject({
  role: z.enum(ROLE_NAMES as [Role, ...Role[]]).optional(),
  state: z.enum(WORK_ITEM_STATES).optional(),
  caseId: shapes.text(120).optional(),
  kind: shapes.text(120).optional(),
  /** Due by the end of this day. */
  dueBy: shapes.date.optional(),
  /** In the title, which names the case. */
  text: shapes.text(120).optional(),
  ...pageFields,
});
export type WorkItemFilter = z.output<typeof workItemFilter>;
