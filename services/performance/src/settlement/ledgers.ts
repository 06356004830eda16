import { type Transaction } from '@hejie/persistence';
import { conflict } from '@hejie/service-kit';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { Receipt } from '../receipt/receipt.entity.js';
import { Refund } from '../receipt/refund.entity.js';
import { Reversal } from '../receipt/reversal.entity.js';
import { CaseLedger, type LedgerEntries } from './case-ledger.js';
import { Settlement } from './settlement.entity.js';

/** Opens the ledger of a case: to look, to act on what it says, or to enter something. */
@Injectable()
export class Ledgers {
  /** To look. @throws TypeORM's EntityNotFoundError before performance has opened. */
  async look(manager: EntityManager, caseId: string, calendarEditions?: readonly string[]): Promise<CaseLedger> {
    const settlement = await manager.findOneByOrFail(Settlement, { caseId });
    return new CaseLedger(settlement, await entriesOf(manager, caseId), calendarEditions);
  }

  /**
   * To act on: holds the settlement until the commit, so that a receipt posted at the same time is either seen or comes
   * after (S7). Receipts are posted under the same lock. Editions that the case has learnt of since are kept for later.
   */
  async hold({ manager }: Transaction, caseId: string, calendarEditions?: readonly string[]): Promise<CaseLedger> {
    const settlement = await manager.findOneOrFail(Settlement, {
      where: { caseId },
      lock: { mode: 'pessimistic_write' },
    });
    if (calendarEditions) await manager.update(Settlement, { caseId }, { calendarEditions: [...calendarEditions] });
    return new CaseLedger(settlement, await entriesOf(manager, caseId), calendarEditions);
  }

  /**
   * To enter something: under the lock that every deadline takes too, so that a breach is confirmed before the entry, or after
   * having seen it. @throws ProblemError 409 `RECEIPT.NO_SETTLEMENT` before performance has opened.
   */
  async enter({ manager }: Transaction, caseId: string): Promise<CaseLedger> {
    const settlement = await manager.findOne(Settlement, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
    if (!settlement)
      throw conflict(
        'RECEIPT.NO_SETTLEMENT',
        '和解协议尚未进入履行，不能入账',
        'No settlement of this case is in performance',
      );
    return new CaseLedger(settlement, await entriesOf(manager, caseId));
  }
}

async function entriesOf(manager: EntityManager, caseId: string): Promise<LedgerEntries> {
  const [receipts, reversals, refunds] = [
    await manager.find(Receipt, { where: { caseId }, order: { valueDate: 'ASC', receiptId: 'ASC' } }),
    await manager.find(Reversal, { where: { caseId }, order: { reversedAt: 'ASC', receiptId: 'ASC' } }),
    await manager.find(Refund, { where: { caseId }, order: { valueDate: 'ASC', refundId: 'ASC' } }),
  ];
  return { receipts, reversals, refunds };
}
