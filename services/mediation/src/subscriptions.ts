import {
  acceptedTitle,
  CaseRecorder,
  endCase,
  enterCase,
  knownCase,
  noticesOf,
  rememberNotices,
  reopenCase,
  stepOf,
} from '@hejie/casework';
import {
  applicationAccepted,
  calendarAdopted,
  caseClosed,
  caseReopened,
  complaintDecided,
  complaintReceived,
  enterpriseAssessed,
  filingDefectsSet,
  type FactData,
} from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { rememberTitle } from './agreement/drafting.js';
import { hearNotice } from './calendar/hear-notice.js';
import { endNegotiation } from './negotiation/end-negotiation.js';
import { assessed, awaitAssessments } from './selection/assessments-awaited.js';
import { defectsSet } from './selection/defects-of-filing.js';
import { complaintHeard, complaintSettled } from './talks/complaints.js';

/** Mediation learns of each case when it is accepted, of the notices that it adopts, and when it has ended. */
@Injectable()
export class MediationSubscriptions {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  @OnFact(applicationAccepted)
  async caseAccepted({ data }: ReceivedFact<FactData<typeof applicationAccepted>>, tx: Transaction): Promise<void> {
    const { caseId, title, calendarEditions } = data;
    await enterCase(tx, { ...data, namedTitle: acceptedTitle(data) });
    await rememberTitle(tx, { caseId, title, calendarEditions });
    await awaitAssessments(tx, caseId, data.toAssess);
  }

  /** A6: talks wait for it no longer. */
  @OnFact(enterpriseAssessed)
  enterpriseAssessed({ data }: ReceivedFact<FactData<typeof enterpriseAssessed>>, tx: Transaction): Promise<void> {
    return assessed(tx, data);
  }

  /** PRE-3: what is explained and not mended stands in the way of a mediator. */
  @OnFact(filingDefectsSet)
  filingDefects(
    { data, aggregateVersion }: ReceivedFact<FactData<typeof filingDefectsSet>>,
    tx: Transaction,
  ): Promise<void> {
    return defectsSet(tx, data, aggregateVersion);
  }

  @OnFact(calendarAdopted)
  async noticeAdopted({ data }: ReceivedFact<FactData<typeof calendarAdopted>>, tx: Transaction): Promise<void> {
    const { caseId, calendarEditions } = data;
    await rememberNotices(tx, caseId, calendarEditions);
    const known = await knownCase(tx, caseId);
    const heard = await hearNotice(tx, caseId, known, await noticesOf(tx, caseId));
    // Not when it was adopted: the fact may have waited here, and what it puts in question may have come about meanwhile.
    const at = currentCourtTime();
    await this.recorder.record(tx, { caseId, at, by: CASE_ITSELF, known }, heard);
  }

  @OnFact(caseReopened)
  caseReopened({ data }: ReceivedFact<FactData<typeof caseReopened>>, tx: Transaction): Promise<void> {
    return reopenCase(tx, data);
  }

  @OnFact(caseClosed)
  async caseEnded(fact: ReceivedFact<FactData<typeof caseClosed>>, tx: Transaction): Promise<void> {
    const { caseId, ending, at } = fact.data;
    const step = stepOf(fact);
    await endCase(tx, { caseId, ending, step });
    const occasion = { caseId, at, by: CASE_ITSELF, step };
    await this.recorder.record(tx, occasion, await endNegotiation(tx, caseId, fact.data));
  }

  @OnFact(complaintReceived)
  complained({ data }: ReceivedFact<FactData<typeof complaintReceived>>, tx: Transaction): Promise<void> {
    return complaintHeard(tx, data);
  }

  @OnFact(complaintDecided)
  complaintOver({ data }: ReceivedFact<FactData<typeof complaintDecided>>, tx: Transaction): Promise<void> {
    return complaintSettled(tx, data);
  }
}
