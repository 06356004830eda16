import { knownAs, knownCase } from '@hejie/casework';
import { guarantorIdentified, type FactData } from '@hejie/contracts/facts';
import { OnFact, type ReceivedFact } from '@hejie/messaging';
import { type Transaction } from '@hejie/persistence';
import { Injectable } from '@nestjs/common';
import { GuarantorAccount } from './guarantor/guarantor-account.entity.js';

/** What asset control hears beside the course of the settlement. */
@Injectable()
export class AssetControlSubscriptions {
  /** SET-ART-18-1: told again with another account, that one takes its place. */
  @OnFact(guarantorIdentified)
  async guarantorIdentified(
    { data }: ReceivedFact<FactData<typeof guarantorIdentified>>,
    tx: Transaction,
  ): Promise<void> {
    const { caseId, partyRef } = data;
    const guarantorId = knownAs(caseId, await knownCase(tx, caseId), data.guarantorId);
    await tx.manager.upsert(GuarantorAccount, { caseId, guarantorId, partyRef }, ['caseId', 'guarantorId']);
  }
}
