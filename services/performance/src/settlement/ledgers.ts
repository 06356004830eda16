import { type Transaction } from '@hejie/persistence';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Receipt } from '../receipt/receipt.entity.js';
import { CaseLedger } from './case-ledger.js';
import { Settlement } from './settlement.entity.js';

/** Opens the ledger of a case: to look, or to act on what it says. */
@Injectable()
export class Ledgers {
  /** To look. @throws TypeORM's EntityNotFoundError before performance has opened. */
  async look(manager: EntityManager, caseId: string, calendarEditions?: readonly string[]): Promise<CaseLedger> {
    const settlement = await manager.findOneByOrFail(Settlement, { caseId });
    return new CaseLedger(settlement, await receiptsOf(manager, caseId), calendarEditions);
  }

  /**
   * To act on: holds the settlement until the commit, so that a receipt posted at the same time is either seen or comes
   * after (S7). Receipts are posted under the same lock. Editions that the case has learnt of since are kept for later.
   */
  async hold({ manager }: Transaction, caseId: string, calendarEditions?: readonly string[]): Promise<CaseLedger> {
    const settlement = await manager.findOneOrFail(Settlement, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
    if (calendarEditions) await manager.update(Settlement, { caseId }, { calendarEditions: [...calendarEditions] });
    return new CaseLedger(settlement, await receiptsOf(manager, caseId), calendarEditions);
  }
}

function receiptsOf(manager: EntityManager, caseId: string): Promise<Receipt[]> {
  return manager.find(Receipt, { where: { caseId }, order: { valueDate: 'ASC', receiptId: 'ASC' } });
}
