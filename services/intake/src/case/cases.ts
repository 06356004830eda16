import { type CaseStatus } from '@hejie/contracts/workflows';
import { formatYuan } from '@hejie/law';
import { type Resource } from '@hejie/security';
import { type CaseArchive, type ResourceLocator, unknownCase } from '@hejie/service-kit';
import { type Ending } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Application } from '../application/application.entity.js';
import { Party } from '../application/party.entity.js';
import { CaseRecord } from './case-record.entity.js';

/** One case as intake keeps it. */
export interface CaseFile {
  readonly application: Application;
  readonly parties: readonly Party[];
  readonly record: CaseRecord;
}

/** Reads cases; also tells the guard whose they are. */
@Injectable()
export class Cases implements ResourceLocator, CaseArchive {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async locate({ caseId }: Readonly<Record<string, string>>): Promise<Resource | undefined> {
    const found = await this.find(caseId ?? '');
    if (!found) return undefined;
    const parties = found.parties.flatMap(({ partyRef }) => (partyRef === null ? [] : [partyRef]));
    return { court: found.application.court, caseId: found.application.caseId, parties };
  }

  /** @throws ProblemError 404 CASE.UNKNOWN. */
  async get(caseId: string): Promise<CaseFile> {
    const found = await this.find(caseId);
    if (!found) throw unknownCase();
    return found;
  }

  async ending(caseId: string): Promise<Ending | undefined> {
    return (await this.find(caseId))?.record.ending ?? undefined;
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

  /** The newest cases of a court, at most 200. */
  async ofCourt(court: string): Promise<{ application: Application; record: CaseRecord }[]> {
    const { manager } = this.dataSource;
    const applications = await manager.find(Application, {
      where: { court },
      order: { acceptedAt: 'DESC' },
      take: 200,
    });
    const caseId = In(applications.map((application) => application.caseId));
    const records = new Map((await manager.findBy(CaseRecord, { caseId })).map((record) => [record.caseId, record]));
    return applications.map((application) => ({ application, record: records.get(application.caseId)! }));
  }

  private async find(caseId: string): Promise<CaseFile | undefined> {
    if (!UUID.test(caseId)) return undefined;
    const { manager } = this.dataSource;
    const [application, parties, record] = await Promise.all([
      manager.findOneBy(Application, { caseId }),
      manager.find(Party, { where: { caseId }, order: { position: 'ASC' } }),
      manager.findOneBy(CaseRecord, { caseId }),
    ]);
    return application && record ? { application, parties, record } : undefined;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
