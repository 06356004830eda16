import { CaseDirectory } from '@hejie/casework';
import { ledgerAnswer, ledgerQuery } from '@hejie/contracts/http';
import { legalDateOf } from '@hejie/law';
import { maskText, type Principal, type Role } from '@hejie/security';
import { Allow, CurrentPrincipal, notFound, Returns } from '@hejie/service-kit';
import { standingRefunds } from '@hejie/settlement';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { lastRecorded } from './last-recorded.js';
import { owedOnWire, periodActOnWire, receiptOnWire, refundOnWire } from './entries-on-wire.js';
import * as ledgers from './ledgers.js';

export const READERS: Role[] = [
  'settlement-judge',
  'judges-assistant',
  'clerk',
  'enforcement-judge',
  'court-president',
  'supervisor',
  'party',
];

/** How performance stands: the ledger by value date. */
@Controller('cases/:caseId')
export class LedgerController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /**
   * The ledger as it stands within a day. A reading needs no court clock: without `asOf` it looks from within the day of the
   * last entry in the case's record, the latest day of which this service knows anything.
   */
  @Get('ledger')
  @Allow({ summary: '履行台账', roles: READERS, scope: 'case' })
  @Returns(ledgerAnswer)
  async ledger(
    @Param('caseId') caseId: string,
    @Query({ schema: ledgerQuery }) query: z.output<typeof ledgerQuery>,
    @CurrentPrincipal() principal: Principal,
  ) {
    const { manager } = this.dataSource;
    const ledger = await ledgers.find(manager, caseId);
    if (!ledger)
      throw notFound('LEDGER.NOT_FOUND', '和解协议尚未进入履行', 'No settlement of this case is in performance');
    const { caseNumber, parties } = await this.cases.known(caseId);
    const { settlement, entries } = ledger;
    const isStaff = !principal.roles.includes('party');
    const receipts = entries.receipts.map((receipt) => ({
      ...receiptOnWire(receipt, entries.reversals),
      ...(isStaff && receipt.proof !== null && { proof: maskText(receipt.proof) }),
    }));
    const asOf = query.asOf ?? legalDateOf(await lastRecorded(manager, caseId));
    const debtors = ledger.debtors(parties, asOf);
    return {
      caseNumber,
      state: settlement.state,
      version: settlement.version,
      ...owedOnWire(settlement),
      ...ledger.reading(asOf),
      ...(debtors && { debtors }),
      receipts,
      refunds: standingRefunds(entries.refunds).map(refundOnWire),
      periodActs: entries.periodActs.map(periodActOnWire),
    };
  }
}
