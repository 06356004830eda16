import { receiveApplication, receivedApplication } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { Allow, Command, CourtTime, CurrentPrincipal, Returns, Tx, type CourtTimeReading } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { type z } from 'zod';
import { ReceivedApplications } from './received-applications.js';

/** Papers of an application that are handed in before somebody enters them (收件登记). */
@Controller('received-applications')
export class ReceivedApplicationsController {
  constructor(@Inject(ReceivedApplications) private readonly received: ReceivedApplications) {}

  @Post()
  @Command()
  @Allow({ summary: '收件登记，受理期限开始计算', roles: ['filing-clerk', 'clerk'], scope: 'court' })
  @Returns(receivedApplication, { status: 201 })
  receive(
    @Body({ schema: receiveApplication }) body: z.output<typeof receiveApplication>,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() { at }: CourtTimeReading,
    @Tx() tx: Transaction,
  ): Promise<z.input<typeof receivedApplication>> {
    return this.received.receive(tx, body, principal, at);
  }
}
