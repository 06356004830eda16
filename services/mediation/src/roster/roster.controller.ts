import { pageFields, pageFrom, pageOf, placeAfter, type Page } from '@hejie/casework';
import { enrolledMediator, enrolMediator, rollFilters } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, type Principal } from '@hejie/security';
import { Allow, Command, conflict, CurrentPrincipal, Returns, Tx } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Mediator } from './mediator.entity.js';
import { onWire, rollOf, type OnRoll } from './roll.js';

const rollQuery = z.strictObject({ ...rollFilters, ...pageFields });
type Enrolled = z.output<typeof enrolledMediator>;

/** The roll of the court's mediators: kinds, fields, fees, workload (C1, C5). */
@Controller('mediators')
export class RosterController {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  @Post()
  @Command()
  @Allow({ summary: '和解员登记入册', roles: ['settlement-judge', 'judges-assistant'], scope: 'court' })
  @Returns(enrolledMediator, { status: 201 })
  async enrol(
    @Body({ schema: enrolMediator }) { relations, ...body }: z.output<typeof enrolMediator>,
    @CurrentPrincipal() principal: Principal,
    @Tx() { manager }: Transaction,
  ): Promise<Enrolled> {
    if (body.court !== principal.court) throw accessErrors.otherCourt();
    const entry = { ...body, ...(relations && { relations: JSON.stringify(relations) }) };
    // Of two who enrol the same person at once the second waits here for the first, and finds the entry below.
    await manager.createQueryBuilder().insert().into(Mediator).values(entry).orIgnore().execute();
    const known = await manager.findOneBy(Mediator, { mediatorId: body.mediatorId });
    if (known && known.court !== body.court) throw conflict('MEDIATOR.ID_TAKEN', '该编号已被使用', 'This id is taken');
    const other = await manager.findOneBy(Mediator, { court: body.court, subject: body.subject });
    if (other && other.mediatorId !== body.mediatorId)
      throw conflict(
        'MEDIATOR.SUBJECT_TAKEN',
        '该人员已以其他编号登记在本院名册',
        'This person is on the roll of the court under another id',
      );
    await manager.save(Mediator, { ...known, ...entry });
    const [found] = await rollOf(manager, { court: body.court, mediatorId: body.mediatorId });
    return enrolled(found!);
  }

  @Get()
  @Allow({
    summary: '和解员名册（类别、领域、收费、在办案件）',
    roles: ['settlement-judge', 'judges-assistant', 'clerk', 'mediator', 'filing-clerk', 'supervisor'],
    scope: 'court',
    keepsToOwnCases: true,
  })
  @Returns(pageOf(enrolledMediator))
  async list(
    @Query({ schema: rollQuery }) { limit, after, ...filters }: z.output<typeof rollQuery>,
    @CurrentPrincipal() { court }: Principal,
  ): Promise<Page<Enrolled>> {
    const [place] = after === undefined ? [] : placeAfter(after, z.tuple([z.string()]));
    const rows = await rollOf(this.dataSource.manager, { court: court!, ...filters, after: place, limit: limit + 1 });
    return pageFrom(rows, limit, ({ mediator }) => [mediator.mediatorId], enrolled);
  }
}

const enrolled = (one: OnRoll): Enrolled => {
  const { court, subject, state } = one.mediator;
  return { ...onWire(one), court, subject, state };
};
