import { CaseDirectory } from '@hejie/casework';
import { qrImage } from '@hejie/credentials';
import {
  credentialAnswer,
  debtorPath,
  keysAnswer,
  proofPath,
  statusListPath,
  type CredentialAnswer,
} from '@hejie/contracts/http';
import { type Principal } from '@hejie/security';
import { Allow, CurrentPrincipal, Public, Returns, ReturnsFile, type CaseCall } from '@hejie/service-kit';
import { currentCourtTime } from '@hejie/temporal';
import { Controller, Get, Header, Inject, Param, StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CredentialRegister } from './credentials.js';

const STATUS_LIST = 'application/vc+jwt';
const READERS = [
  'credit-officer',
  'judges-assistant',
  'enforcement-judge',
  'clerk',
  'court-president',
  'supervisor',
  'party',
] as const;

/** What whoever is shown a credential needs to verify it: the keys of the court, and the list of those that are revoked or suspended (K6, K14). */
@Controller('credentials')
export class CredentialsController {
  constructor(
    @Inject(CredentialRegister) private readonly credentials: CredentialRegister,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** JWKS; to be kept by whoever verifies. */
  @Get('keys')
  @Public('法院签发凭证的公钥')
  @Returns(keysAnswer)
  @Header('Cache-Control', 'public, max-age=3600')
  keys(): object {
    return this.credentials.keys.published;
  }

  /** Signed anew at each request, as of then. A verifier without a network keeps one for up to seven days. */
  @Get('status-lists/:list')
  @Public('凭证状态清单')
  @ReturnsFile([STATUS_LIST])
  @Header('Cache-Control', 'public, max-age=300')
  async statusList(@Param('list', { schema: statusListPath }) list: string): Promise<StreamableFile> {
    const { manager } = this.dataSource;
    const jwt = await this.credentials.statusList(manager, Number(list), currentCourtTime());
    return new StreamableFile(Buffer.from(jwt), { type: STATUS_LIST });
  }
}

/** The credentials of a debtor's documents of repair: for him, and for the court. */
@Controller('cases/:caseId/credit/:partyId/certificates/:certificateId')
export class CertificateCredentialsController {
  constructor(
    @Inject(CredentialRegister) private readonly credentials: CredentialRegister,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get('credential')
  @Allow({ summary: '信用修复文书的可验证凭证', roles: READERS, scope: 'case' })
  @Returns(credentialAnswer)
  show(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @Param('certificateId', { schema: proofPath }) certificateId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CredentialAnswer> {
    return this.find(caseId, partyId, certificateId, principal);
  }

  @Get('qr')
  @Allow({ summary: '可验证凭证的二维码', roles: READERS, scope: 'case' })
  @ReturnsFile(['image/png'])
  async qr(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @Param('certificateId', { schema: proofPath }) certificateId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<StreamableFile> {
    const { credential } = await this.find(caseId, partyId, certificateId, principal);
    return new StreamableFile(qrImage(credential).png, { type: 'image/png' });
  }

  private async find(
    caseId: string,
    partyId: string,
    certificateId: string,
    principal: Principal,
  ): Promise<CredentialAnswer> {
    await this.cases.requireOwnParty({ caseId, principal } as CaseCall, partyId);
    return this.credentials.find(this.dataSource.manager, { caseId, about: partyId, certificateId });
  }
}
