import { caseStatus, filingReviewsAnswer, insistOnApplication, mendFiling, reviewFiling } from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { CaseCommands, CaseDirectory, isShown } from '@hejie/casework';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { type z } from 'zod';
import { FilingReviews } from './filing-reviews.js';

/** 立案条件审查 (PRE-3, SEED3 五(一)4): reviewed and explained by a judge, mended or insisted on by the creditor. */
@Controller('cases/:caseId/filing-review')
export class FilingReviewsController {
  constructor(
    @Inject(FilingReviews) private readonly reviews: FilingReviews,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
  ) {}

  @Post()
  @Command()
  @Allow({ summary: '审查执行申请的立案条件并释明', roles: ['enforcement-judge', 'settlement-judge'], scope: 'court' })
  @Returns(filingReviewsAnswer, { status: 201 })
  async review(
    @AboutCase() { caseId, principal, time }: CaseCall,
    @Body({ schema: reviewFiling }) { defects }: z.output<typeof reviewFiling>,
    @Tx() tx: Transaction,
  ) {
    await this.reviews.review(tx, { caseId, at: time.at, by: principal.subject }, defects);
    return { reviews: await this.reviews.of(caseId, tx) };
  }

  @Post('mending')
  @Command()
  @Allow({ summary: '补正执行申请', roles: ['party', 'filing-clerk', 'clerk'], scope: 'case' })
  @Returns(filingReviewsAnswer, { status: 201 })
  async mend(
    @AboutCase() call: CaseCall,
    @Body({ schema: mendFiling }) { partyId, statement }: z.output<typeof mendFiling>,
    @Tx() tx: Transaction,
  ) {
    await this.cases.requireOwnParty(call, partyId);
    const { caseId, principal, time } = call;
    await this.reviews.mend(tx, { caseId, at: time.at, by: principal.subject }, partyId, statement);
    return { reviews: await this.reviews.of(caseId, tx) };
  }

  @Post('insistence')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '经释明仍坚持执行申请', roles: ['party', 'filing-clerk', 'clerk'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async insist(
    @AboutCase() call: CaseCall,
    @Body({ schema: insistOnApplication }) { partyId, statement }: z.output<typeof insistOnApplication>,
  ): Promise<CaseStatus> {
    await this.cases.requireOwnParty(call, partyId);
    const { reviewId } = await this.reviews.insistedOn(call.caseId);
    return this.commands.execute('insistOnApplication', call, { partyId, reviewId, statement });
  }

  @Get()
  @Allow({
    summary: '立案条件审查的记录',
    roles: ['enforcement-judge', 'settlement-judge', 'filing-clerk', 'clerk', 'court-president', 'supervisor', 'party'],
    scope: 'case',
  })
  @Returns(filingReviewsAnswer)
  async list(@Param('caseId') caseId: string, @CurrentPrincipal() principal: Principal) {
    // What an application lacks is explained to the creditor (释明), and not to the other side.
    const { parties } = await this.cases.known(caseId);
    return { reviews: isShown(principal, parties, 'CREDITOR') ? await this.reviews.of(caseId) : [] };
  }
}
