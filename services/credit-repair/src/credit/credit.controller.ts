import { CaseDirectory } from '@hejie/casework';
import {
  creditRecordAnswer,
  creditRecordShown,
  debtorPath,
  deletionWarningAnswer,
  proposeListing,
  type CreditRecordAnswer,
  type CreditRecordShown,
  type DeletionWarningAnswer,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import {
  AboutCase,
  Allow,
  Command,
  CourtTime,
  CurrentPrincipal,
  Returns,
  Tx,
  type CaseCall,
  type CourtTimeReading,
} from '@hejie/service-kit';
import { currentCourtTime } from '@hejie/temporal';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { CommandEndpoints, CreditCommander } from './command-endpoints.js';
import { CreditRecords, type ProposalBody } from './credit-records.js';
import { deletionWarning } from './deletion-warning.js';
import { SANCTION_ENDPOINTS } from './sanction-endpoints.js';

const OFFICERS = ['enforcement-judge', 'judges-assistant', 'credit-officer'] as const;

/** The credit records of the debtors in a case: the proposal that opens one, what is read of it, and every command about sanctions. */
@CommandEndpoints(SANCTION_ENDPOINTS)
@Controller('cases/:caseId/credit')
export class CreditController {
  constructor(
    @Inject(CreditRecords) private readonly records: CreditRecords,
    @Inject(CreditCommander) readonly commander: CreditCommander,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
  ) {}

  @Post()
  @Command()
  @Allow({ summary: '提议将被执行人纳入失信名单', roles: OFFICERS, scope: 'court' })
  @Returns(creditRecordAnswer, { status: 201 })
  propose(
    @AboutCase() call: CaseCall,
    @Body({ schema: proposeListing }) body: ProposalBody,
    @Tx() tx: Transaction,
  ): Promise<CreditRecordAnswer> {
    return this.records.propose(tx, call, body);
  }

  /** Staff of the court, and the debtor himself. */
  @Get(':partyId')
  @Allow({
    summary: '信用惩戒与修复卷',
    roles: [...OFFICERS, 'settlement-judge', 'clerk', 'court-president', 'supervisor', 'party'],
    scope: 'case',
  })
  @Returns(creditRecordShown)
  async show(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CreditRecordShown> {
    await this.cases.requireOwnParty({ caseId, principal } as CaseCall, partyId);
    return this.records.show(caseId, partyId, principal, currentCourtTime());
  }

  /** DIS-BAR: what a creditor reads before he asks that the entry be deleted. */
  @Get(':partyId/deletion-warning')
  @Allow({ summary: '申请删除前的告知', roles: ['party', 'clerk', ...OFFICERS], scope: 'case' })
  @Returns(deletionWarningAnswer)
  warning(@CourtTime() { at }: CourtTimeReading): DeletionWarningAnswer {
    return deletionWarning(at);
  }
}
