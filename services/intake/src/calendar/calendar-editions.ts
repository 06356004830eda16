import { calendarAdopted } from '@hejie/contracts/facts';
import { calendarOf, type CourtInstant } from '@hejie/law';
import { Outbox } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { Application } from '../application/application.entity.js';
import { CaseRecord } from '../case/case-record.entity.js';

/** Which notices the cases derive their dates with (PER-4). */
@Injectable()
export class CalendarEditions {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /**
   * Every open case without these notices adopts them, each by a fact of its own.
   * @returns how many did. @throws LawError CALENDAR.EDITION_UNKNOWN for a notice that this build does not have.
   */
  async adopt(tx: Transaction, calendarEditions: readonly string[], at: CourtInstant): Promise<number> {
    calendarOf(calendarEditions);
    const open = await tx.manager
      .createQueryBuilder(Application, 'application')
      .innerJoin(CaseRecord, 'record', 'record.caseId = application.caseId and record.ending is null')
      .where('not application.calendarEditions @> :calendarEditions', { calendarEditions })
      .orderBy('application.caseId')
      .setLock('pessimistic_write', undefined, ['application'])
      .getMany();
    for (const { caseId, calendarEditions: before } of open) {
      const after = [...new Set([...before, ...calendarEditions])].sort();
      await tx.manager.update(Application, { caseId }, { calendarEditions: after });
      await this.outbox.append(tx, {
        definition: calendarAdopted,
        caseId,
        aggregateId: caseId,
        data: { caseId, calendarEditions: after, at },
        occurredAt: at,
      });
    }
    return open.length;
  }
}
