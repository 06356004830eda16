import {
  postReceipt,
  postRefund,
  postedReceipt,
  postedRefund,
  receiptPath,
  reverseReceipt,
  type PostedReceipt,
  type PostedRefund,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { AboutCase, Allow, Command, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { type z } from 'zod';
import { Corrections } from './corrections.js';
import { Receipts, type ReceiptBody } from './receipts.js';

/** Entries of the ledger, made by the clerk: receipts with their proof, their reversal, and what was given back. */
@Controller('cases/:caseId')
export class ReceiptsController {
  constructor(
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(Corrections) private readonly corrections: Corrections,
  ) {}

  @Post('receipts')
  @Command()
  @Allow({ summary: '登记收款', roles: ['clerk'], scope: 'court' })
  @Returns(postedReceipt, { status: 201 })
  post(
    @AboutCase() call: CaseCall,
    @Body({ schema: postReceipt }) body: ReceiptBody,
    @Tx() tx: Transaction,
  ): Promise<PostedReceipt> {
    return this.receipts.post(tx, call, body, 'HAND');
  }

  /** The receipt was entered wrongly, or the bank has sent the money back. The id is percent-encoded where it has a slash. */
  @Post('receipts/:receiptId/reversal')
  @Command()
  @Allow({ summary: '冲正收款', roles: ['clerk'], scope: 'court' })
  @Returns(postedReceipt, { status: 201 })
  reverse(
    @AboutCase() call: CaseCall,
    @Param('receiptId', { schema: receiptPath }) receiptId: string,
    @Body({ schema: reverseReceipt }) body: z.output<typeof reverseReceipt>,
    @Tx() tx: Transaction,
  ): Promise<PostedReceipt> {
    return this.corrections.reverse(tx, call, receiptId, body, 'HAND');
  }

  @Post('refunds')
  @Command()
  @Allow({ summary: '登记退款', roles: ['clerk'], scope: 'court' })
  @Returns(postedRefund, { status: 201 })
  refund(
    @AboutCase() call: CaseCall,
    @Body({ schema: postRefund }) body: z.output<typeof postRefund>,
    @Tx() tx: Transaction,
  ): Promise<PostedRefund> {
    return this.corrections.refund(tx, call, body, 'HAND');
  }
}
