import { containing, instantOrLast, pageFields, pageFrom, placeAfter, type Page } from '@hejie/casework';
import { shapes } from '@hejie/contracts/facts';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { formatYuan, startOfDay } from '@hejie/law';
import { unknownCase } from '@hejie/service-kit';
import { CASE_STATES, type Stage } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { z } from 'zod';
import { Application } from '../application/application.entity.js';
import { Party } from '../application/party.entity.js';
import { CaseRecord } from '../case-record/case-record.entity.js';

/** One case as intake keeps it. */
export interface CaseFile {
  readonly application: Application;
  readonly parties: readonly Party[];
  readonly record: CaseRecord;
}

/** `GET /cases`: filters of the list, and which page of it. */
export const caseFilter = z.strictObject({
  stage: z.enum(CASE_STATES.stages.map(({ stage }) => stage) as [Stage, ...Stage[]]).optional(),
  text: shapes.text(120).optional(),
  /** Whose next deadline ends before this day begins. */
  dueBefore: shapes.date.optional(),
  /** The newest first, or what is due soonest; by default the latter where it is asked what is due. */
  order: z.enum(['NEWEST', 'DUE']).optional(),
  ...pageFields,
});
export type CaseFilter = z.output<typeof caseFilter>;

/** Reads cases as intake keeps them. */
@Injectable()
export class Cases {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** @throws ProblemError 404 CASE.UNKNOWN. */
  async get(caseId: string): Promise<CaseFile> {
    const { manager } = this.dataSource;
    const [application, parties, record] = await Promise.all([
      manager.findOneBy(Application, { caseId }),
      manager.find(Party, { where: { caseId }, order: { position: 'ASC' } }),
      manager.findOneBy(CaseRecord, { caseId }),
    ]);
    if (!application || !record) throw unknownCase();
    return { application, parties, record };
  }

  /** How a case ended, as far as intake's record tells: for cases that the workflow server no longer keeps. */
  async endedStatus(caseId: string): Promise<CaseStatus | undefined> {
    const { application, record } = await this.get(caseId);
    const { stage, ending, paid } = record;
    if (ending === null) return undefined;
    const { caseNumber } = application;
    return {
      caseId,
      caseNumber,
      stage,
      ending,
      awaiting: '案件已结束',
      breach: ending === 'RESUMED' ? 'RESUMED' : 'NONE',
      ...(paid !== null && { paid: formatYuan(paid) }),
    };
  }

  /**
   * The cases of a court page by page, the newest first or what is due soonest; of `only` those where it is given. `text`: in the number of
   * the case or its cause. @throws ProblemError 400 LIST.CURSOR_INVALID, also for a place in the other order.
   */
  async ofCourt(
    court: string,
    { stage, text, dueBefore, order = dueBefore === undefined ? 'NEWEST' : 'DUE', limit, after }: CaseFilter,
    only?: readonly string[],
  ): Promise<Page<Pick<CaseFile, 'application' | 'record'>>> {
    const { manager } = this.dataSource;
    const ordered = ORDERS[order];
    const query = manager
      .createQueryBuilder(Application, 'application')
      .innerJoin(CaseRecord, 'record', 'record.caseId = application.caseId')
      .where(`${ordered.court} = :court`, { court });
    if (only !== undefined) query.andWhere('application.caseId = any(:only)', { only });
    if (stage !== undefined) query.andWhere('record.stage = :stage', { stage });
    if (text !== undefined)
      query.andWhere('(application.caseNumber ilike :text or application.cause ilike :text)', {
        text: containing(text),
      });
    if (dueBefore !== undefined) query.andWhere(`${DUE} <= :dueBefore`, { dueBefore: startOfDay(dueBefore) });
    if (after !== undefined) {
      // The name of the order is part of a place: it is of no use in the other.
      const [, value, caseId] = placeAfter(after, z.tuple([z.literal(order), instantOrLast, shapes.caseId]));
      query.andWhere(`(${ordered.by}, ${ordered.caseId}) ${ordered.beyond} (:value::timestamptz, :caseId)`, {
        value,
        caseId,
      });
    }
    const applications = await query
      .orderBy(ordered.by, ordered.direction)
      .addOrderBy(ordered.caseId, ordered.direction)
      .limit(limit + 1)
      .getMany();
    const caseId = In(applications.map((application) => application.caseId));
    const records = new Map((await manager.findBy(CaseRecord, { caseId })).map((record) => [record.caseId, record]));
    return pageFrom(
      applications.map((application) => ({ application, record: records.get(application.caseId)! })),
      limit,
      ({ application: { acceptedAt, caseId }, record: { dueAt } }) => [
        order,
        order === 'NEWEST' ? acceptedAt : (dueAt ?? 'infinity'),
        caseId,
      ],
      (listed) => listed,
    );
  }
}

/** Cases without a deadline come last. */
const DUE = `coalesce(record.dueAt, 'infinity'::timestamptz)`;

/** Each order with the columns of the index that has it: `application_of_court`, `case_record_due`. */
const ORDERS = {
  NEWEST: {
    court: 'application.court',
    by: 'application.acceptedAt',
    caseId: 'application.caseId',
    direction: 'DESC',
    beyond: '<',
  },
  DUE: { court: 'record.court', by: DUE, caseId: 'record.caseId', direction: 'ASC', beyond: '>' },
} as const;
