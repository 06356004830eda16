import { randomUUID } from 'node:crypto';
import { type FactDefinition } from '@hejie/contracts/facts';
import { courtOf, LawError, legalDateOf, type CourtInstant } from '@hejie/law';
import {
  DOCUMENT_KINDS,
  documentNumber,
  SHARED_TITLES,
  type DocumentKind,
  type CourtDocument,
  type DocumentFields,
  type DocumentRequest,
  type Documents,
  type EFilePlace,
} from '@hejie/documents';
import { type NewFact } from '@hejie/messaging';
import { fingerprintOf, type AuditEntry, type Transaction } from '@hejie/persistence';
import { conflict } from '@hejie/service-kit';
import { type KnownCase } from '../case-directory/directory-entry.js';
import { In, type EntityManager } from 'typeorm';
import { DocumentRow } from './document.entities.js';
import { type NewDocument } from './new-document.js';
import { type NumberKeeper } from './numbers/number-keeper.js';
import { lockSeries, seriesReached } from './numbers/series.js';
import { filledIn } from './references.js';
import { newFileKey, openFile, sealFile } from './sealed-files.js';

/** What the fact of a document carries; each context has its own definition with this shape. */
export interface DocumentIssued {
  readonly caseId: string;
  readonly documentId: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly sha256: string;
  readonly filedUnder: EFilePlace;
  readonly at: CourtInstant;
}

/** A document of a case, about to be made. */
export interface DocumentOfCase {
  readonly order: NewDocument;
  readonly caseId: string;
  readonly known: KnownCase;
  readonly at: CourtInstant;
  readonly by: string;
  readonly step?: number;
}

/** What belongs to a document that was made: its line in the audit, and its fact, still to be told. */
export interface IssuedDocument {
  readonly audit: AuditEntry;
  readonly fact: NewFact<unknown>;
}

/** Where a file of a document is kept: it opens nowhere else. */
export const placeOfFile = ({ caseId, documentId }: Pick<DocumentRow, 'caseId' | 'documentId'>, format: string) =>
  `${caseId}/${documentId}/${format}`;

/**
 * A court as it stands in the title of a document. @param courts names by codes, where they are configured; else the law's table has them.
 * @throws LawError `DOCUMENT.COURT_UNNAMED`.
 */
export function courtNamed(courts: ReadonlyMap<string, string>, court: string): string {
  const name = courts.get(court) ?? courtOf(court)?.name;
  if (name !== undefined) return name;
  throw new LawError({
    code: 'DOCUMENT.COURT_UNNAMED',
    zh: `文书须写明法院名称，${court} 的名称没有配置（DOCUMENT_COURTS）。`,
    en: `The document states the name of the court, and none is configured for ${court} (DOCUMENT_COURTS).`,
  });
}

/** The register of a service's documents: each is numbered, made and kept in the transaction of the act that orders it. */
export class DocumentRegister {
  /** @param courts names of courts as they stand in titles, by their codes; the others are named as the law's table has them. */
  constructor(
    private readonly documents: Documents,
    private readonly issued: FactDefinition<DocumentIssued>,
    private readonly courts: ReadonlyMap<string, string>,
    /** The name of this service, and whom it asks for the numbers of titles that another one counts. */
    private readonly numbering: { readonly service: string; readonly keeper?: NumberKeeper },
  ) {}

  /**
   * Makes a document. The same order again changes nothing and takes no number. Until the commit nobody else takes a number of its series,
   * so that what is rolled back leaves no gap (CASE-8).
   * @throws LawError `DOCUMENT.IDENTITY_MISSING`, `DOCUMENT.TITLE_MISSING`, `DOCUMENT.COURT_UNNAMED`, and whatever `Documents.make` refuses;
   *   ProblemError 409 `DOCUMENT.ID_TAKEN` for another order under the same id; 503 `DOCUMENT.NUMBERS_AWAY`.
   */
  async issue(tx: Transaction, document: DocumentOfCase): Promise<IssuedDocument | undefined> {
    const { order, caseId, known, at } = document;
    const { id, kind, under } = order;
    const { title } = DOCUMENT_KINDS[kind];
    const ordered = fingerprintOf({ ...order, qr: order.qr && Buffer.from(order.qr).toString('base64'), at });
    const last = await lockSeries(tx, under, title);
    const kept = await keptOrder(tx, caseId, id);
    if (kept !== undefined) {
      if (kept === ordered) return undefined;
      throw idTaken(id);
    }
    const request = {
      kind,
      court: courtNamed(this.courts, known.court),
      date: legalDateOf(at),
      fields: await filledIn<DocumentFields<typeof kind>>(
        tx,
        { caseId, title: known.namedTitle ?? null },
        order.fields,
      ),
      signatories: order.signatories,
      ...(order.qr && { qr: order.qr }),
    } as Omit<DocumentRequest, 'number'>;
    const numbered = (serial: number) =>
      this.documents.make({ ...request, number: documentNumber(under, serial) } as DocumentRequest);
    // Of a title that another service counts, whatever may refuse the document has refused it before a number is asked for.
    const serial = this.isOwn(title) ? last + 1 : await numbered(1).then(() => this.serialOf(tx, document, title));
    const made = await numbered(serial);
    await keep(tx, document, made, ordered);
    await seriesReached(tx, under, title, Math.max(last, serial));
    return this.told(document, made);
  }

