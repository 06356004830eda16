import { CaseDirectory, pageFields, pageFrom, pageOf, placeAfter, type Page } from '@hejie/casework';
import {
  candidateOfCase,
  changeRollState,
  mediatorFile,
  mediatorPath,
  recordTraining,
  rollFilters,
  type MediatorFile,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, type Principal } from '@hejie/security';
import { Allow, Command, CurrentPrincipal, notFound, Returns, Tx } from '@hejie/service-kit';
import { performanceFileOf, type TimeAsked } from '@hejie/settlement';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { Mediator, Training } from '../roster/mediator.entity.js';
import { onWire, rollOf } from '../roster/roll.js';
import { candidatesIn, relationsOf } from '../selection/candidates.js';
import { HeardComplaint } from './offer.entities.js';

const KEEPERS = ['settlement-judge', 'judges-assistant'] as const;
const candidatesQuery = z.strictObject({ ...rollFilters, ...pageFields }).omit({ state: true });

/** Mediators to choose from in a case, and the performance file of each: cases, outcomes, complaints, training (C1, C5, C7). */
@Controller()
export class PerformanceFilesController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** SEED3 三(二): the roll is there for the parties to choose from. */
  @Get('cases/:caseId/mediators')
  @Allow({
    summary: '可供本案选择的和解员（类别、领域、收费、在办案件）',
    roles: ['settlement-judge', 'judges-assistant', 'clerk', 'filing-clerk', 'supervisor', 'party'],
    scope: 'case',
  })
  @Returns(pageOf(candidateOfCase))
  async candidates(
    @Param('caseId') caseId: string,
    @Query({ schema: candidatesQuery }) { limit, after, ...filters }: z.output<typeof candidatesQuery>,
  ): Promise<Page<z.output<typeof candidateOfCase>>> {
    const known = await this.cases.known(caseId);
    const { manager } = this.dataSource;
    const [place] = after === undefined ? [] : placeAfter(after, z.tuple([z.string()]));
    const roll = await rollOf(manager, {
      court: known.court,
      state: 'ACTIVE',
      ...filters,
      after: place,
      limit: limit + 1,
    });
    return pageFrom(
      await candidatesIn(manager, caseId, known, roll),
      limit,
      ({ mediator }) => [mediator.mediatorId],
      (one) => ({ ...onWire(one), relatedTo: [...one.relatedTo], askedBefore: one.askedBefore }),
    );
  }

  /** A mediator reads his own. */
  @Get('mediators/:mediatorId')
  @Allow({
    summary: '和解员履职档案',
    roles: [...KEEPERS, 'court-president', 'supervisor', 'mediator'],
    scope: 'court',
    keepsToOwnCases: true,
  })
  @Returns(mediatorFile)
  async file(
    @Param('mediatorId', { schema: mediatorPath }) mediatorId: string,
    @CurrentPrincipal() { court, roles, subject }: Principal,
  ): Promise<MediatorFile> {
    const { manager } = this.dataSource;
    const [found] = await rollOf(manager, { court: court!, mediatorId });
    if (!found) throw unknownMediator();
    const others = roles.some((role) => role !== 'mediator');
    if (!others && found.mediator.subject !== subject) throw accessErrors.roleDenied();
    return fileOf(manager, found);
  }

  @Post('mediators/:mediatorId/state')
  @Command()
  @Allow({ summary: '和解员暂停、恢复承接案件或者退出名册', roles: KEEPERS, scope: 'court' })
  @Returns(mediatorFile, { status: 201 })
  async change(
    @Param('mediatorId', { schema: mediatorPath }) mediatorId: string,
    @Body({ schema: changeRollState }) { state, reason }: z.output<typeof changeRollState>,
    @CurrentPrincipal() { court }: Principal,
    @Tx() { manager }: Transaction,
  ): Promise<MediatorFile> {
    const { affected } = await manager.update(Mediator, { mediatorId, court }, { state, stateReason: reason });
    if (!affected) throw unknownMediator();
    return this.after(manager, court!, mediatorId);
  }

  @Post('mediators/:mediatorId/trainings')
  @Command()
  @Allow({ summary: '登记和解员业务培训', roles: KEEPERS, scope: 'court' })
  @Returns(mediatorFile, { status: 201 })
  async train(
    @Param('mediatorId', { schema: mediatorPath }) mediatorId: string,
    @Body({ schema: recordTraining }) body: z.output<typeof recordTraining>,
    @CurrentPrincipal() { court, subject: recordedBy }: Principal,
    @Tx() { manager }: Transaction,
  ): Promise<MediatorFile> {
    const lock = { mode: 'pessimistic_write' } as const;
    if (!(await manager.findOne(Mediator, { where: { mediatorId, court }, lock }))) throw unknownMediator();
    const nth = (await manager.countBy(Training, { mediatorId })) + 1;
    await manager.insert(Training, { mediatorId, nth, ...body, recordedBy });
    return this.after(manager, court!, mediatorId);
  }

  private async after(manager: EntityManager, court: string, mediatorId: string): Promise<MediatorFile> {
    const [found] = await rollOf(manager, { court, mediatorId });
    return fileOf(manager, found!);
  }
}

async function fileOf(
  manager: EntityManager,
  found: { readonly mediator: Mediator; readonly openCases: number },
): Promise<MediatorFile> {
  const { mediator } = found;
  const { mediatorId, state } = mediator;
  // A negotiation is the work of who conducts it: of one who was replaced it is another's.
  const times = await manager.query<TimeAsked[]>(
    `select designation.answer, negotiation.outcome from designation
       left join negotiation on negotiation.case_id = designation.case_id and negotiation.mediator_id = designation.mediator_id
      where designation.mediator_id = $1`,
    [mediatorId],
  );
  const complaints = await manager.findBy(HeardComplaint, { mediatorId, against: 'MEDIATOR' });
  const trainings = await manager.find(Training, { where: { mediatorId }, order: { nth: 'ASC' } });
  return {
    ...onWire(found),
    state,
    relations: relationsOf(mediator),
    record: performanceFileOf(
      times,
      complaints.map(({ finding }) => ({ founded: finding === 'FOUNDED' })),
      trainings,
    ),
    trainings: trainings.map(({ on, subject, hours }) => ({ on, subject, hours })),
  };
}

const unknownMediator = () =>
  notFound('MEDIATOR.UNKNOWN', '本院名册中没有该和解员', 'This mediator is not on the roll of the court', {
    rule: 'PRE-5',
    path: '/mediatorId',
  });
