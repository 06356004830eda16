import { type CaseStatus } from '@hejie/contracts/workflows';
import { formatYuan } from '@hejie/law';
import { unknownCase } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Application } from '../application/application.entity.js';
import { Party } from '../application/party.entity.js';
import { CaseRecord } from '../case-record/case-record.entity.js';

/** One case as intake keeps it. */
export interface CaseFile {
  readonly application: Application;
  readonly parties: readonly Party[];
  readonly record: CaseRecord;
}

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

  /** The newest cases of a court, at most 200; of `only` those where it is given. */
  async ofCourt(court: string, only?: readonly string[]): Promise<{ application: Application; record: CaseRecord }[]> {
    const { manager } = this.dataSource;
    const applications = await manager.find(Application, {
      where: { court, ...(only && { caseId: In(only) }) },
      order: { acceptedAt: 'DESC' },
      take: 200,
    });
    const caseId = In(applications.map((application) => application.caseId));
    const records = new Map((await manager.findBy(CaseRecord, { caseId })).map((record) => [record.caseId, record]));
    return applications.map((application) => ({ application, record: records.get(application.caseId)! }));
  }
}
