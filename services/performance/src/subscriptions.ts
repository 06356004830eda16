import {
  acceptedTitle,
  CaseRecorder,
  endCase,
  enterCase,
  knownCase,
  rememberNotices,
  reopenCase,
  stepOf,
} from '@hejie/casework';
import { applicationAccepted, calendarAdopted, caseClosed, caseReopened, type FactData } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { hearNotice } from './calendar/notices.js';

/** Performance learns of each case when it is accepted, of the notices that it adopts, and when it has ended. */
@Injectable()
export class PerformanceSubscriptions {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  @OnFact(applicationAccepted)
  async caseAccepted({ data }: ReceivedFact<FactData<typeof applicationAccepted>>, tx: Transaction): Promise<void> {
    await enterCase(tx, { ...data, namedTitle: acceptedTitle(data) });
  }

  @OnFact(calendarAdopted)
  async noticeAdopted({ data }: ReceivedFact<FactData<typeof calendarAdopted>>, tx: Transaction): Promise<void> {
    const { caseId, calendarEditions } = data;
    await rememberNotices(tx, caseId, calendarEditions);
    const known = await knownCase(tx, caseId);
    // Not when it was adopted: the fact may have waited here, and deadlines have passed meanwhile.
    const at = currentCourtTime();
    const heard = await hearNotice(tx, data, at);
    await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF, known }, heard);
  }

  @OnFact(caseReopened)
  caseReopened({ data }: ReceivedFact<FactData<typeof caseReopened>>, tx: Transaction): Promise<void> {
    return reopenCase(tx, data);
  }

  @OnFact(caseClosed)
  async caseEnded(fact: ReceivedFact<FactData<typeof caseClosed>>, tx: Transaction): Promise<void> {
    const { caseId, ending } = fact.data;
    await endCase(tx, { caseId, ending, step: stepOf(fact) });
  }
}
