import { CaseRecorder, endCase, enterCase, stepOf } from '@hejie/casework';
import { applicationAccepted, caseClosed, type FactData } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { endNegotiation } from './negotiation/end-negotiation.js';

/** Mediation learns of each case when it is accepted, and when it has ended. */
@Injectable()
export class MediationSubscriptions {
  constructor(@Inject(CaseRecorder) private readonly recorder: CaseRecorder) {}

  @OnFact(applicationAccepted)
  async caseAccepted({ data }: ReceivedFact<FactData<typeof applicationAccepted>>, tx: Transaction): Promise<void> {
    await enterCase(tx, data);
  }

  @OnFact(caseClosed)
  async caseEnded(fact: ReceivedFact<FactData<typeof caseClosed>>, tx: Transaction): Promise<void> {
    const { caseId, ending, at } = fact.data;
    const step = stepOf(fact);
    await endCase(tx, { caseId, ending, step });
    const occasion = { caseId, at, by: CASE_ITSELF, step };
    await this.recorder.record(tx, occasion, await endNegotiation(tx, caseId, fact.data));
  }
}
