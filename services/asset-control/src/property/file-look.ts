import { type CourtInstant } from '@hejie/law';
import { UnitOfWork } from '@hejie/persistence';
import { CASE_TIME, COURT_CLOCK, RealCourtClock, type CaseTimePort, type CourtClockPort } from '@hejie/service-kit';
import { type PropertyFile, type PropertyTurn } from '@hejie/settlement';
import { Inject, Injectable } from '@nestjs/common';
import { propertyDesk, WHOLE_CASE } from './property-desk.js';
import { noPropertyFile } from './property-files.js';

/** A property file as people look at it: as of now by the court's clock; where time is not real, as of its last record. */
@Injectable()
export class FileLook {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CASE_TIME) private readonly times: CaseTimePort,
    @Inject(COURT_CLOCK) private readonly clock: CourtClockPort,
  ) {}

  /** @throws ProblemError 404 `PROPERTY.NO_FILE`; whatever `show` throws. */
  async at<T>(caseId: string, show: (file: PropertyFile, turn: PropertyTurn) => T): Promise<T> {
    // Before the transaction: who holds one connection never waits for a second.
    const at = await this.now(caseId);
    const looked =
      at && (await this.unitOfWork.run((tx) => propertyDesk.looked(tx, { caseId, about: WHOLE_CASE, at })));
    if (!looked) throw noPropertyFile();
    return show(looked.file, looked.turn);
  }

  private async now(caseId: string): Promise<CourtInstant | undefined> {
    return this.clock instanceof RealCourtClock ? this.clock.read(undefined).at : this.times.latest(caseId);
  }
}
