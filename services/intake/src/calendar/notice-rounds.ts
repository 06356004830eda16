import { BackgroundLoop, errorName, pause, UnitOfWork, type Transaction } from '@hejie/persistence';
import { withCourtClock } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { CalendarEditions, type Batch, type Reach } from './calendar-editions.js';
import { CalendarNotice } from './calendar-notice.entity.js';

/** Cases of one transaction, during which nobody waits for it but who writes to the very same case. */
const BATCH = 2;
/**
 * Between two batches at least so long, and thrice as long as the batch took where the machine is busy: some 8 cases a second, 100,000 in a
 * night. A case that is woken costs as much as a person's command, cases of one stage were filed one after the other, and nobody's command
 * should wait behind a crowd of them: neither for the workflows nor for the facts of new cases, which share lanes with theirs.
 */
const BREATH_MS = 250;
const BREATH_SHARE = 3;
const LOOK_EVERY_MS = 1_000;
/** Before cases that met a fault are tried again. */
const AFTER_FAULT_MS = 10_000;
/** A case may be accepted without a notice after all were told: by a process of the build before. */
const AGAIN_AFTER_MS = 600_000;

/** Tells the open cases of the notices that the court has adopted, in small transactions in the background (PER-4). */
@Injectable()
export class NoticeRounds extends BackgroundLoop {
  private isSlowed = false;

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CalendarEditions) private readonly editions: CalendarEditions,
  ) {
    super(LOOK_EVERY_MS);
  }

  protected async turn(): Promise<void> {
    this.isSlowed = false;
    this.isSlowed = (await this.round()) > 0;
  }

  protected override rest(): Promise<unknown> {
    return this.isSlowed ? pause(AFTER_FAULT_MS, this.stopped) : super.rest();
  }

  /** Every open case, every lapse, and every case that is still to be filed is told of every notice; then the notices are noted as told. @returns how many met a fault. */
  private async round(): Promise<number> {
    const notices = await this.unitOfWork.run((tx) => outstanding(tx));
    if (notices.length === 0) return 0;
    const told = await this.inBatches((tx, reach) => this.editions.tell(tx, notices, reach), notices);
    const reviewed = await this.inBatches((tx, reach) => this.editions.review(tx, notices, reach), notices);
    const redated = await this.inBatches((tx, reach) => this.editions.redate(tx, notices, reach), notices);
    const faults = told.faults + reviewed.faults + redated.faults;
    if (this.stopped.aborted || told.done + reviewed.done + redated.done + faults > 0) return faults;
    // Only a round that found nobody ends it: cases that somebody held meanwhile come in the next.
    await this.unitOfWork.run(async ({ manager }) => {
      for (const { editionId, adoptedAt } of notices)
        await manager.update(CalendarNotice, { editionId, adoptedAt }, { toldAt: () => 'clock_timestamp()' });
    });
    return 0;
  }

  /**
   * Each batch goes on behind the last of the one before: who has been told is not looked at again. A case that meets a fault holds up no
   * other: its batch is done without it, an error is reported, and the next round tries it again.
   */
  private async inBatches(
    batch: (tx: Transaction, reach: Reach) => Promise<Batch>,
    notices: readonly CalendarNotice[],
  ): Promise<{ readonly done: number; readonly faults: number }> {
    const clock = notices.at(-1)!.courtClock ?? undefined;
    const except: string[] = [];
    for (let total = 0, after = ''; ;) {
      if (this.stopped.aborted) return { done: total, faults: except.length };
      let caseId: string | undefined;
      const began = performance.now();
      const reach = { after, except, atMost: BATCH, working: (one: string) => (caseId = one) };
      try {
        const { done, last } = await withCourtClock(clock, () => this.unitOfWork.run((tx) => batch(tx, reach)));
        total += done;
        if (last === undefined || done < BATCH) return { done: total, faults: except.length };
        after = last;
      } catch (error) {
        if (caseId === undefined) throw error;
        this.logger.error(
          `CALENDAR.CASE_NOT_TOLD: ${caseId} could not be told of holiday notices (${errorName(error)})`,
        );
        except.push(caseId);
      }
      await pause(Math.max(BREATH_MS, BREATH_SHARE * (performance.now() - began)), this.stopped);
    }
  }
}

/** All notices, the latest adopted last, where there is one that not every case has been told of; else none. */
async function outstanding({ manager }: Transaction): Promise<CalendarNotice[]> {
  const waits = await manager.existsBy(CalendarNotice, [
    { toldAt: IsNull() },
    { toldAt: LessThan(new Date(Date.now() - AGAIN_AFTER_MS)) },
  ]);
  return waits ? manager.find(CalendarNotice, { order: { adoptedAt: 'ASC', editionId: 'ASC' } }) : [];
}
