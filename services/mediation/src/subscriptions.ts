import { applicationAccepted, caseClosed, type FactData } from '@hejie/contracts/facts';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { CaseDirectory } from '@hejie/service-kit';
import { Inject, Injectable } from '@nestjs/common';

/** Mediation learns of each case when it is accepted, and when it has ended. */
@Injectable()
export class MediationSubscriptions {
  constructor(@Inject(CaseDirectory) private readonly cases: CaseDirectory) {}

  @OnFact(applicationAccepted)
  async caseAccepted({ data }: ReceivedFact<FactData<typeof applicationAccepted>>, tx: Transaction): Promise<void> {
    const { caseId, court, caseNumber, packId, parties } = data;
    await this.cases.enter(tx, { caseId, court, caseNumber, packId, parties });
  }
  @OnFact(caseClosed)
  async caseEnded({ data }: ReceivedFact<FactData<typeof caseClosed>>, tx: Transaction): Promise<void> {
    await this.cases.close(tx, data.caseId, data.ending);
  }
}
