import { CaseCommands, CaseDirectory } from '@hejie/casework';
import {
  agreementTextAnswer,
  amendAgreement,
  amendmentReviewsAnswer,
  amendmentsAnswer,
  agreementVersion,
  askMediationDocument,
  askWhatIf,
  caseStatus,
  draftReviewAnswer,
  planSchedule,
  reviewAmendment,
  reviewDraft,
  reviewHarm,
  scheduleAnswer,
  whatIfAnswer,
  type AmendmentReviews as Reviews,
} from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { packOf, parseYuan } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Principal, type Role } from '@hejie/security';
import {
  AboutCase,
  Allow,
  Asks,
  Command,
  CurrentPrincipal,
  notFound,
  Returns,
  Tx,
  type CaseCall,
} from '@hejie/service-kit';
import {
  admitted,
  affordableCount,
  buildSchedule,
  decideMediationDocument,
  isSealedFrom,
  lintAgreement,
  readTitle,
  whatIf,
} from '@hejie/settlement';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { requireSettlingAsWritten } from '../agent/agents.js';
import { Designations } from '../selection/designations.js';
import { Agreement, Amendment } from './agreement.entities.js';
import { AmendmentReviews } from './amendment-reviews.js';
import { withRecords } from './consent-records.js';
import { Drafting } from './drafting.js';

const DRAFTERS: Role[] = ['mediator', 'judges-assistant', 'settlement-judge', 'clerk', 'party'];
const REVIEWING_STAFF: Role[] = ['clerk', 'judges-assistant', 'settlement-judge', 'enforcement-judge'];
const REVIEWERS: Role[] = ['mediator', ...REVIEWING_STAFF];

