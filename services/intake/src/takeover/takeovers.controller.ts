import { acceptedApplication, takeOverSettlement } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, type Principal } from '@hejie/security';
import { Allow, Command, CourtTime, CurrentPrincipal, Returns, Tx, type CourtTimeReading } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { type AcceptedApplication } from '../application/applications.service.js';
import { Takeovers, type TakeoverBody } from './takeovers.js';

/** Settlements of before, which are performed on under this system (接续管理). */
@Controller('takeovers')
export class TakeoversController {
  constructor(@Inject(Takeovers) private readonly takeovers: Takeovers) {}

  @Post()
  @Command()
  @Allow({ summary: '接续管理履行中的和解', roles: ['filing-clerk'], scope: 'court' })
  @Returns(acceptedApplication, { status: 201 })
  async take(
    @Body({ schema: takeOverSettlement }) body: TakeoverBody,
    @CurrentPrincipal() clerk: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<AcceptedApplication> {
    // The court stands in the body here, not in the path: the guard cannot know it.
    if (clerk.court !== body.application.court) throw accessErrors.otherCourt();
    return this.takeovers.take(tx, body, clerk, time);
  }
}
