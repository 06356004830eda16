import { CourseSubscriptions } from '@hejie/casework';
import { propertyCovered, type FactData } from '@hejie/contracts/facts';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Injectable } from '@nestjs/common';

/** What credit repair hears beside the course of the settlement: what property under control covers for each debtor. */
@Injectable()
export class CreditSubscriptions extends CourseSubscriptions {
  /** DIS-GRACE-2, DIS-ART-3: his record follows it as it follows the settlement. */
  @OnFact(propertyCovered)
  covered({ data }: ReceivedFact<FactData<typeof propertyCovered>>, tx: Transaction): Promise<void> {
    const { caseId, partyId, controlled, secured, at } = data;
    return this.follow(tx, caseId, { kind: 'COVERED', partyId, controlled, secured, at });
  }
}