/** An agreement while it is drafted: findings, text, schedule and what-if, which change nothing; and the doubt whether it harms others. */
@Controller('cases/:caseId')
export class DraftingController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(Drafting) private readonly drafting: Drafting,
    @Inject(Designations) private readonly designations: Designations,
    @Inject(AmendmentReviews) private readonly reviews: AmendmentReviews,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** What the case would find in the draft if it were submitted on this day, and its text. */
  @Post('agreements/review')
  @Asks()
  @Allow({ summary: '审查尚未提交的和解协议草案', roles: DRAFTERS, scope: 'case' })
  @Returns(draftReviewAnswer)
  async review(
    @Param('caseId') caseId: string,
    @Body({ schema: reviewDraft }) { on, terms: draft }: z.output<typeof reviewDraft>,
  ) {
    const [{ pack, reviewed }, latest] = await Promise.all([
      this.drafting.reviewed(caseId, on),
      this.dataSource.manager.maximum(Agreement, 'version', { caseId }),
    ]);
    const terms = { ...draft, version: (latest ?? 0) + 1 };
    const findings = lintAgreement(terms, pack, reviewed);
    const confirmable = findings.every(({ severity }) => severity !== 'BLOCKING');
    return { version: terms.version, confirmable, findings, ...(await this.drafting.text(caseId, terms)) };
  }

  @Post('agreements/schedule')
  @Asks()
  @Allow({ summary: '编制分期计划', roles: DRAFTERS, scope: 'case' })
  @Returns(scheduleAnswer)
  async schedule(@Param('caseId') caseId: string, @Body({ schema: planSchedule }) plan: z.output<typeof planSchedule>) {
    const { calendar } = await this.drafting.drafted(caseId);
    const total = parseYuan(plan.total);
    const count = 'count' in plan ? plan.count : affordableCount(total, parseYuan(plan.each));
    const { first, every, interval, anchor, roll } = plan;
    const built = buildSchedule({ total, count, first, every, interval, anchor, roll }, calendar);
    return {
      schedule: built.value.map(({ no, due, amount }) => ({ no, due, amount })),
      nominal: built.value.map(({ nominal }) => nominal),
      provisional: built.provisional,
      text: built.derivation.text,
    };
  }

  @Post('agreements/what-if')
  @Asks()
  @Allow({ summary: '比较不同履行方案的后果', roles: DRAFTERS, scope: 'case' })
  @Returns(whatIfAnswer)
  async whatIf(
    @Param('caseId') caseId: string,
    @Body({ schema: askWhatIf }) { on, plans, ability, controls }: z.output<typeof askWhatIf>,
  ) {
    const { title, pack, calendar } = await this.drafting.drafted(caseId);
    const asked = { title: readTitle(title), pack, calendar, agreedOn: on, controls, ...(ability && { ability }) };
    return { on, plans: plans.map(({ name, terms }) => ({ name, ...whatIf({ ...asked, terms }) })) };
  }

  @Get('agreements/:version/text')
  @Allow({
    summary: '和解协议文本',
    roles: [...DRAFTERS, 'enforcement-judge', 'supervisor'],
    scope: 'case',
  })
  @Returns(agreementTextAnswer)
  async text(
    @Param('caseId') caseId: string,
    @Param('version', { schema: agreementVersion }) version: number,
    @CurrentPrincipal() principal: Principal,
  ) {
    const { terms } = await this.versionShown(caseId, version, principal);
    return this.drafting.text(caseId, terms);
  }

  /** SET-ART-5-1: every amendment, by whose consent it came about, and what it changed in words. */
  @Get('agreements/amendments')
  @Allow({ summary: '和解协议的变更及其差异', roles: [...DRAFTERS, 'enforcement-judge', 'supervisor'], scope: 'case' })
  @Returns(amendmentsAnswer)
  async amendments(@Param('caseId') caseId: string) {
    const amendments = await this.dataSource.manager.find(Amendment, { where: { caseId }, order: { version: 'ASC' } });
    return { items: amendments.map(withRecords) };
  }

  @Get('agreements/amendments/reviews')
  @Allow({ summary: '和解协议变更草案的审查', roles: REVIEWERS, scope: 'court' })
  @Returns(amendmentReviewsAnswer)
  async amendmentReviews(@Param('caseId') caseId: string): Promise<Reviews> {
    return { items: await this.reviews.list(caseId) };
  }

  /** F7, F8: as the review of an agreement, of the text as it would stand amended. */
  @Post('agreements/amendments/review')
  @Command()
  @Allow({ summary: '审查和解协议变更草案', roles: REVIEWERS, scope: 'court' })
  @Returns(amendmentReviewsAnswer.shape.items.element, { status: 201 })
  async reviewAmendment(
    @AboutCase() call: CaseCall,
    @Body({ schema: reviewAmendment }) body: z.output<typeof reviewAmendment>,
    @Tx() tx: Transaction,
  ): Promise<Reviews['items'][number]> {
    await this.designations.requireActing(call.principal, call.caseId, REVIEWING_STAFF);
    return this.reviews.review(tx, call, body);
  }

  /** The record of all, or the text that was submitted, as the court's staff enters it; the case decides under the lock of its ledger. */
  @Post('agreements/amendments')
  @Command({ effect: 'workflow' })
  @Allow({
    summary: '登记各方协商一致的和解协议变更',
    roles: ['clerk', 'judges-assistant', 'settlement-judge', 'enforcement-judge'],
    scope: 'court',
  })
  @Returns(caseStatus, { status: 201 })
  async amend(
    @AboutCase() call: CaseCall,
    @Body({ schema: amendAgreement }) body: z.output<typeof amendAgreement>,
  ): Promise<CaseStatus> {
    for (const { givenAt, ...consent } of body.consents)
      await requireSettlingAsWritten(this.dataSource.manager, call.caseId, consent, givenAt);
    const harmReview = await this.reviews.standing(call.caseId, body.terms);
    return this.commands.execute('amendAgreement', call, { ...body, ...(harmReview && { harmReview }) });
  }

  /** F8: anybody who works on the case raises the doubt; a judge decides it. */
  @Post('agreements/:version/harm-review')
  @Command({ effect: 'workflow' })
  @Allow({
    summary: '审查协议是否损害国家利益、社会公共利益或者他人合法权益',
    roles: REVIEWERS,
    scope: 'court',
  })
  @Returns(caseStatus, { status: 201 })
  async reviewHarm(
    @AboutCase() call: CaseCall,
    @Param('version', { schema: agreementVersion }) version: number,
    @Body({ schema: reviewHarm }) body: z.output<typeof reviewHarm>,
  ): Promise<CaseStatus> {
    await this.designations.requireActing(call.principal, call.caseId, REVIEWING_STAFF);
    await this.version(call.caseId, version);
    return this.commands.execute('reviewHarm', call, { version, ...body });
  }

  /** SET-ART-9-1: asked for and refused with its reason; no pack that is published makes one. */
  @Post('enforceable-mediation-document')
  @Asks()
  @Allow({
    summary: '申请出具执行调解书（没有法律依据，附理由拒绝）',
    roles: ['party', 'mediator', 'judges-assistant', 'settlement-judge', 'enforcement-judge'],
    scope: 'case',
  })
  @Returns(agreementTextAnswer)
  async mediationDocument(
    @Param('caseId') caseId: string,
    @Body({ schema: askMediationDocument }) { version }: z.output<typeof askMediationDocument>,
    @CurrentPrincipal() principal: Principal,
  ) {
    const { packId } = await this.cases.known(caseId);
    admitted(decideMediationDocument(packOf(packId)));
    // Where a court's pack insists, its text is that of the agreement.
    const { terms } = await this.versionShown(caseId, version, principal);
    return this.drafting.text(caseId, terms);
  }

  /** D7: a draft is none to who does not take part in the talks. */
  private async versionShown(caseId: string, version: number, principal: Principal): Promise<Agreement> {
    const [agreement, roles] = await Promise.all([
      this.version(caseId, version),
      this.designations.rolesInTalks(principal, caseId),
    ]);
    if (isSealedFrom(roles, { confirmed: agreement.confirmedAt !== null })) throw noSuchVersion();
    return agreement;
  }

  private async version(caseId: string, version: number): Promise<Agreement> {
    const agreement = await this.dataSource.manager.findOneBy(Agreement, { caseId, version });
    if (agreement) return agreement;
    throw noSuchVersion();
  }
}

const noSuchVersion = () =>
  notFound('AGREEMENT.NO_SUCH_VERSION', '没有这一版本的协议', 'There is no such version of the agreement', {
    rule: 'PRE-6',
    path: '/version',
  });
