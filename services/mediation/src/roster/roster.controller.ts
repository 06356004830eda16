import { enrolledMediator, enrolMediator, rosterAnswer } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, type Principal } from '@hejie/security';
import { Allow, Command, conflict, CurrentPrincipal, Returns, Tx } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Mediator } from './mediator.entity.js';

/** The roll, for parties to choose from. */
@Controller('mediators')
export class RosterController {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  @Post()
  @Command()
  @Allow({ summary: '和解员登记入册', roles: ['settlement-judge', 'judges-assistant'], scope: 'court' })
  @Returns(enrolledMediator, { status: 201 })
  async enrol(
    @Body({ schema: enrolMediator }) body: z.output<typeof enrolMediator>,
    @CurrentPrincipal() principal: Principal,
    @Tx() tx: Transaction,
  ): Promise<Mediator> {
    if (body.court !== principal.court) throw accessErrors.otherCourt();
    // Of two who enrol the same person at once the second waits here for the first, and finds the entry below.
    await tx.manager.createQueryBuilder().insert().into(Mediator).values(body).orIgnore().execute();
    const known = await tx.manager.findOneBy(Mediator, { mediatorId: body.mediatorId });
    if (known && known.court !== body.court) throw conflict('MEDIATOR.ID_TAKEN', '该编号已被使用', 'This id is taken');
    const other = await tx.manager.findOneBy(Mediator, { court: body.court, subject: body.subject });
    if (other && other.mediatorId !== body.mediatorId)
      throw conflict(
        'MEDIATOR.SUBJECT_TAKEN',
        '该人员已以其他编号登记在本院名册',
        'This person is on the roll of the court under another id',
      );
    return tx.manager.save(Mediator, { ...known, ...body });
  }

  @Get()
  @Allow({
    summary: '和解员名册',
    roles: ['settlement-judge', 'judges-assistant', 'clerk', 'mediator', 'filing-clerk', 'supervisor'],
    scope: 'court',
    keepsToOwnCases: true,
  })
  @Returns(rosterAnswer)
  async list(@CurrentPrincipal() { court }: Principal): Promise<{ items: Mediator[] }> {
    return { items: await this.dataSource.manager.find(Mediator, { where: { court }, order: { mediatorId: 'ASC' } }) };
  }
}
