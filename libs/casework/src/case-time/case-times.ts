import { type CourtInstant } from '@hejie/law';
import { instantFrom } from '@hejie/persistence';
import { type CaseTimePort } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** How far each case has come in court time, by the latest line of its audit here. */
@Injectable()
export class CaseTimes implements CaseTimePort {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async latest(caseId: string): Promise<CourtInstant | undefined> {
    const [{ latest }]: [{ latest: Date | null }] = await this.dataSource.query(
      'select max(at) as latest from audit where case_id = $1',
      [caseId],
    );
    return latest === null ? undefined : instantFrom(latest);
  }
}
