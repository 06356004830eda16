import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { UnitOfWork, type Transaction } from '@hejie/persistence';
import { COURT_CLOCK, RealCourtClock, type CourtClockPort } from '@hejie/service-kit';
import { type FactoryProvider } from '@nestjs/common';
import { knownCase } from '../case-directory/directory-entry.js';
import { OnceAfterStart } from '../once-after-start.js';
import { CaseRecorder } from '../recording/case-recorder.js';
import { inOrder, type Recording } from '../recording/recording.js';

/** What the service tells at an instant of the next deadline of a case; nothing where it has none, or has told it meanwhile. */
export type TellsDue = (tx: Transaction, caseId: string, at: CourtInstant) => Promise<readonly Recording[]>;

/** Between two cases. */
const BREATH_MS = 20;

/**
 * Tells once of the next deadlines of cases that ran before they were told (`untold_due`), one after the other in the background: no
 * list by what is due leaves out a case because it is old. Told outside of a step, for the case has not moved. A case that fails is
 * logged and left to the next start. In compressed time nothing knows what time it is between two requests, and nothing is told.
 */
export class UntoldDues extends OnceAfterStart {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recorder: CaseRecorder,
    private readonly clock: CourtClockPort,
    private readonly tells: TellsDue,
  ) {
    super('Next deadlines of cases could not be told', BREATH_MS);
  }

  protected begin(): Promise<void> | undefined {
    return this.clock instanceof RealCourtClock ? this.run(() => this.clock.read(undefined).at) : undefined;
  }

  /** Every case that is left, in the order of their ids; each in a transaction of its own. */
  run(now: () => CourtInstant): Promise<void> {
    let last = '';
    return this.rounds(async () => {
      const caseId = await this.unitOfWork.run((tx) => this.next(tx, last));
      if (caseId === undefined) return false;
      last = caseId;
      await this.unitOfWork
        .run((tx) => this.tell(tx, caseId, now()))
        .catch((error: unknown) => this.leave(`The next deadline of ${caseId} could not be told`, error));
      return true;
    });
  }

  private async next({ manager }: Transaction, last: string): Promise<string | undefined> {
    const [row]: Array<{ case_id: string }> = await manager.query(
      'select case_id from untold_due where case_id > $1 order by case_id limit 1',
      [last],
    );
    return row?.case_id;
  }

  /** Of two processes at once, one tells: the other waits for the row, and finds it gone. */
  private async tell(tx: Transaction, caseId: string, at: CourtInstant): Promise<void> {
    const [, taken]: [unknown, number] = await tx.manager.query('delete from untold_due where case_id = $1', [caseId]);
    if (taken === 0) return;
    const known = await knownCase(tx, caseId);
    const recordings = await this.tells(tx, caseId, at);
    await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF, known }, inOrder(recordings, undefined));
  }
}

/** {@link UntoldDues} of a service. */
export const untoldDues = (tells: TellsDue): FactoryProvider<UntoldDues> => ({
  provide: UntoldDues,
  inject: [UnitOfWork, CaseRecorder, COURT_CLOCK],
  useFactory: (unitOfWork: UnitOfWork, recorder: CaseRecorder, clock: CourtClockPort) =>
    new UntoldDues(unitOfWork, recorder, clock, tells),
});
