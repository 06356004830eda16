import { endCase, enterCase, stepOf } from '@hejie/casework';
import { applicationAccepted, caseClosed, type FactData } from '@hejie/contracts/facts';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Injectable } from '@nestjs/common';

/** Performance learns of each case when it is accepted, and when it has ended. */
@Injectable()
export class PerformanceSubscriptions {
  @OnFact(applicationAccepted)
  async caseAccepted({ data }: ReceivedFact<FactData<typeof applicationAccepted>>, tx: Transaction): Promise<void> {
    await enterCase(tx, data);
  }

  @OnFact(caseClosed)
  async caseEnded(fact: ReceivedFact<FactData<typeof caseClosed>>, tx: Transaction): Promise<void> {
    const { caseId, ending } = fact.data;
    await endCase(tx, { caseId, ending, step: stepOf(fact) });
  }
}
