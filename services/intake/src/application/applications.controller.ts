import { acceptedApplication, fileApplication } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { Allow, Command, CourtTime, CurrentPrincipal, Returns, Tx, type CourtTimeReading } from '@hejie/service-kit';
import { accessErrors, type Principal } from '@hejie/security';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { Applications, type AcceptedApplication } from './applications.service.js';
import { type FiledApplication } from './filed-application.js';

/** The door of the court: the filing clerk enters what the creditor applied for. */
@Controller('applications')
export class ApplicationsController {
  constructor(@Inject(Applications) private readonly applications: Applications) {}

  @Post()
  @Command()
  @Allow({ summary: '登记执行申请', roles: ['filing-clerk'], scope: 'court' })
  @Returns(acceptedApplication, { status: 201 })
  async file(
    @Body({ schema: fileApplication }) body: FiledApplication,
    @CurrentPrincipal() clerk: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<AcceptedApplication> {
    // The court stands in the body here, not in the path: the guard cannot know it.
    if (clerk.court !== body.court) throw accessErrors.otherCourt();
    return this.applications.accept(tx, body, clerk, time);
  }
}
