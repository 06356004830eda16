import { CaseRecorder, CourseSubscriptions, FileDesk, knownCase } from '@hejie/casework';
import { propertyCovered, type FactData } from '@hejie/contracts/facts';
import { CASE_ITSELF } from '@hejie/contracts/workflows';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { toldOfCourse, type CourseEvent } from '@hejie/settlement';
import { currentCourtTime } from '@hejie/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { factFor } from '../agencies/told-to-agencies.js';
import { recordOf } from './record-of.js';

/** What credit repair hears beside the course of the settlement: what property under control covers for each debtor. */
@Injectable()
export class CreditSubscriptions extends CourseSubscriptions {
  constructor(
    @Inject(FileDesk) desk: ConstructorParameters<typeof CourseSubscriptions>[0],
    @Inject(CaseRecorder) private readonly caseRecorder: CaseRecorder,
  ) {
    super(desk, caseRecorder);
  }

  /** DIS-GRACE-2, DIS-ART-3: his record follows it as it follows the settlement. */
  @OnFact(propertyCovered)
  covered({ data }: ReceivedFact<FactData<typeof propertyCovered>>, tx: Transaction): Promise<void> {
    const { caseId, partyId, controlled, secured, at } = data;
    return this.follow(tx, caseId, { kind: 'COVERED', partyId, controlled, secured, at });
  }

  /** SET-ART-8-1, SET-ART-9-1: bodies are told of the course of the settlement besides, with a record of credit or without one. */
  protected override async follow(tx: Transaction, caseId: string, event: CourseEvent): Promise<void> {
    await super.follow(tx, caseId, event);
    if (toldOfCourse(event, [caseId]).length === 0) return;
    const at = currentCourtTime();
    const known = await knownCase(tx, caseId);
    const debtors = known.parties.filter(({ side }) => side === 'DEBTOR').map(({ partyId }) => partyId);
    for (const told of toldOfCourse(event, debtors)) {
      const { partyId, decision } = told;
      const record = await recordOf(tx, caseId, partyId, at);
      await this.caseRecorder.record(
        tx,
        { caseId, at, by: CASE_ITSELF, known },
        {
          audit: { action: 'settlement-course.told', facts: { partyId, decision } },
          facts: [await factFor(tx, told, record, { caseId, known, at })],
        },
      );
    }
  }
}
