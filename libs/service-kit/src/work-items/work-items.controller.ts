import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { appendAudit, UnitOfWork, type Transaction } from '@hejie/persistence';
import { accessErrors, ROLE_NAMES, type Principal, type Role } from '@hejie/security';
import { z } from 'zod';
import { Allow, CurrentPrincipal } from '../access/allow.js';
import { type CourtTimeReading } from '../clock/court-clock.port.js';
import { CourtTime } from '../clock/court-time.js';
import { Command, Tx } from '../commands/command.js';
import { Returns } from '../openapi/returns.js';
import { ProblemError } from '../problems/problem.js';
import { workItemCompletion, workItemFilter, workItemSchema, type WorkItem, type WorkItemFilter } from './work-item.js';
import { WorkItems } from './work-items.js';

/** Everyone who serves a court has a desk with tasks; parties, agencies and operators have none. */
const DESK_ROLES = ROLE_NAMES.filter((role) => !['party', 'agency', 'operator'].includes(role));
/** These see the tasks of every role of their court. */
const OVERSEERS: readonly Role[] = ['court-president', 'supervisor'];

/** Kinds of tasks that a command completes, each with that command, e.g. `POST /cases/:caseId/ruling`. */
export type WorkItemCommands = Readonly<Record<string, string>>;
export const WORK_ITEM_COMMANDS = Symbol('WORK_ITEM_COMMANDS');

/** The desk of the caller, in the caller's court. */
@Controller('work-items')
export class WorkItemsController {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(WorkItems) private readonly workItems: WorkItems,
    @Inject(WORK_ITEM_COMMANDS) private readonly commands: WorkItemCommands,
  ) {}

  @Get()
  @Allow({ roles: DESK_ROLES, scope: 'court' })
  @Returns(z.object({ items: z.array(workItemSchema) }))
  async list(
    @Query({ schema: workItemFilter }) { role, ...filter }: WorkItemFilter,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ items: WorkItem[] }> {
    const oversees = OVERSEERS.some((overseer) => principal.roles.includes(overseer));
    if (role !== undefined && !oversees && !principal.roles.includes(role)) throw accessErrors.roleDenied();
    const roles = role !== undefined ? [role] : oversees ? ROLE_NAMES : principal.roles;
    const desk = { court: principal.court!, roles, ...(!oversees && { assignee: principal.subject }) };
    return { items: await this.unitOfWork.run((tx) => this.workItems.list(tx, desk, filter)) };
  }

  /** A task that no command completes is done when its person says so. The id is percent-encoded: it has slashes. */
  @Post(':id/completion')
  @Command()
  @Allow({ roles: DESK_ROLES, scope: 'court' })
  @Returns(workItemSchema, { status: 201 })
  async complete(
    @Param('id') id: string,
    @Body({ schema: workItemCompletion }) { outcome }: z.output<typeof workItemCompletion>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<WorkItem> {
    const { court, role, assignee, kind, caseId } = await this.workItems.get(tx, id);
    if (court !== principal.court) throw accessErrors.otherCourt();
    if (!principal.roles.includes(role) || (assignee !== null && assignee !== principal.subject))
      throw accessErrors.roleDenied();
    const command = this.commands[kind];
    if (command !== undefined) throw hasCommand(command);
    const done = await this.workItems.complete(tx, id, principal.subject, { outcome }, at);
    await appendAudit(tx, {
      caseId,
      actor: principal.subject,
      action: 'work-item.completed',
      at,
      facts: { id, kind, outcome },
    });
    return done;
  }
}

function hasCommand(command: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: 'WORK_ITEM.HAS_COMMAND',
    zh: `该待办事项须通过 ${command} 办理`,
    en: `This task is done by ${command}`,
  });
}
