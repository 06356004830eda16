import { CaseCommands, CaseDirectory } from '@hejie/casework';
import {
  confirmSeenBody,
  evidenceAnswer,
  fileStatus,
  handInEvidence,
  publicationAnswer,
  publicationPath,
  publicationsAnswer,
  resendDeliveryBody,
  type HandInEvidenceBody,
  type PublicationAnswer,
  type PublicationsAnswer,
} from '@hejie/contracts/http';
import {
  PUBLICATION_MESSAGES,
  publicationWorkflowId,
  type FileStatus,
  type PublicationCommands,
  type Stamped,
} from '@hejie/contracts/workflows';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { AboutCase, Allow, Command, CurrentPrincipal, Returns, Tx, type CaseCall } from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { type UpdateDefinition } from '@temporalio/client';
import { DataSource } from 'typeorm';
import { Evidence, unknownPublication } from './evidence.js';
import { publicationDesk } from './publication-desk.js';
import { PublicationContent } from './publication-content.entity.js';
import { PublicationViews } from './publication-views.js';

const OFFICERS = ['credit-officer', 'enforcement-judge', 'judges-assistant'] as const;
const READERS = [...OFFICERS, 'clerk', 'court-president', 'supervisor', 'party'] as const;

/** The publications of a case (推送卷): which body shows what was decided, and what a clerk does where one does not (K12). */
@Controller('cases/:caseId/publications')
export class PublicationsController {
  constructor(
    @Inject(PublicationViews) private readonly views: PublicationViews,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '推送卷目录', roles: READERS, scope: 'case' })
  @Returns(publicationsAnswer)
  async list(@Param('caseId') caseId: string, @CurrentPrincipal() principal: Principal): Promise<PublicationsAnswer> {
    if (!principal.roles.includes('party')) return this.views.list(caseId);
    const { parties } = await this.cases.known(caseId);
    const own = parties.filter(({ partyRef }) => partyRef !== undefined && partyRef === principal.partyRef);
    return this.views.list(
      caseId,
      own.map(({ partyId }) => partyId),
    );
  }

  @Get(':publicationId')
  @Allow({ summary: '推送核验情况', roles: READERS, scope: 'case' })
  @Returns(publicationAnswer)
  async show(
    @Param('caseId') caseId: string,
    @Param('publicationId', { schema: publicationPath }) publicationId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PublicationAnswer> {
    const row = await this.dataSource.manager.findOneBy(PublicationContent, { caseId, publicationId });
    if (!row) throw unknownPublication();
    await this.cases.requireOwnParty({ caseId, principal } as CaseCall, row.partyId);
    return this.views.show(caseId, publicationId);
  }

  @Post(':publicationId/evidence')
  @Command()
  @Allow({ summary: '提交人工核验截图', roles: [...OFFICERS, 'clerk'], scope: 'court' })
  @Returns(evidenceAnswer, { status: 201 })
  handIn(
    @AboutCase() call: CaseCall,
    @Param('publicationId', { schema: publicationPath }) publicationId: string,
    @Body({ schema: handInEvidence }) body: HandInEvidenceBody,
    @Tx() tx: Transaction,
  ): Promise<{ deliveryId: string; evidence: string }> {
    return this.evidence.handIn(tx, call, publicationId, body);
  }

  /** SEEN_BY_CLERK: the image of it was handed in before. */
  @Post(':publicationId/confirmation')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '登记人工核验', roles: [...OFFICERS, 'clerk'], scope: 'court' })
  @Returns(fileStatus, { status: 201 })
  async confirm(
    @AboutCase() call: CaseCall,
    @Param('publicationId', { schema: publicationPath }) publicationId: string,
    @Body({ schema: confirmSeenBody }) body: PublicationCommands['confirmSeen'],
  ): Promise<FileStatus> {
    await this.evidence.require(this.dataSource.manager, { caseId: call.caseId, publicationId, ...body });
    return this.put('confirmSeen', call, publicationId, body);
  }

  @Post(':publicationId/resending')
  @Command({ effect: 'workflow' })
  @Allow({ summary: '重新推送', roles: OFFICERS, scope: 'court' })
  @Returns(fileStatus, { status: 201 })
  resend(
    @AboutCase() call: CaseCall,
    @Param('publicationId', { schema: publicationPath }) publicationId: string,
    @Body({ schema: resendDeliveryBody }) body: PublicationCommands['resendDelivery'],
  ): Promise<FileStatus> {
    return this.put('resendDelivery', call, publicationId, body);
  }

  /** @throws ProblemError 404 `PUBLICATION.UNKNOWN`; as `CaseCommands.put`. */
  private async put(
    name: keyof PublicationCommands,
    call: CaseCall,
    publicationId: string,
    body: object,
  ): Promise<FileStatus> {
    const { caseId } = call;
    const row = () => publicationDesk.row(this.dataSource.manager, { caseId, about: publicationId });
    if (!(await row())) throw unknownPublication();
    const ending = Object.assign(async () => (await row())?.ending?.ending, { decides: true as const });
    const command = PUBLICATION_MESSAGES[name] as UpdateDefinition<FileStatus, [Stamped<object>]>;
    return this.commands.put(
      publicationWorkflowId(caseId, publicationId),
      command,
      call,
      { publicationId, ...body },
      ending,
    );
  }
}
