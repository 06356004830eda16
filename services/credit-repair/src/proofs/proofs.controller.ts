import { type ServerResponse } from 'node:http';
import { CaseDirectory } from '@hejie/casework';
import {
  debtorPath,
  proofAnswers,
  proofPath,
  proofReceived,
  receiveProof,
  type ProofAnswer,
  type ProofBody,
  type ProofReceived,
} from '@hejie/contracts/http';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import {
  AboutCase,
  Allow,
  Command,
  CurrentPrincipal,
  Returns,
  ReturnsFile,
  Tx,
  type CaseCall,
} from '@hejie/service-kit';
import { Body, Controller, Get, Inject, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Proofs } from './proofs.js';

const HANDS_IN = ['credit-officer', 'judges-assistant', 'enforcement-judge', 'clerk', 'party'] as const;
const READERS = [...HANDS_IN, 'court-president', 'supervisor'] as const;

/** Proofs (证明材料) of a debtor: he hands them in himself, or at the counter; he and the court read them. */
@Controller('cases/:caseId/credit/:partyId/proofs')
export class ProofsController {
  constructor(
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(CaseDirectory) private readonly cases: CaseDirectory,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Post()
  @Command()
  @Allow({ summary: '提交信用修复证明材料', roles: HANDS_IN, scope: 'case' })
  @Returns(proofReceived, { status: 201 })
  async receive(
    @AboutCase() call: CaseCall,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @Body({ schema: receiveProof }) body: ProofBody,
    @Tx() tx: Transaction,
  ): Promise<ProofReceived> {
    await this.cases.requireOwnParty(call, partyId);
    return this.proofs.receive(tx, call, partyId, body);
  }

  @Get()
  @Allow({ summary: '信用修复证明材料', roles: READERS, scope: 'case' })
  @Returns(proofAnswers)
  async list(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ProofAnswer[]> {
    await this.cases.requireOwnParty({ caseId, principal } as CaseCall, partyId);
    return this.proofs.list(this.dataSource.manager, caseId, partyId);
  }

  /** The bytes as they came; `Repr-Digest` has their sha-256 (RFC 9530). */
  @Get(':documentId')
  @Allow({ summary: '信用修复证明材料原件', roles: READERS, scope: 'case' })
  @ReturnsFile(['application/pdf', 'image/png', 'image/jpeg'])
  async file(
    @Param('caseId') caseId: string,
    @Param('partyId', { schema: debtorPath }) partyId: string,
    @Param('documentId', { schema: proofPath }) documentId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: Pick<ServerResponse, 'setHeader'>,
  ): Promise<StreamableFile> {
    await this.cases.requireOwnParty({ caseId, principal } as CaseCall, partyId);
    const { manager } = this.dataSource;
    const { bytes, mediaType, sha256 } = await this.proofs.file(manager, { caseId, about: partyId, documentId });
    response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
    return new StreamableFile(bytes, { type: mediaType, disposition: 'attachment', length: bytes.length });
  }
}
