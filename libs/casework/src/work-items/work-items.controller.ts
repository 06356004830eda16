import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { workItemCompletion } from '@hejie/contracts/http';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { accessErrors, ROLE_NAMES, type Principal, type Role } from '@hejie/security';
import {
  Allow,
  Command,
  CourtTime,
  CurrentPrincipal,
  heldAtCase,
  ProblemError,
  Returns,
  Tx,
  type CourtTimeReading,
} from '@hejie/service-kit';
import { type z } from 'zod';
import { CaseTimes } from '../case-time/case-times.js';
import { pageOf, type Page } from '../paging/page.js';
import { CaseRecorder } from '../recording/case-recorder.js';
import { workItemFilter, workItemSchema, type WorkItem, type WorkItemFilter } from './work-item.js';
import { WorkItemLocator } from './work-item-locator.js';
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
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    @Inject(CaseTimes) private readonly cases: CaseTimes,
    @Inject(WORK_ITEM_COMMANDS) private readonly commands: WorkItemCommands,
  ) {}

  @Get()
  @Allow({ summary: '本人的待办事项', roles: DESK_ROLES, scope: 'court', keepsToOwnCases: true })
  @Returns(pageOf(workItemSchema))
  async list(
    @Query({ schema: workItemFilter }) { role, ...filter }: WorkItemFilter,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<WorkItem>> {
    const oversees = OVERSEERS.some((overseer) => principal.roles.includes(overseer));
    if (role !== undefined && !oversees && !principal.roles.includes(role)) throw accessErrors.roleDenied();
    const roles = role !== undefined ? [role] : oversees ? ROLE_NAMES : principal.roles;
    const { caseIds } = principal;
    const desk = { court: principal.court!, roles, caseIds, ...(!oversees && { assignee: principal.subject }) };
    return this.unitOfWork.run((tx) => this.workItems.list(tx, desk, filter));
  }

  /** A task that no command completes is done when its person says so. The id is percent-encoded: it has slashes. */
  @Post(':id/completion')
  @Command()
  @Allow({ summary: '办结待办事项', roles: DESK_ROLES, scope: 'court', locate: WorkItemLocator })
  @Returns(workItemSchema, { status: 201 })
  async complete(
    @Param('id') id: string,
    @Body({ schema: workItemCompletion }) { outcome }: z.output<typeof workItemCompletion>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<WorkItem> {
    const { role, assignee, kind, caseId } = await this.workItems.get(tx, id);
    if (!principal.roles.includes(role) || (assignee !== null && assignee !== principal.subject))
      throw accessErrors.roleDenied();
    const command = this.commands[kind];
    if (command !== undefined) throw hasCommand(command);
    const { at } = await heldAtCase(time, caseId, this.cases);
    await this.recorder.record(
      tx,
      { caseId, at, by: principal.subject },
      {
        audit: { action: 'work-item.completed', facts: { id, kind, outcome } },
        tasks: { done: [{ id, outcome: { outcome } }] },
      },
    );
    return this.workItems.get(tx, id);
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
