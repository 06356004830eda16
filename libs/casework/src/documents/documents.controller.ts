import { type ServerResponse } from 'node:http';
import {
  contestReceipt,
  documentAnswer,
  documentPath,
  documentQuery,
  findReceipt,
  recordDocumentService,
  requestPaper,
  servicePath,
  type ContestedReceipt,
  type DocumentAnswer,
  type DocumentServiceBody,
  type PaperRequest,
  type ReceiptFinding,
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
import { Body, Controller, Get, Inject, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { pageFields, pageOf, type Page } from '../paging/page.js';
import { KeptDocuments } from './kept-documents.js';

const SERVERS = [
  'filing-clerk',
  'judges-assistant',
  'clerk',
  'enforcement-judge',
  'asset-control-officer',
  'credit-officer',
] as const;
const READERS = [...SERVERS, 'settlement-judge', 'court-president', 'supervisor', 'party'] as const;
const documentsQuery = z.strictObject(pageFields);
const MEDIA = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The documents of a case that this service has made: staff of the court reads them, and a party what was served on it. */
@Controller('cases/:caseId/documents')
export class DocumentsController {
  constructor(
    @Inject(KeptDocuments) private readonly documents: KeptDocuments,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  @Get()
  @Allow({ summary: '本案文书', roles: READERS, scope: 'case' })
  @Returns(pageOf(documentAnswer))
  list(
    @Param('caseId') caseId: string,
    @Query({ schema: documentsQuery }) query: z.output<typeof documentsQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<DocumentAnswer>> {
    return this.documents.list(this.dataSource.manager, caseId, principal, query);
  }

  /** The bytes as they were made; `Repr-Digest` has their sha-256 (RFC 9530). The id is percent-encoded: it has slashes. */
  @Get(':documentId')
  @Allow({ summary: '文书原件（PDF 或者 docx）', roles: READERS, scope: 'case' })
  @ReturnsFile(Object.values(MEDIA))
  async file(
    @Param('caseId') caseId: string,
    @Param('documentId', { schema: documentPath }) documentId: string,
    @Query({ schema: documentQuery }) { format }: z.output<typeof documentQuery>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: Pick<ServerResponse, 'setHeader'>,
  ): Promise<StreamableFile> {
    const { manager } = this.dataSource;
    const { bytes, sha256, name } = await this.documents.file(manager, { caseId, documentId }, principal, format);
    response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
    const disposition = `inline; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`;
    return new StreamableFile(bytes, { type: MEDIA[format], disposition, length: bytes.length });
  }

  @Post(':documentId/service')
  @Command()
  @Allow({ summary: '登记文书送达', roles: SERVERS, scope: 'court' })
  @Returns(documentAnswer, { status: 201 })
  serve(
    @AboutCase() call: CaseCall,
    @Param('documentId', { schema: documentPath }) documentId: string,
    @Body({ schema: recordDocumentService }) body: DocumentServiceBody,
    @Tx() tx: Transaction,
  ): Promise<DocumentAnswer> {
    return this.documents.serve(tx, call, documentId, body);
  }

  /** The recipient himself, or staff for one who says so before the court. */
  @Post(':documentId/service/:serviceId/receipt-contested')
  @Command()
  @Allow({ summary: '受送达人证明另一送达日期', roles: [...SERVERS, 'party'], scope: 'case' })
  @Returns(documentAnswer, { status: 201 })
  contest(
    @AboutCase() call: CaseCall,
    @Param('documentId', { schema: documentPath }) documentId: string,
    @Param('serviceId', { schema: servicePath }) serviceId: string,
    @Body({ schema: contestReceipt }) body: ContestedReceipt,
    @Tx() tx: Transaction,
  ): Promise<DocumentAnswer> {
    return this.documents.contest(tx, call, { documentId, serviceId }, body);
  }

  @Post(':documentId/service/:serviceId/receipt-finding')
  @Command()
  @Allow({ summary: '审查送达日期的证明', roles: SERVERS, scope: 'court' })
  @Returns(documentAnswer, { status: 201 })
  find(
    @AboutCase() call: CaseCall,
    @Param('documentId', { schema: documentPath }) documentId: string,
    @Param('serviceId', { schema: servicePath }) serviceId: string,
    @Body({ schema: findReceipt }) body: ReceiptFinding,
    @Tx() tx: Transaction,
  ): Promise<DocumentAnswer> {
    return this.documents.find(tx, call, { documentId, serviceId }, body);
  }

  @Post(':documentId/paper-request')
  @Command()
  @Allow({ summary: '电子送达后要求纸质文书', roles: [...SERVERS, 'party'], scope: 'case' })
  @Returns(documentAnswer, { status: 201 })
  paper(
    @AboutCase() call: CaseCall,
    @Param('documentId', { schema: documentPath }) documentId: string,
    @Body({ schema: requestPaper }) { serviceId }: PaperRequest,
    @Tx() tx: Transaction,
  ): Promise<DocumentAnswer> {
    return this.documents.requestPaper(tx, call, { documentId, serviceId });
  }
}