  private isOwn(title: string): boolean {
    const keeper = SHARED_TITLES[title];
    return keeper === undefined || keeper === this.numbering.service;
  }

  /** The serial that the keeper of the title allots. The series is held here meanwhile, so that this service asks for one document of it at a time. */
  private async serialOf(tx: Transaction, { order, caseId }: DocumentOfCase, title: string): Promise<number> {
    const { service, keeper } = this.numbering;
    if (!keeper) throw new Error(`The numbers of "${title}" are counted by another service, and none is configured`);
    const caseNumber = order.under;
    const idOf = (of: string, documentId: string) => fingerprintOf({ service, caseId: of, documentId });
    const rows = await tx.manager
      .createQueryBuilder(DocumentRow, 'document')
      .where('document.title = :title and starts_with(document.number, :caseNumber)', { title, caseNumber })
      .getMany();
    const id = idOf(caseId, order.id);
    const attempt = randomUUID();
    tx.afterRollback(() => {
      // Where it is not heard, the number is free with the next one that is asked for.
      keeper.giveBack(id, { attempt }).catch(() => undefined);
    });
    const held = rows.map((row) => idOf(row.caseId, row.documentId));
    return keeper.ask(id, { service, caseId, documentId: order.id, caseNumber, title, attempt, held });
  }

  private told({ order, caseId, at, by, step }: DocumentOfCase, made: CourtDocument): IssuedDocument {
    const { issued: definition } = this;
    const { kind, number, title, filedUnder } = made;
    const documentId = order.id;
    const { sha256 } = made.pdf;
    const facts = { documentId, number, title, sha256 };
    const data: DocumentIssued = { caseId, documentId, kind, number, title, sha256, filedUnder, at };
    return {
      audit: { caseId, actor: by, action: 'document.issued', at, facts },
      fact: { definition, caseId, aggregateId: caseId, data, occurredAt: at, step },
    };
  }
}

/**
 * The number that the nth document to come of a kind takes under a case number, for a decision that states it before the document is made. Until
 * the commit nobody else takes it. For titles that this service counts itself.
 */
export async function numberToCome(tx: Transaction, under: string, kind: DocumentKind, nth = 1): Promise<string> {
  return documentNumber(under, (await lockSeries(tx, under, DOCUMENT_KINDS[kind].title)) + nth);
}

/**
 * A document's PDF as it was made, with its sha-256 in hexadecimal, by its number and of one of these kinds, whose numbers one title counts; undefined where none was made.
 */
export async function pdfOfDocument(
  manager: EntityManager,
  caseId: string,
  kinds: readonly DocumentKind[],
  number: string,
): Promise<{ readonly sha256: string; readonly bytes: Buffer } | undefined> {
  const row = await manager
    .createQueryBuilder(DocumentRow, 'document')
    .addSelect(['document.fileKey', 'document.pdf'])
    .where({ caseId, kind: In([...kinds]), number })
    .getOne();
  if (!row) return undefined;
  return { sha256: row.pdfSha256, bytes: openFile(row.fileKey, row.pdf, placeOfFile(row, 'pdf')) };
}

async function keptOrder({ manager }: Transaction, caseId: string, documentId: string): Promise<string | undefined> {
  const kept = await manager.findOne(DocumentRow, { where: { caseId, documentId }, select: { ordered: true } });
  return kept?.ordered;
}

async function keep(
  { manager }: Transaction,
  { order, caseId, at }: DocumentOfCase,
  { kind, title, number, date, filedUnder, citations, signatories, seals, template, docx, pdf }: CourtDocument,
  ordered: string,
): Promise<void> {
  const fileKey = newFileKey();
  const documentId = order.id;
  const sealed = (format: string, bytes: Uint8Array) =>
    sealFile(fileKey, bytes, placeOfFile({ caseId, documentId }, format));
  const row: DocumentRow = {
    caseId,
    documentId,
    kind,
    title,
    number,
    date,
    issuedAt: at,
    filedUnder,
    citations: citations.map(({ text }) => text),
    signatories: [...signatories],
    seals: [...seals],
    addressees: [...order.to],
    template,
    docxSha256: docx.sha256,
    pdfSha256: pdf.sha256,
    ordered,
    fileKey,
    docx: sealed('docx', docx.bytes),
    pdf: sealed('pdf', pdf.bytes),
  };
  await manager.insert(DocumentRow, row as never);
}

const idTaken = (id: string) =>
  conflict(
    'DOCUMENT.ID_TAKEN',
    `编号为“${id}”的文书已经制作，内容不同`,
    `A document with the id "${id}" and another content was made before`,
  );
