import { postReceipt, postedReceipt, type PostedReceipt } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { receiptOnWire, Receipts, type ReceiptBody } from './receipts.js';

/** Receipts of the settlement, posted by the clerk with their proof. */
@Controller('cases/:caseId/receipts')
export class ReceiptsController {
  constructor(@Inject(Receipts) private readonly receipts: Receipts) {}

  @Post()
  @Command()
  @Allow({ roles: ['clerk'], scope: 'court' })
  @Returns(postedReceipt, { status: 201 })
  async post(@AboutCase() call: CaseCall, @Body({ schema: postReceipt }) body: ReceiptBody, @Tx() tx: Transaction): Promise<PostedReceipt> {
    return receiptOnWire(await this.receipts.post(tx, call, body));
  }
}
