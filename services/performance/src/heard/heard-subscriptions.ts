import {
  caseNumberAllocated,
  negotiationStarted,
  negotiationTakenOver,
  propertyCovered,
  type FactData,
} from '@hejie/contracts/facts';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { parseYuan } from '@hejie/law';
import { Injectable } from '@nestjs/common';
import { AllottedNumber, MediatorOfCase } from './heard.entities.js';

/** What the other services know of a case and performance weighs: its numbers, who mediated, what is under control. */
@Injectable()
export class HeardSubscriptions {
  @OnFact(caseNumberAllocated)
  async allotted(
    { data }: ReceivedFact<FactData<typeof caseNumberAllocated>>,
    { manager }: Transaction,
  ): Promise<void> {
    const { caseId, type, caseNumber } = data;
    await manager.upsert(AllottedNumber, { caseId, type, caseNumber }, ['caseNumber']);
  }

  @OnFact(negotiationStarted)
  started({ data }: ReceivedFact<FactData<typeof negotiationStarted>>, tx: Transaction): Promise<void> {
    return mediates(tx, data);
  }

  @OnFact(negotiationTakenOver)
  takenOver({ data }: ReceivedFact<FactData<typeof negotiationTakenOver>>, tx: Transaction): Promise<void> {
    return mediates(tx, data);
  }

  /** What speaks of an earlier instant than what is known changes nothing. */
  @OnFact(propertyCovered)
  async covered({ data }: ReceivedFact<FactData<typeof propertyCovered>>, { manager }: Transaction): Promise<void> {
    const { caseId, partyId, controlled, at } = data;
    await manager.query(
      `insert into covered_property (case_id, party_id, controlled, at) values ($1, $2, $3, $4)
       on conflict (case_id, party_id) do update set controlled = excluded.controlled, at = excluded.at
         where covered_property.at <= excluded.at`,
      [caseId, partyId, parseYuan(controlled).toString(), at],
    );
  }
}

async function mediates({ manager }: Transaction, { caseId, mediatorId }: { caseId: string; mediatorId: string }) {
  await manager.upsert(MediatorOfCase, { caseId, mediatorId }, ['caseId']);
}
