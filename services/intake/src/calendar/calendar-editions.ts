import { CaseRecorder, publishFact, type Occasion } from '@hejie/casework';
import { calendarAdopted } from '@hejie/contracts/facts';
import { calendarOf, editionsWith } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { Application } from '../application/application.entity.js';
import { CaseRecord } from '../case-record/case-record.entity.js';

/** Which notices the cases derive their dates with (PER-4). */
@Injectable()
export class CalendarEditions {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * Every open case without these notices adopts them, each by a fact of its own.
   * @returns how many did. @throws LawError CALENDAR.EDITION_UNKNOWN for a notice that this build does not have.
   */
  async adopt(
    tx: Transaction,
    calendarEditions: readonly string[],
    { at, by }: Pick<Occasion, 'at' | 'by'>,
  ): Promise<number> {
    calendarOf(calendarEditions);
    const open = await tx.manager
      .createQueryBuilder(Application, 'application')
      .innerJoin(CaseRecord, 'record', 'record.caseId = application.caseId and record.ending is null')
      .where('not application.calendarEditions @> :calendarEditions', { calendarEditions })
      .orderBy('application.caseId')
      .setLock('pessimistic_write', undefined, ['application'])
      .getMany();
    for (const { caseId, calendarEditions: before } of open) {
      const after = editionsWith(before, calendarEditions);
      await tx.manager.update(Application, { caseId }, { calendarEditions: after });
      await this.recorder.record(
        tx,
        { caseId, at, by },
        {
          audit: { action: 'calendar.adopted', facts: { calendarEditions: after } },
          facts: [publishFact(calendarAdopted, { calendarEditions: after })],
        },
      );
    }
    return open.length;
  }
}
