import { workItemFilter } from '@hejie/casework';
import { shapes } from '@hejie/contracts/facts';
import { ROLE_NAMES, type Role } from '@hejie/security';
import { DUE_COLOURS } from '@hejie/settlement';
import { z } from 'zod';

/** `GET /desk`: the filters of the list of one service, and which colour, and whose. */
export const deskFilter = workItemFilter.extend({
  colour: z.enum(DUE_COLOURS).optional(),
  /** The `subject` of who is responsible, or to whom it was passed on. */
  assignee: shapes.text(200).optional(),
});
export type DeskFilter = Omit<z.output<typeof deskFilter>, 'role'>;

/** A task on the desk: it is done at the service that it names, under its id there. */
export const deskItem = z.object({
  service: z.string(),
  itemId: z.string(),
  caseId: z.string(),
  court: z.string(),
  kind: z.string(),
  role: z.enum(ROLE_NAMES as [Role, ...Role[]]),
  assignee: z.string().nullable(),
  claimedBy: z.string().nullable(),
  delegatedTo: z.string().nullable(),
  responsible: z.string().nullable(),
  dueAt: z.string().nullable(),
  colour: z.enum(DUE_COLOURS).nullable(),
  escalationLevel: z.number().int(),
  green: z.boolean(),
  rule: z.string().nullable(),
  title: z.string(),
  state: z.enum(['OPEN', 'DONE', 'CANCELLED']),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  doneBy: z.string().nullable(),
});
export type DeskItemShown = z.output<typeof deskItem>;

/** An absence as it was entered. */
export const absenceAnswer = z.object({
  court: z.string(),
  subject: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  deputy: z.string().nullable(),
});
