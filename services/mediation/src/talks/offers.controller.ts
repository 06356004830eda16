import { CaseCommands, CaseDirectory } from '@hejie/casework';
import {
  answerOffer,
  caseStatus,
  draftOfOffer,
  makeOffer,
  offerAnswer,
  offersAnswer,
  talksNo,
  withdrawOffer,
  type OfferOnWire,
} from '@hejie/contracts/http';
import { type CaseStatus } from '@hejie/contracts/workflows';
import { type Transaction } from '@hejie/persistence';
import { accessErrors, type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { Designations } from '../selection/designations.js';
import { Offers, termsToDraft } from './offers.js';
import { cameToNothing, talksOf } from './talks-of-case.js';

/** Offers and counter-offers of the talks, and the mediator's own proposals, which bind nobody (F10, D3; SEED3 五(四)). */
@Controller('cases/:caseId/offers')
export class OffersController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(Designations) private readonly designations: Designations,
    @Inject(Offers) private readonly offers: Offers,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({
    summary: '和解方案、反方案与和解建议',
    roles: ['settlement-judge', 'judges-assistant', 'mediator', 'clerk', 'party'],
    scope: 'case',
  })
  @Returns(offersAnswer)
  async list(@Param('caseId') caseId: string, @CurrentPrincipal() principal: Principal) {
    await this.designations.requireOfTheTalks(principal, caseId);
    const known = await this.cases.known(caseId);
    const { manager } = this.dataSource;
    return {
      sealed: cameToNothing(await talksOf(manager, caseId, known)),
      items: await this.offers.list(manager, caseId, known),
    };
  }

  /** A party for itself, the clerk for one who came before him, the mediator in his own name. */
  @Post()
  @Command()
  @Allow({ summary: '提出和解方案、反方案或者和解建议', roles: ['party', 'clerk', 'mediator'], scope: 'case' })
  @Returns(offerAnswer, { status: 201 })
  async make(
    @AboutCase() call: CaseCall,
    @Body({ schema: makeOffer }) body: z.output<typeof makeOffer>,
    @Tx() tx: Transaction,
  ): Promise<OfferOnWire> {
    await this.requireMaker(call, body.partyId);
    return this.offers.make(tx, call, body);
  }

  @Post(':no/answers')
  @Command()
  @Allow({ summary: '对和解方案表态（接受或者不接受所示文本）', roles: ['party', 'clerk'], scope: 'case' })
  @Returns(offerAnswer, { status: 201 })
  async reply(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: talksNo }) no: number,
    @Body({ schema: answerOffer }) body: z.output<typeof answerOffer>,
    @Tx() tx: Transaction,
  ): Promise<OfferOnWire> {
    await this.cases.requireOwnParty(call, body.partyId, 'partyId');
    return this.offers.reply(tx, call, no, body);
  }

  @Post(':no/withdrawal')
  @Command()
  @Allow({ summary: '撤回和解方案或者和解建议', roles: ['party', 'clerk', 'mediator'], scope: 'case' })
  @Returns(offerAnswer, { status: 201 })
  async withdraw(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: talksNo }) no: number,
    @Body({ schema: withdrawOffer }) body: z.output<typeof withdrawOffer>,
    @Tx() tx: Transaction,
  ): Promise<OfferOnWire> {
    await this.requireMaker(call, body.partyId);
    return this.offers.withdraw(tx, call, no, body);
  }

  /** The one text that all have accepted becomes the draft agreement; the case reviews it at once, as any draft. */
  @Post(':no/draft')
  @Command({ effect: 'workflow' })
  @Allow({
    summary: '将各方均已接受的方案转为和解协议草案',
    roles: ['mediator', 'judges-assistant', 'settlement-judge'],
    scope: 'court',
  })
  @Returns(caseStatus, { status: 201 })
  async draft(
    @AboutCase() call: CaseCall,
    @Param('no', { schema: talksNo }) no: number,
    @Body({ schema: draftOfOffer }) _body: z.output<typeof draftOfOffer>,
  ): Promise<CaseStatus> {
    const { caseId, principal, time } = call;
    await this.designations.requireOfTheTalks(principal, caseId);
    await this.designations.requireActing(principal, caseId, ['judges-assistant', 'settlement-judge']);
    const known = await this.cases.known(caseId);
    const terms = await termsToDraft(this.dataSource.manager, { caseId, at: time.at, known }, no);
    return this.commands.execute('proposeAgreement', call, { terms, offer: no });
  }

  /** In the name of a party a party speaks, or the clerk; in the mediator's name he alone, once he has accepted. */
  private async requireMaker(call: CaseCall, partyId: string | undefined): Promise<void> {
    const { principal, caseId } = call;
    if (partyId === undefined) {
      if (!principal.roles.includes('mediator')) throw accessErrors.roleDenied(['mediator']);
      await this.designations.requireAccepted(principal, caseId);
      return;
    }
    if (!principal.roles.some((role) => role === 'party' || role === 'clerk'))
      throw accessErrors.roleDenied(['party', 'clerk']);
    await this.cases.requireOwnParty(call, partyId, 'partyId');
  }
}
