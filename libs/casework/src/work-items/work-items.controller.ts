import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { workItemClaim, workItemCompletion, workItemDelegation, workItemRelease } from '@hejie/contracts/http';
import { type CourtInstant } from '@hejie/law';
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
import {
  admitted,
  decideClaim,
  decideCompletion,
  decideDelegation,
  decideTaskRelease,
  type Absence,
  type Decision,
} from '@hejie/settlement';
import { currentCourtTime } from '@hejie/temporal';
import { type z } from 'zod';
import { CaseTimes } from '../case-time/case-times.js';
import { pageOf, type Page } from '../paging/page.js';
import { CaseRecorder } from '../recording/case-recorder.js';
import { absencesFrom } from './absences.js';
import { onDesk } from './on-desk.js';
import {
  workItemFilter,
  workItemSchema,
  type WorkItem,
  type WorkItemFilter,
  type WorkItemOnDesk,
} from './work-item.js';
import { WorkItemLocator } from './work-item-locator.js';
import { WorkItems } from './work-items.js';

/** Everyone who serves a court has a desk with tasks; parties, agencies and operators have none. */
export const DESK_ROLES = ROLE_NAMES.filter((role) => !['party', 'agency', 'operator'].includes(role));
/** These see the tasks of every role of their court. */
export const OVERSEERS: readonly Role[] = ['court-president', 'supervisor'];

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
  ): Promise<Page<WorkItemOnDesk>> {
    const oversees = OVERSEERS.some((overseer) => principal.roles.includes(overseer));
    if (role !== undefined && !oversees && !principal.roles.includes(role)) throw accessErrors.roleDenied();
    const roles = role !== undefined ? [role] : oversees ? ROLE_NAMES : principal.roles;
    const { caseIds } = principal;
    const desk = { court: principal.court!, roles, caseIds, ...(!oversees && { assignee: principal.subject }) };
    return this.unitOfWork.run(async (tx) => {
      const { items, next } = await this.workItems.list(tx, desk, filter);
      return { items: await onDesk(tx, desk.court, items, currentCourtTime()), next };
    });
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
  ): Promise<WorkItemOnDesk> {
    const item = await this.workItems.held(tx, id);
    const { role, assignee, kind, caseId, court } = item;
    if (!principal.roles.includes(role) || (assignee !== null && assignee !== principal.subject))
      throw accessErrors.roleDenied();
    const command = this.commands[kind];
    if (command !== undefined) throw hasCommand(command);
    const { at } = await heldAtCase(time, caseId, this.cases);
    // One that is closed says so itself, whoever had it in hand.
    if (item.state === 'OPEN') admitted(decideCompletion(item, principal, at, await absencesFrom(tx, court, at)));
    await this.recorder.record(
      tx,
      { caseId, at, by: principal.subject },
      {
        audit: { action: 'work-item.completed', facts: { id, kind, outcome } },
        tasks: { done: [{ id, outcome: { outcome } }] },
      },
    );
    return this.shown(tx, id, at);
  }

  /** N1: the caller takes a task that lies before his role. Of two who reach for it at once one has it, and the other is told. */
  @Post(':id/claim')
  @Command()
  @Allow({ summary: '承办待办事项', roles: DESK_ROLES, scope: 'court', locate: WorkItemLocator })
  @Returns(workItemSchema, { status: 201 })
  claim(
    @Param('id') id: string,
    @Body({ schema: workItemClaim }) _: z.output<typeof workItemClaim>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<WorkItemOnDesk> {
    return this.handed(tx, id, { principal, time, action: 'work-item.claimed' }, (item, at, absences) =>
      decideClaim(item, principal, at, absences),
    );
  }

  /** N1: who has it in hand gives it back to his role. */
  @Post(':id/release')
  @Command()
  @Allow({ summary: '退回待办事项', roles: DESK_ROLES, scope: 'court', locate: WorkItemLocator })
  @Returns(workItemSchema, { status: 201 })
  release(
    @Param('id') id: string,
    @Body({ schema: workItemRelease }) { reason }: z.output<typeof workItemRelease>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<WorkItemOnDesk> {
    return this.handed(tx, id, { principal, time, action: 'work-item.released', reason }, (item, at, absences) =>
      decideTaskRelease(item, principal, at, absences),
    );
  }

  /** N1: who has it in hand passes it on; until the other takes it, he stays responsible. */
  @Post(':id/delegation')
  @Command()
  @Allow({ summary: '转交待办事项', roles: DESK_ROLES, scope: 'court', locate: WorkItemLocator })
  @Returns(workItemSchema, { status: 201 })
  delegate(
    @Param('id') id: string,
    @Body({ schema: workItemDelegation }) { to, reason }: z.output<typeof workItemDelegation>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<WorkItemOnDesk> {
    return this.handed(tx, id, { principal, time, action: 'work-item.delegated', reason, to }, (item, at, absences) =>
      decideDelegation(item, principal, to, at, absences),
    );
  }

  /** The task in the hands that the law says, under its lock; the same hands again are no second act. */
  private async handed(
    tx: Transaction,
    id: string,
    { principal, time, action, ...said }: Handing,
    decide: (
      item: WorkItem,
      at: CourtInstant,
      absences: readonly Absence[],
    ) => Decision<Pick<WorkItem, 'claimedBy' | 'delegatedTo'>>,
  ): Promise<WorkItemOnDesk> {
    const item = await this.workItems.held(tx, id);
    const { caseId, court } = item;
    const { at } = await heldAtCase(time, caseId, this.cases);
    const hands = admitted(decide(item, at, await absencesFrom(tx, court, at)));
    if (hands.claimedBy !== item.claimedBy || hands.delegatedTo !== item.delegatedTo)
      await this.recorder.record(
        tx,
        { caseId, at, by: principal.subject },
        { audit: { action, facts: { id, ...said } }, tasks: { inHand: [{ id, ...hands }] } },
      );
    return this.shown(tx, id, at);
  }

  private async shown(tx: Transaction, id: string, at: CourtInstant): Promise<WorkItemOnDesk> {
    const item = await this.workItems.get(tx, id);
    const [shown] = await onDesk(tx, item.court, [item], at);
    return shown!;
  }
}

/** Who puts a task in other hands, when, and what he says of it. */
interface Handing {
  readonly principal: Principal;
  readonly time: CourtTimeReading;
  readonly action: string;
  readonly reason?: string;
  readonly to?: string;
}

function hasCommand(command: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: 'WORK_ITEM.HAS_COMMAND',
    zh: `该待办事项须通过 ${command} 办理`,
    en: `This task is done by ${command}`,
  });
}
