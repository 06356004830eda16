import {
  CaseRecorder,
  publishFact,
  rememberNotices,
  WorkItemEntity,
  type NewTask,
  type Occasion,
} from '@hejie/casework';
import { calendarAdopted } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import {
  CALENDAR_EDITIONS,
  calendarOf,
  dateText,
  editionsWith,
  laterOf,
  legalDateOf,
  noticesOfItsRegion,
  packOf,
  type CalendarEdition,
  type CourtClock,
  type CourtInstant,
  type LegalDate,
} from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { complaintDeadline, consentDeadline, lapseBy } from '@hejie/settlement';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { Brackets, In, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { Application } from '../application/application.entity.js';
import { asNamed } from '../application/as-named.js';
import { CaseRecord } from '../case-record/case-record.entity.js';
import { DECIDE_COERCION } from '../complaint/complaint.activities.js';
import { ASK_PARTIES } from '../consent/consent.activities.js';
import { Lapse } from '../filing/lapse.entity.js';
import { FILING_TASKS } from '../filing/filing.js';
import { filingRedated } from '../filing/redated.js';
import { CalendarNotice } from './calendar-notice.entity.js';

/** Which cases the next batch takes, in the order of their ids. */
export interface Reach {
  /** Those behind this one. */
  readonly after: string;
  /** But none of these: they met a fault in this round. */
  readonly except: readonly string[];
  /** At most so many. */
  readonly atMost: number;
  /** Told before each case which one it is. */
  readonly working: (caseId: string) => void;
}

/** What a batch has come to: how many it looked at, and the last of them, in the order of their ids. */
export interface Batch {
  readonly done: number;
  readonly last?: string;
}

const batchOf = (cases: readonly { readonly caseId: string }[]): Batch => ({
  done: cases.length,
  last: cases.at(-1)?.caseId,
});

/** Which notices the cases derive their dates with (PER-4). */
@Injectable()
export class CalendarEditions {
  constructor(
    @Inject(CaseRecorder) private readonly recorder: CaseRecorder,
    /** The notices of this build. */
    @Optional() private readonly editions: readonly CalendarEdition[] = CALENDAR_EDITIONS,
  ) {}

  /**
   * The court adopts these notices; open cases without them are told in the background, whenever they were accepted.
   * A notice that was adopted before stays adopted when and by whom it was, and is told again. @returns how many those cases are now. @throws LawError CALENDAR.EDITION_UNKNOWN for a notice that this build does not have.
   */
  async adopt(
    tx: Transaction,
    calendarEditions: readonly string[],
    { at, by }: Pick<Occasion, 'at' | 'by'>,
    courtClock: CourtClock | null,
  ): Promise<number> {
    asNamed('/calendarEditions', () => calendarOf(calendarEditions));
    const notices = [...new Set(calendarEditions)].map((editionId) => ({
      editionId,
      adoptedAt: at,
      adoptedBy: by,
      courtClock,
      toldAt: null,
    }));
    await tx.manager.createQueryBuilder().insert().into(CalendarNotice).values(notices).orIgnore().execute();
    await tx.manager.update(CalendarNotice, { editionId: In([...calendarEditions]) }, { toldAt: null });
    return this.withoutThem(tx, calendarEditions).getCount();
  }

  /**
   * The next cases to hear of them adopt the notices, each by a fact of its own: who keeps its dates wakes it, where one moves. Passes
   * over a case that somebody holds.
   */
  async tell(tx: Transaction, notices: readonly CalendarNotice[], reach: Reach): Promise<Batch> {
    const published = notices.map(({ editionId }) => editionId);
    const open = await nextOf(this.withoutThem(tx, published), reach);
    for (const { caseId, acceptedAt, calendarEditions: before } of open) {
      reach.working(caseId);
      const calendarEditions = editionsWith(before, published, this.editions);
      await tx.manager.update(Application, { caseId }, { calendarEditions });
      await rememberNotices(tx, caseId, calendarEditions);
      const adoption = adoptionOf(notices, { before, calendarEditions, since: acceptedAt });
      await this.recorder.record(
        tx,
        { caseId, ...adoption },
        {
          audit: { action: 'calendar.adopted', facts: { calendarEditions } },
          facts: [
            publishFact(calendarAdopted, { calendarEditions, ...(await wakesHere(tx, caseId, calendarEditions)) }),
          ],
          tasks: await filingRedated(tx, caseId, calendarEditions, laterOf(adoption.at, currentCourtTime())),
        },
      );
    }
    return batchOf(open);
  }

  /**
   * PER-4, PRE-8: the next negotiations that lapsed are looked at under the notices: one that by them had not ended yet lies
   * before the judge, with both dates.
   */
  async review(tx: Transaction, notices: readonly CalendarNotice[], reach: Reach): Promise<Batch> {
    const published = notices.map(({ editionId }) => editionId);
    const lapses = await this.lacking(tx.manager.createQueryBuilder(Lapse, 'lapse'), published)
      .andWhere('lapse.caseId > :after and not lapse.caseId = any(:except)', {
        after: reach.after,
        except: reach.except,
      })
      .orderBy('lapse.caseId')
      .limit(reach.atMost)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    for (const lapse of lapses) {
      const { caseId, calendarEditions: before, lapsedAt: since } = lapse;
      reach.working(caseId);
      const calendarEditions = editionsWith(before, published, this.editions);
      await tx.manager.update(Lapse, { caseId }, { calendarEditions });
      const { caseNumber, packId } = await tx.manager.findOneByOrFail(Application, { caseId });
      const lastDay = lapseBy(lapse, packOf(packId), calendarOf(calendarEditions));
      const { at } = adoptionOf(notices, { before, calendarEditions, since });
      const occasion = { caseId, at, by: CASE_ITSELF };
      if (lastDay === undefined) continue;
      await this.recorder.record(tx, occasion, {
        audit: { action: 'lapse.questioned', facts: { from: lapse.lastDay, lastDay, calendarEditions } },
        tasks: { opened: [lapseToReview(lapse, caseNumber, lastDay)] },
      });
    }
    return batchOf(lapses);
  }

  /**
   * PER-4: the next cases that have ended and are still to be filed take up the notices: by when is derived anew, and nobody else is told.
   */
  async redate(tx: Transaction, notices: readonly CalendarNotice[], reach: Reach): Promise<Batch> {
    const published = notices.map(({ editionId }) => editionId);
    const ended = tx.manager
      .createQueryBuilder(Application, 'application')
      .innerJoin(
        CaseRecord,
        'record',
        // Where a ruling is awaited others must hear of them too: such a case is told.
        'record.caseId = application.caseId and record.ending is not null and not record.awaitsRuling',
      )
      .where(
        `application.caseId in (select item.case_id from work_items item where item.state = 'OPEN' and item.kind = any(:filing))`,
        { filing: FILING_TASKS },
      );
    const toFile = await nextOf(this.lacking(ended, published), reach);
    for (const { caseId, acceptedAt, calendarEditions: before } of toFile) {
      reach.working(caseId);
      const calendarEditions = editionsWith(before, published, this.editions);
      await tx.manager.update(Application, { caseId }, { calendarEditions });
      await tx.manager.update(CaseRecord, { caseId }, { noticesUntold: true });
      const at = laterOf(adoptionOf(notices, { before, calendarEditions, since: acceptedAt }).at, currentCourtTime());
      const tasks = await filingRedated(tx, caseId, calendarEditions, at);
      if (!tasks.redated) continue;
      const audit = { action: 'filing.redated', facts: { calendarEditions } };
      await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF }, { audit, tasks });
    }
    return batchOf(toFile);
  }

  /**
   * PER-4, SET-ART-16-1: something is awaited in a case again. What it has taken up by itself since its end the others hear now;
   * of further notices they hear with the open cases.
   */
  async tellAfterEnd(tx: Transaction, caseId: string, at: CourtInstant): Promise<void> {
    // Whoever has it take up notices at this moment is waited for.
    const lock = { mode: 'pessimistic_read' } as const;
    const { calendarEditions } = await tx.manager.findOneOrFail(Application, { where: { caseId }, lock });
    const { affected } = await tx.manager.update(CaseRecord, { caseId, noticesUntold: true }, { noticesUntold: false });
    if (affected === 0) return;
    const facts = [publishFact(calendarAdopted, { calendarEditions, wakes: false })];
    const audit = { action: 'calendar.adopted', facts: { calendarEditions } };
    await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF }, { audit, facts });
  }

  /** Cases that lack one of these notices: the open ones, and those in which a ruling is awaited after the end (SET-ART-16-1). */
  private withoutThem({ manager }: Transaction, published: readonly string[]): SelectQueryBuilder<Application> {
    const hearing = manager
      .createQueryBuilder(Application, 'application')
      .innerJoin(
        CaseRecord,
        'record',
        'record.caseId = application.caseId and (record.ending is null or record.awaitsRuling)',
      );
    return this.lacking(hearing, published);
  }

  /** Who lacks one of these notices: a region's lacks only in a case that knows one of that region. */
  private lacking<E extends ObjectLiteral>(query: SelectQueryBuilder<E>, published: readonly string[]) {
    const editions = `${query.alias}.calendarEditions`;
    const [heardByAll, regional] = [
      published.filter((id) => noticesOfItsRegion(id, this.editions) === undefined),
      published.filter((id) => noticesOfItsRegion(id, this.editions) !== undefined),
    ];
    return query.andWhere(
      new Brackets((lacks) => {
        lacks.where(`not ${editions} @> :heardByAll`, { heardByAll });
        for (const [i, id] of regional.entries())
          lacks.orWhere(`(not ${editions} @> :regional${i} and ${editions} && :region${i})`, {
            [`regional${i}`]: [id],
            [`region${i}`]: noticesOfItsRegion(id, this.editions),
          });
      }),
    );
  }
}

