import { Controller, Get, Inject, Query } from '@nestjs/common';
import { UnitOfWork } from '@hejie/persistence';
import { accessErrors, ROLE_NAMES, type Principal, type Role } from '@hejie/security';
import { Allow, CurrentPrincipal } from '../access/allow.js';
import { Returns } from '../openapi/returns.js';
import { z } from 'zod';
import { workItemFilter, workItemSchema, type WorkItem, type WorkItemFilter } from './work-item.js';
import { WorkItems } from './work-items.js';

/** Everyone who serves a court has a desk with tasks; parties, agencies and operators have none. */
const DESK_ROLES = ROLE_NAMES.filter((role) => !['party', 'agency', 'operator'].includes(role));
/** These see the tasks of every role of their court. */
const OVERSEERS: readonly Role[] = ['court-president', 'supervisor'];

/** `GET /work-items`: the desk of the caller, in the caller's court. */
@Controller('work-items')
export class WorkItemsController {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(WorkItems) private readonly workItems: WorkItems,
  ) {}

  @Get()
  @Allow({ roles: DESK_ROLES, scope: 'court' })
  @Returns(z.object({ items: z.array(workItemSchema) }))
  async list(@Query({ schema: workItemFilter }) { role, ...filter }: WorkItemFilter, @CurrentPrincipal() principal: Principal): Promise<{ items: WorkItem[] }> {
    const oversees = OVERSEERS.some((overseer) => principal.roles.includes(overseer));
    if (role !== undefined && !oversees && !principal.roles.includes(role)) throw accessErrors.roleDenied();
    const roles = role !== undefined ? [role] : oversees ? ROLE_NAMES : principal.roles;
    return { items: await this.unitOfWork.run((tx) => this.workItems.list(tx, { court: principal.court!, roles }, filter)) };
  }
}
