import { DESK_ROLES, OVERSEERS, pageOf, type Page } from '@hejie/casework';
import { UnitOfWork } from '@hejie/persistence';
import { accessErrors, ROLE_NAMES, type Principal } from '@hejie/security';
import { Allow, CurrentPrincipal, Returns } from '@hejie/service-kit';
import { currentCourtTime } from '@hejie/temporal';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { type z } from 'zod';
import { deskFilter, deskItem, type DeskItemShown } from './desk-views.js';
import { Desk } from './desk.js';

/** One list of the tasks of a person, whichever services they lie in. */
@Controller('desk')
export class DeskController {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Desk) private readonly desk: Desk,
  ) {}

  /** As `GET /work-items` of each service; a moment behind them, for it goes by what they tell. */
  @Get()
  @Allow({ summary: '本人在各服务的待办事项', roles: DESK_ROLES, scope: 'court', keepsToOwnCases: true })
  @Returns(pageOf(deskItem))
  list(
    @Query({ schema: deskFilter }) { role, ...filter }: z.output<typeof deskFilter>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<DeskItemShown>> {
    const oversees = OVERSEERS.some((overseer) => principal.roles.includes(overseer));
    if (role !== undefined && !oversees && !principal.roles.includes(role)) throw accessErrors.roleDenied();
    const roles = role !== undefined ? [role] : oversees ? ROLE_NAMES : principal.roles;
    const whose = {
      court: principal.court!,
      roles,
      caseIds: principal.caseIds,
      ...(!oversees && { assignee: principal.subject }),
    };
    return this.unitOfWork.run((tx) => this.desk.list(tx, whose, filter, currentCourtTime()));
  }
}