/**
 * PRE-1, B6, PER-4: the time to answer on settlement, and that of the judge to decide on a complaint, are kept here, so their case is woken from here
 * where the notices move the end or may make it certain; of everything else whoever keeps it wakes the case.
 */
async function wakesHere(
  { manager }: Transaction,
  caseId: string,
  calendarEditions: readonly string[],
): Promise<{ readonly wakes?: false }> {
  const kind = In([ASK_PARTIES, DECIDE_COERCION]);
  const open = await manager.findBy(WorkItemEntity, { caseId, kind, state: 'OPEN' as const });
  if (open.every(({ dueAt }) => dueAt === null)) return { wakes: false };
  const { packId } = await manager.findOneByOrFail(Application, { caseId });
  const { dueProvisional } = await manager.findOneByOrFail(CaseRecord, { caseId });
  const [pack, calendar] = [packOf(packId), calendarOf(calendarEditions)];
  const moves = open.some((task) => {
    if (task.dueAt === null) return false;
    const since = legalDateOf(task.createdAt);
    const deadline = task.kind === ASK_PARTIES ? consentDeadline : complaintDeadline;
    const end = deadline(since, pack, calendar);
    return !(end && end.instant === task.dueAt && end.provisional === dueProvisional);
  });
  return moves ? {} : { wakes: false };
}

