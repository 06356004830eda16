import { postReceipt, postedReceipt } from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { Allow, Command, CourtTime, CurrentPrincipal, Returns, Tx, type CourtTimeReading } from '@hejie/service-kit';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { receiptOnWire, Receipts, type ReceiptBody } from './receipts.js';

/** Receipts of the settlement, posted by the clerk with their proof. */
@Controller('cases/:caseId/receipts')
export class ReceiptsController {
  constructor(@Inject(Receipts) private readonly receipts: Receipts) {}

  @Post()
  @Command()
  @Allow({ roles: ['clerk'], scope: 'court' })
  @Returns(postedReceipt, { status: 201 })
  async post(
    @Param('caseId') caseId: string,
    @Body({ schema: postReceipt }) body: ReceiptBody,
    @CurrentPrincipal() principal: Principal,
    @CourtTime() time: CourtTimeReading,
    @Tx() tx: Transaction,
  ) {
    return receiptOnWire(await this.receipts.post(tx, caseId, body, principal, time));
  }
}
