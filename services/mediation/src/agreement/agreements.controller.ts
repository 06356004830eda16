import { agreementsAnswer, agreementVersion, caseStatus, proposeAgreement, signAgreement } from '@hejie/contracts/http';
import { type CaseParty, type CaseStatus } from '@hejie/contracts/workflows';
import { LawError } from '@hejie/law';
import { accessErrors, type Principal, type Role } from '@hejie/security';
import { CaseCommands, CaseDirectory, requireOwnParty } from '@hejie/casework';
import { AboutCase, Allow, Command, CurrentPrincipal, notFound, Returns, type CaseCall } from '@hejie/service-kit';
import { isSealedFrom, requireUnsealed, type Signatory, type SignatoryRole } from '@hejie/settlement';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type z } from 'zod';
import { requireSettlingAsWritten } from '../agent/agents.js';
import { Negotiation } from '../negotiation/negotiation.entity.js';
import { Designations } from '../selection/designations.js';
import { Agreement } from './agreement.entities.js';
import { signaturesOf } from './signatures.js';

/** Which role of the court signs as which signatory; parties sign for themselves. */
const SIGNING_ROLE: Record<SignatoryRole, Role> = {
  CREDITOR: 'party',
  DEBTOR: 'party',
  MEDIATOR: 'mediator',
  CLERK: 'clerk',
  // A guarantor who is a party signs as one, another through his own door; of who comes to the court the clerk records it under the record.
  GUARANTOR: 'clerk',
};

/** Drafts with their legality review, and signatures of both sides, mediator and clerk (SEED3 五(四), PRE-6). */
@Controller('cases/:caseId/agreements')
export class AgreementsController {
  constructor(
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(Designations) private readonly designations: Designations,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({
    summary: '和解协议各版本及签署情况',
    roles: ['settlement-judge', 'judges-assistant', 'mediator', 'clerk', 'enforcement-judge', 'supervisor', 'party'],
    scope: 'case',
  })
  @Returns(agreementsAnswer)
  async list(@Param('caseId') caseId: string, @CurrentPrincipal() principal: Principal) {
    const { manager } = this.dataSource;
    const roles = await this.designations.rolesInTalks(principal, caseId);
    const negotiation = await manager.findOneBy(Negotiation, { caseId });
    requireUnsealed(roles, negotiation?.outcome ?? null);
    const [versions, signatures] = await Promise.all([
      manager.find(Agreement, { where: { caseId }, order: { version: 'ASC' } }),
      signaturesOf(manager, { caseId }),
    ]);
    const agreements = versions.filter(({ confirmedAt }) => !isSealedFrom(roles, { confirmed: confirmedAt !== null }));
    return {
      items: agreements.map((agreement) => ({
        ...agreement,
        signatures: signatures.filter(({ version }) => version === agreement.version),
      })),
    };
  }

  /** The case reviews the draft at once: a clause the law forbids is refused with rule, place and remedy. */
  @Post()
  @Command({ effect: 'workflow' })
  @Allow({
    summary: '提交和解协议草案',
    roles: ['mediator', 'judges-assistant', 'settlement-judge'],
    scope: 'court',
  })
  @Returns(caseStatus, { status: 201 })
  async propose(
    @AboutCase() call: CaseCall,
    @Body({ schema: proposeAgreement }) body: z.output<typeof proposeAgreement>,
  ): Promise<CaseStatus> {
    await this.designations.requireActing(call.principal, call.caseId, ['judges-assistant', 'settlement-judge']);
    return this.commands.execute('proposeAgreement', call, body);
  }

  @Post(':version/signatures')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '签署和解协议', roles: ['party', 'mediator', 'clerk'], scope: 'case' })
  @Returns(caseStatus, { status: 201 })
  async sign(
    @AboutCase() call: CaseCall,
    @Param('version', { schema: agreementVersion }) version: number,
    @Body({ schema: signAgreement }) { signatoryId, agentId }: z.output<typeof signAgreement>,
  ): Promise<CaseStatus> {
    const { caseId, principal } = call;
    const [{ court, parties }, agreement] = await Promise.all([
      this.cases.known(caseId),
      this.dataSource.manager.findOneBy(Agreement, { caseId, version }),
    ]);
    if (!agreement)
      throw notFound('AGREEMENT.NO_SUCH_VERSION', '没有这一版本的协议', 'There is no such version of the agreement', {
        rule: 'PRE-6',
        path: '/version',
      });
    const signatory = agreement.terms.signatories.find(({ id }) => id === signatoryId);
    if (!signatory)
      throw notFound(
        'AGREEMENT.NO_SUCH_SIGNATORY',
        '该版本协议没有此签字人',
        'This version of the agreement has no such signatory',
        { rule: 'PRE-6', path: '/signatoryId' },
      );
    const said = { version, signatoryId };
    if (signatory.role === 'GUARANTOR' && principal.roles.includes('party') && signatory.partyId !== undefined) {
      requireOwnParty(principal, parties, signatory.partyId, 'signatoryId');
      return this.signs(call, signatory, agentId, said);
    }
    const signingRole = SIGNING_ROLE[signatory.role];
    if (!principal.roles.includes(signingRole)) throw accessErrors.roleDenied([signingRole]);
    // Who came in as a party of the case may be a clerk too, but of another court.
    if (signingRole === 'clerk' && principal.court !== court) throw accessErrors.otherCourt();
    if (signatory.role === 'MEDIATOR') {
      const mediatorId = await this.designations.requireAccepted(principal, caseId);
      return this.commands.execute('signAgreement', call, { ...said, mediatorId });
    }
    if (signatory.role === 'CREDITOR' || signatory.role === 'DEBTOR')
      requireOwnSignature(principal, parties, signatory);
    return this.signs(call, signatory, agentId, said);
  }

  /** SET-ART-4-1: for a party it signs itself, or the registered agent of whom the text speaks. */
  private async signs(
    call: CaseCall,
    { by, partyId }: Signatory,
    agentId: string | undefined,
    said: { readonly version: number; readonly signatoryId: string },
  ): Promise<CaseStatus> {
    const { caseId, time } = call;
    if (partyId !== undefined)
      await requireSettlingAsWritten(this.dataSource.manager, caseId, { by, partyId, agentId }, time.at);
    return this.commands.execute('signAgreement', call, { ...said, ...(agentId !== undefined && { agentId }) });
  }
}

/** A side's signature is a party's own: one that the terms leave without a party is nobody's to give. */
function requireOwnSignature(principal: Principal, parties: readonly CaseParty[], { role, partyId }: Signatory): void {
  if (parties.find((party) => party.partyId === partyId)?.side !== role) {
    throw new LawError({
      code: 'AGREEMENT.SIGNATORY_WITHOUT_PARTY',
      rule: 'SET-ART-1-2',
      path: '/signatoryId',
      zh: '当事人一方的签字人须写明其代表的本方当事人（partyId）',
      en: 'A signatory of a side names the party of that side for whom he signs (partyId)',
    });
  }
  requireOwnParty(principal, parties, partyId!);
}