/** The next of them that nobody holds. */
function nextOf(
  query: SelectQueryBuilder<Application>,
  { after, except, atMost }: Reach,
): Promise<Pick<Application, 'caseId' | 'acceptedAt' | 'calendarEditions'>[]> {
  return query
    .andWhere('application.caseId > :after and not application.caseId = any(:except)', { after, except })
    .orderBy('application.caseId')
    .limit(atMost)
    .setLock('pessimistic_write', undefined, ['application'])
    .setOnLocked('skip_locked')
    .getMany();
}

/**
 * When, and by whose command, a case adopts notices: the latest of those that it lacked. Nothing of it is dated before the case, or what
 * became of it, was there (`since`).
 */
function adoptionOf(
  notices: readonly CalendarNotice[],
  {
    before,
    calendarEditions,
    since,
  }: {
    readonly before: readonly string[];
    readonly calendarEditions: readonly string[];
    readonly since: CourtInstant;
  },
): Pick<Occasion, 'at' | 'by'> {
  const adopted = notices.filter(({ editionId: id }) => calendarEditions.includes(id) && !before.includes(id));
  const { adoptedAt, adoptedBy: by } = adopted.sort((a, b) => a.adoptedAt.localeCompare(b.adoptedAt)).at(-1)!;
  return { at: adoptedAt > since ? adoptedAt : since, by };
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
