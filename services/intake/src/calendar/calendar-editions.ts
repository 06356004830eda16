import { CaseRecorder, publishFact, type NewTask, type Occasion } from '@hejie/casework';
import { calendarAdopted } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { calendarOf, dateText, editionsWith, packOf, type CourtClock, type LegalDate } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { lapseBy, type Stage } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { Application } from '../application/application.entity.js';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { Lapse } from '../filing/lapse.entity.js';
import { CalendarNotice } from './calendar-notice.entity.js';

/** Stages in which the case itself holds the dates; in the later ones its ledger does, and wakes it where one moves. */
const BEFORE_PERFORMANCE: readonly Stage[] = ['OPENING', 'SELECTION', 'NEGOTIATION', 'CONFIRMATION'];

/** Which notices the cases derive their dates with (PER-4). */
@Injectable()
export class CalendarEditions {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  /**
   * The court adopts these notices; open cases without them are told in the background, whenever they were accepted.
   * @returns how many those are now. @throws LawError CALENDAR.EDITION_UNKNOWN for a notice that this build does not have.
   */
  async adopt(
    tx: Transaction,
    calendarEditions: readonly string[],
    { at, by }: Pick<Occasion, 'at' | 'by'>,
    courtClock: CourtClock | null,
  ): Promise<number> {
    calendarOf(calendarEditions);
    const notices = [...new Set(calendarEditions)].map((editionId) => ({
      editionId,
      adoptedAt: at,
      adoptedBy: by,
      courtClock,
      toldAt: null,
    }));
    await tx.manager.upsert(CalendarNotice, notices, ['editionId']);
    return this.withoutThem(tx, calendarEditions).getCount();
  }

  /** The next open cases adopt the notices, each by a fact of its own. Passes over a case that somebody holds. @returns how many did. */
  async tell(tx: Transaction, notices: readonly CalendarNotice[], atMost: number): Promise<number> {
    const published = notices.map(({ editionId }) => editionId);
    const open = await this.withoutThem(tx, published)
      .addSelect('record.stage', 'stage')
      .orderBy('application.caseId')
      .limit(atMost)
      .setLock('pessimistic_write', undefined, ['application'])
      .setOnLocked('skip_locked')
      .getRawAndEntities<{ stage: Stage }>();
    for (const [index, { caseId, calendarEditions: before }] of open.entities.entries()) {
      const calendarEditions = editionsWith(before, published);
      await tx.manager.update(Application, { caseId }, { calendarEditions });
      const wakes = BEFORE_PERFORMANCE.includes(open.raw[index]!.stage);
      await this.recorder.record(
        tx,
        { caseId, ...adoptionOf(notices, before) },
        {
          audit: { action: 'calendar.adopted', facts: { calendarEditions } },
          facts: [publishFact(calendarAdopted, { calendarEditions, wakes })],
        },
      );
    }
    return open.entities.length;
  }

  /**
   * PER-4, PRE-8: negotiations that lapsed are looked at under the notices: one that by them had not ended yet lies before the judge, with
   * both dates. @returns how many were looked at.
   */
  async review(tx: Transaction, notices: readonly CalendarNotice[], atMost: number): Promise<number> {
    const published = notices.map(({ editionId }) => editionId);
    const lapses = await tx.manager
      .createQueryBuilder(Lapse, 'lapse')
      .where('not lapse.calendarEditions @> :published', { published })
      .orderBy('lapse.caseId')
      .limit(atMost)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    for (const lapse of lapses) {
      const { caseId, calendarEditions: before } = lapse;
      const calendarEditions = editionsWith(before, published);
      await tx.manager.update(Lapse, { caseId }, { calendarEditions });
      const { caseNumber, packId } = await tx.manager.findOneByOrFail(Application, { caseId });
      const lastDay = lapseBy(lapse, packOf(packId), calendarOf(calendarEditions));
      if (lastDay === undefined) continue;
      await this.recorder.record(
        tx,
        { caseId, at: adoptionOf(notices, before).at, by: CASE_ITSELF },
        {
          audit: { action: 'lapse.questioned', facts: { from: lapse.lastDay, lastDay, calendarEditions } },
          tasks: { opened: [lapseToReview(lapse, caseNumber, lastDay)] },
        },
      );
    }
    return lapses.length;
  }

  /** Open cases that lack one of these notices. */
  private withoutThem({ manager }: Transaction, calendarEditions: readonly string[]) {
    return manager
      .createQueryBuilder(Application, 'application')
      .innerJoin(CaseRecord, 'record', 'record.caseId = application.caseId and record.ending is null')
      .where('not application.calendarEditions @> :calendarEditions', { calendarEditions });
  }
}

/** When, and by whose command, a case with these editions adopts the rest: the latest notice that it lacks. */
function adoptionOf(notices: readonly CalendarNotice[], known: readonly string[]): Pick<Occasion, 'at' | 'by'> {
  const lacking = notices.filter(({ editionId }) => !known.includes(editionId));
  const { adoptedAt: at, adoptedBy: by } = lacking.sort((a, b) => a.adoptedAt.localeCompare(b.adoptedAt)).at(-1)!;
  return { at, by };
}

function lapseToReview({ caseId, lastDay: from, lapsedAt }: Lapse, caseNumber: string, lastDay: LegalDate): NewTask {
  return {
    id: `lapse/${caseId}/${lastDay}`,
    kind: 'LAPSE_BEFORE_ITS_END',
    role: 'settlement-judge',
    facts: { caseNumber, lapsedOn: from, lapsedAt, lastDay },
    rule: 'PER-4',
    title: `${caseNumber}：和解期限按${dateText(from)}届满处理，按后来公布的放假安排应至${dateText(lastDay)}届满，请审查处理`,
  };
}
