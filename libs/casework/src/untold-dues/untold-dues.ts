import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { type CourtInstant } from '@hejie/law';
import { errorName, pause, UnitOfWork, type Transaction } from '@hejie/persistence';
import { COURT_CLOCK, RealCourtClock, type CourtClockPort } from '@hejie/service-kit';
import {
  Logger,
  type BeforeApplicationShutdown,
  type FactoryProvider,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { knownCase } from '../case-directory/directory-entry.js';
import { CaseRecorder } from '../recording/case-recorder.js';
import { inOrder, type Recording } from '../recording/recording.js';

/** What the service tells at an instant of the next deadline of a case; nothing where it has none, or has told it meanwhile. */
export type TellsDue = (tx: Transaction, caseId: string, at: CourtInstant) => Promise<readonly Recording[]>;

/** Between two cases, so that commands and steps come first. */
const BREATH_MS = 20;

/**
 * Tells once of the next deadlines of cases that ran before they were told (`untold_due`), one after the other in the background: no
 * list by what is due leaves out a case because it is old. Told outside of a step, for the case has not moved. A case that fails is
 * logged and left to the next start. In compressed time nothing knows what time it is between two requests, and nothing is told.
 */
export class UntoldDues implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private static readonly logger = new Logger(UntoldDues.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recorder: CaseRecorder,
    private readonly clock: CourtClockPort,
    private readonly tells: TellsDue,
  ) {}

  onApplicationBootstrap(): void {
    if (this.clock instanceof RealCourtClock) this.running ??= this.run(() => this.clock.read(undefined).at);
  }

  /** Ends after the case that is under way. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Every case that is left, in the order of their ids; each in a transaction of its own. */
  async run(now: () => CourtInstant): Promise<void> {
    const { signal } = this.stopping;
    for (let last = ''; !signal.aborted;) {
      const caseId = await this.next(last);
      if (caseId === undefined) return;
      last = caseId;
      try {
        await this.unitOfWork.run((tx) => this.tell(tx, caseId, now()));
      } catch (error) {
        UntoldDues.logger.warn(
          `The next deadline of ${caseId} could not be told; the next start tries again (${errorName(error)})`,
        );
      }
      await pause(BREATH_MS, signal);
    }
  }

  private async next(last: string): Promise<string | undefined> {
    try {
      return await this.unitOfWork.run(async ({ manager }) => {
        const [row]: Array<{ case_id: string }> = await manager.query(
          'select case_id from untold_due where case_id > $1 order by case_id limit 1',
          [last],
        );
        return row?.case_id;
      });
    } catch (error) {
      UntoldDues.logger.warn(
        `Next deadlines of cases could not be told; the next start tries again (${errorName(error)})`,
      );
      return undefined;
    }
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
