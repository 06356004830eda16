import { type FactDefinition } from '@hejie/contracts/facts';
import { type DocumentAnswer, type DocumentServiceBody } from '@hejie/contracts/http';
import { serviceOf } from '@hejie/documents';
import { LawError, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import { shapes } from '@hejie/contracts/facts';
import { In, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type CaseDirectory } from '../case-directory/case-directory.js';
import { pageFrom, placeAfter, type Page } from '../paging/page.js';
import { type CaseRecorder } from '../recording/case-recorder.js';
import { publishFact } from '../recording/recording.js';
import { placeOfFile } from './document-register.js';
import { DocumentRow, DocumentServiceRow } from './document.entities.js';
import { type Addressee } from './new-document.js';
import { openFile } from './sealed-files.js';

/** What the fact of a service carries; each context has its own definition with this shape. */
export interface DocumentServed {
  readonly caseId: string;
  readonly documentId: string;
  readonly serviceId: string;
  readonly partyId: string | null;
  readonly body: string | null;
  readonly way: string;
  readonly sentAt: CourtInstant;
  readonly receivedAt: CourtInstant | null;
  readonly at: CourtInstant;
}

/** One file of a document. */
export interface DocumentFile {
  readonly bytes: Buffer;
  readonly sha256: string;
  /** 文书编号 and title, for the name under which it is saved. */
  readonly name: string;
}

/** A ruling of control is not shown to the debtor before it is carried out: a party reads what was served on it, from then on. */
const SERVED_ON = `exists (select 1 from document_service service where service.case_id = document.case_id
  and service.document_id = document.document_id and service.addressee->>'partyId' = any(:own))`;

const PLACE = z.tuple([shapes.instant, shapes.documentId]);

/** The documents that a service has made, as people read and serve them. */
export class KeptDocuments {
  constructor(
    private readonly cases: CaseDirectory,
    private readonly recorder: CaseRecorder,
    private readonly served: FactDefinition<DocumentServed>,
  ) {}

  /** The documents of a case page by page, in the order in which they were made; a party sees those that were served on it. */
  async list(
    manager: EntityManager,
    caseId: string,
    principal: Principal,
    { limit, after }: { readonly limit: number; readonly after?: string },
  ): Promise<Page<DocumentAnswer>> {
    const query = manager.createQueryBuilder(DocumentRow, 'document').where('document.caseId = :caseId', { caseId });
    const own = await this.ownParties(caseId, principal);
    if (own !== undefined) query.andWhere(SERVED_ON, { own });
    if (after !== undefined) {
      const [issued, id] = placeAfter(after, PLACE);
      query.andWhere('(document.issuedAt, document.documentId) > (:issued::timestamptz, :id)', { issued, id });
    }
    const rows = await query
      .orderBy('document.issuedAt')
      .addOrderBy('document.documentId')
      .limit(limit + 1)
      .getMany();
    const documentId = In(rows.map((row) => row.documentId));
    const services = await manager.find(DocumentServiceRow, {
      where: { caseId, documentId },
      order: { sentAt: 'ASC' },
    });
    return pageFrom(
      rows,
      limit,
      ({ issuedAt, documentId }) => [issuedAt, documentId],
      (row) => shown(row, services, own),
    );
  }

  /** A file of a document, as it was made. @throws ProblemError 404 `DOCUMENT.UNKNOWN`, also for a party on which it was not served. */
  async file(
    manager: EntityManager,
    { caseId, documentId }: Pick<DocumentRow, 'caseId' | 'documentId'>,
    principal: Principal,
    format: 'pdf' | 'docx',
  ): Promise<DocumentFile> {
    const own = await this.ownParties(caseId, principal);
    const query = manager
      .createQueryBuilder(DocumentRow, 'document')
      .addSelect(['document.fileKey', `document.${format}`])
      .where({ caseId, documentId });
    if (own !== undefined) query.andWhere(SERVED_ON, { own });
    const row = await query.getOne();
    if (!row) throw unknownDocument();
    const { fileKey, number, title } = row;
    const bytes = openFile(fileKey, row[format], placeOfFile(row, format));
    return { bytes, sha256: row[`${format}Sha256`], name: `${number}${title}` };
  }

  /**
   * Records a service; said again with the same id, that it was received. @throws ProblemError 404 `DOCUMENT.UNKNOWN`, 409
   * `DOCUMENT.SERVICE_ID_TAKEN`; LawError `DOCUMENT.NOT_ADDRESSED`, `DOCUMENT.SERVED_BEFORE_ISSUED`, `DOCUMENT.SERVED_IN_FUTURE`,
   * `DOCUMENT.RECEIVED_BEFORE_SENT`.
   */
  async serve(tx: Transaction, call: CaseCall, documentId: string, said: DocumentServiceBody): Promise<DocumentAnswer> {
    const { caseId, principal, time } = call;
    const { manager } = tx;
    const at = time.at;
    const by = principal.subject;
    // Its lock orders what is recorded of it.
    const lock = { mode: 'pessimistic_write' } as const;
    const document = await manager.findOne(DocumentRow, { where: { caseId, documentId }, lock });
    if (!document) throw unknownDocument();
    requireServable(document, said, at);
    const { serviceId, to, way, sentAt, receivedAt = null } = said;
    const key = { caseId, documentId, serviceId };
    const kept = await manager.findOneBy(DocumentServiceRow, key);
    if (kept && !isSameService(kept, said)) throw serviceIdTaken(serviceId);
    if (!kept || kept.receivedAt !== receivedAt) {
      const row = { ...key, addressee: to, way, sentAt, receivedAt, recordedBy: by };
      await manager.upsert(DocumentServiceRow, row, ['caseId', 'documentId', 'serviceId']);
      const { number } = document;
      const addressee = { partyId: 'partyId' in to ? to.partyId : null, body: 'body' in to ? to.body : null };
      const service = { documentId, serviceId, ...addressee, way, sentAt, receivedAt };
      await this.recorder.record(
        tx,
        { caseId, at, by },
        {
          audit: { action: 'document.served', facts: { number, ...service } },
          facts: [publishFact(this.served, service)],
        },
      );
    }
    return shown(
      document,
      await manager.find(DocumentServiceRow, { where: { caseId, documentId }, order: { sentAt: 'ASC' } }),
    );
  }

  /** The parties whom the caller acts as; nothing for staff. */
  private async ownParties(caseId: string, { roles, partyRef }: Principal): Promise<string[] | undefined> {
    if (!roles.includes('party')) return undefined;
    const { parties } = await this.cases.known(caseId);
    return parties.filter((party) => party.partyRef === partyRef).map(({ partyId }) => partyId);
  }
}

const sameAddressee = (one: Addressee, other: Addressee): boolean =>
  'partyId' in one ? 'partyId' in other && one.partyId === other.partyId : 'body' in other && one.body === other.body;

/** What is on record of a service is not changed; that it was received may be added. */
const isSameService = (kept: DocumentServiceRow, { to, way, sentAt, receivedAt }: DocumentServiceBody): boolean =>
  sameAddressee(kept.addressee, to) &&
  kept.way === way &&
  kept.sentAt === sentAt &&
  (kept.receivedAt === null || kept.receivedAt === receivedAt);

function requireServable(document: DocumentRow, said: DocumentServiceBody, at: CourtInstant): void {
  const { number, pdfSha256, issuedAt, addressees } = document;
  const { to, way, sentAt, receivedAt } = said;
  serviceOf(
    { number, pdf: { sha256: pdfSha256, bytes: new Uint8Array() } },
    { to: 'partyId' in to ? to.partyId : to.body, way, sentAt, ...(receivedAt && { receivedAt }) },
  );
  if (!addressees.some((one) => sameAddressee(one, to)))
    throw refused('NOT_ADDRESSED', '/to', '该文书不是向此人（单位）送达的。', 'The document is not addressed to them.');
  if (sentAt < issuedAt)
    throw refused('SERVED_BEFORE_ISSUED', '/sentAt', '发出时间早于文书制作。', 'Sent before the document was made.');
  if (sentAt > at || (receivedAt !== undefined && receivedAt > at))
    throw refused('SERVED_IN_FUTURE', '/sentAt', '送达时间尚未到来。', 'The instant of service has not come yet.');
}

const refused = (reason: string, path: string, zh: string, en: string): LawError =>
  new LawError({ code: `DOCUMENT.${reason}`, path, zh, en });

const unknownDocument = () => notFound('DOCUMENT.UNKNOWN', '未找到该文书', 'There is no such document');

const serviceIdTaken = (id: string) =>
  conflict(
    'DOCUMENT.SERVICE_ID_TAKEN',
    `编号为“${id}”的送达已经登记，内容不同`,
    `A service with the id "${id}" and another content is on record`,
  );

/** @param own where a party asks: it sees addressees and services of its own alone. */
function shown(row: DocumentRow, services: readonly DocumentServiceRow[], own?: readonly string[]): DocumentAnswer {
  const { documentId, kind, title, number, date, issuedAt, filedUnder, citations, signatories, seals, addressees } =
    row;
  const sees = (one: Addressee) => own === undefined || ('partyId' in one && own.includes(one.partyId));
  return {
    documentId,
    kind,
    title,
    number,
    date,
    issuedAt,
    filedUnder,
    sha256: { pdf: row.pdfSha256, docx: row.docxSha256, template: row.template },
    citations,
    signatories: signatories.map(({ role, name }) => ({ role, name })),
    seals,
    addressees: addressees.filter(sees),
    services: services
      .filter((service) => service.documentId === documentId && sees(service.addressee))
      .map(({ serviceId, addressee, way, sentAt, receivedAt, recordedBy }) => ({
        serviceId,
        to: addressee,
        way,
        sentAt,
        receivedAt,
        recordedBy,
      })),
  };
}
