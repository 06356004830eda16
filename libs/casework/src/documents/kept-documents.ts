import { type FactDefinition } from '@hejie/contracts/facts';
import {
  type ContestedReceipt,
  type DocumentAnswer,
  type DocumentServiceBody,
  type ReceiptFinding,
} from '@hejie/contracts/http';
import { serviceOf } from '@hejie/documents';
import { decideElectronicService, LawError, servedOn, type CourtInstant } from '@hejie/law';
import { type Transaction } from '@hejie/persistence';
import { type Principal } from '@hejie/security';
import { conflict, notFound, type CaseCall } from '@hejie/service-kit';
import { shapes } from '@hejie/contracts/facts';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type CaseDirectory } from '../case-directory/case-directory.js';
import { pageFrom, placeAfter, type Page } from '../paging/page.js';
import { type CaseRecorder } from '../recording/case-recorder.js';
import { publishFact, type Recording, type TaskChanges } from '../recording/recording.js';
import { ServiceConsentRow } from './service-consents.js';
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

/** Which kinds of documents of a case are closed to a caller. */
export type ClosedDocuments = (
  manager: EntityManager,
  caseId: string,
  principal: Principal,
) => Promise<readonly string[]>;

const PLACE = z.tuple([shapes.instant, shapes.documentId]);

/** The documents that a service has made, as people read and serve them. */
export class KeptDocuments {
  constructor(
    private readonly cases: CaseDirectory,
    private readonly recorder: CaseRecorder,
    private readonly served: FactDefinition<DocumentServed>,
    private readonly closed?: ClosedDocuments,
  ) {}

  /** The documents of a case page by page, in the order in which they were made; a party sees those that were served on it. */
  async list(
    manager: EntityManager,
    caseId: string,
    principal: Principal,
    { limit, after }: { readonly limit: number; readonly after?: string },
  ): Promise<Page<DocumentAnswer>> {
    const query = manager.createQueryBuilder(DocumentRow, 'document').where('document.caseId = :caseId', { caseId });
    const own = await this.cases.ownParties(caseId, principal);
    if (own !== undefined) query.andWhere(SERVED_ON, { own });
    const closed = (await this.closed?.(manager, caseId, principal)) ?? [];
    if (closed.length > 0) query.andWhere('document.kind <> all(:closed)', { closed });
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
    const own = await this.cases.ownParties(caseId, principal);
    const query = manager
      .createQueryBuilder(DocumentRow, 'document')
      .addSelect(['document.fileKey', `document.${format}`])
      .where({ caseId, documentId });
    if (own !== undefined) query.andWhere(SERVED_ON, { own });
    const closed = (await this.closed?.(manager, caseId, principal)) ?? [];
    if (closed.length > 0) query.andWhere('document.kind <> all(:closed)', { closed });
    const row = await query.getOne();
    if (!row) throw unknownDocument();
    const { fileKey, number, title } = row;
    const bytes = openFile(fileKey, row[format], placeOfFile(row, format));
    return { bytes, sha256: row[`${format}Sha256`], name: `${number}${title}` };
  }

  /**
   * Records a service; said again with the same id, that it was received. @throws ProblemError 404 `DOCUMENT.UNKNOWN`, 409
   * `DOCUMENT.SERVICE_ID_TAKEN`; LawError `DOCUMENT.NOT_ADDRESSED`, `DOCUMENT.SERVED_BEFORE_ISSUED`, `DOCUMENT.SERVED_IN_FUTURE`,
   * `DOCUMENT.RECEIVED_BEFORE_SENT`, `SERVICE.NO_ELECTRONIC_CONSENT`.
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
    if (!kept) await this.requireConsent(tx, said);
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
          tasks: way === 'ELECTRONIC' ? {} : { done: await this.paperAsked(tx, call, document, said) },
        },
      );
    }
    return shown(
      document,
      await manager.find(DocumentServiceRow, { where: { caseId, documentId }, order: { sentAt: 'ASC' } }),
    );
  }

  /** 解释135: the recipient says that it reached his system at another time; a person finds whether that is proved, once. @throws as {@link theService}; 409 `DOCUMENT.RECEIPT_DECIDED`. */
  async contest(tx: Transaction, call: CaseCall, key: ServiceKey, said: ContestedReceipt): Promise<DocumentAnswer> {
    const { document, service } = await this.theService(tx, call, key);
    if (service.way !== 'ELECTRONIC') throw notElectronic();
    requireUndecided(service);
    if (said.arrivedAt > call.time.at)
      throw refused('SERVED_IN_FUTURE', '/arrivedAt', '送达时间尚未到来。', 'The instant of service has not come yet.');
    await tx.manager.update(DocumentServiceRow, keyOf(call, key), {
      contested: { ...said, proven: null, reason: null },
    });
    const id = contestTask(call.caseId, key);
    await this.record(tx, call, {
      audit: { action: 'document.receipt-contested', facts: { ...key, arrivedAt: said.arrivedAt } },
      tasks: {
        reopened: [
          {
            id,
            kind: 'RECEIPT_CONTESTED',
            role: 'clerk',
            facts: { ...key, number: document.number, arrivedAt: said.arrivedAt },
            rule: '解释135',
            title: `${document.number}${document.title}：受送达人主张另一送达日期，审查其证明`,
          },
        ],
      },
    });
    return this.answer(tx, document);
  }

  /** 解释135: whether the recipient has proved another day. @throws as {@link theService}; 409 `DOCUMENT.RECEIPT_DECIDED`; LawError `DOCUMENT.NOT_CONTESTED`. */
  async find(tx: Transaction, call: CaseCall, key: ServiceKey, said: ReceiptFinding): Promise<DocumentAnswer> {
    const { document, service } = await this.theService(tx, call, key);
    const { contested } = service;
    if (!contested)
      throw refused(
        'NOT_CONTESTED',
        undefined,
        '受送达人没有对送达日期提出异议。',
        'The recipient has contested no day of service.',
      );
    requireUndecided(service);
    const found = { ...contested, ...said };
    await tx.manager.update(DocumentServiceRow, keyOf(call, key), { contested: found });
    await this.record(tx, call, {
      audit: { action: 'document.receipt-found', facts: { ...key, proven: said.proven } },
      ...(said.proven && {
        facts: [
          publishFact(this.served, servedFact(document, { ...service, contested: found, receivedAt: found.arrivedAt })),
        ],
      }),
      tasks: { done: [{ id: contestTask(call.caseId, key), outcome: { proven: said.proven }, ifOpen: true }] },
    });
    return this.answer(tx, document);
  }

  /** 民诉法90: who was served electronically asks for paper; the task is done once it was served in another way. @throws as {@link theService}. */
  async requestPaper(tx: Transaction, call: CaseCall, key: ServiceKey): Promise<DocumentAnswer> {
    const { document, service } = await this.theService(tx, call, key);
    if (service.way !== 'ELECTRONIC') throw notElectronic();
    if (service.paperRequestedAt) return this.answer(tx, document);
    await tx.manager.update(DocumentServiceRow, keyOf(call, key), { paperRequestedAt: call.time.at });
    await this.record(tx, call, {
      audit: { action: 'document.paper-requested', facts: { ...key } },
      tasks: {
        opened: [
          {
            id: paperTask(call.caseId, key),
            kind: 'SERVE_ON_PAPER',
            role: 'clerk',
            facts: { ...key, number: document.number },
            rule: '民诉法90',
            title: `${document.number}${document.title}：受送达人要求纸质文书，提供并送达`,
          },
        ],
      },
    });
    return this.answer(tx, document);
  }

  /** @throws ProblemError 404 `DOCUMENT.UNKNOWN`, `DOCUMENT.SERVICE_UNKNOWN`, also for a party that was not served. */
  private async theService(
    { manager }: Transaction,
    { caseId, principal }: CaseCall,
    { documentId, serviceId }: ServiceKey,
  ): Promise<{ readonly document: DocumentRow; readonly service: DocumentServiceRow }> {
    const lock = { mode: 'pessimistic_write' } as const;
    const document = await manager.findOne(DocumentRow, { where: { caseId, documentId }, lock });
    if (!document) throw unknownDocument();
    const service = await manager.findOneBy(DocumentServiceRow, { caseId, documentId, serviceId });
    const own = await this.cases.ownParties(caseId, principal);
    const sees = (to: Addressee) => own === undefined || ('partyId' in to && own.includes(to.partyId));
    if (!service || !sees(service.addressee)) throw unknownService();
    return { document, service };
  }

  /** 民诉法90: what is done of the tasks once an addressee was served otherwise: for which of his electronic services he had asked for paper. */
  private async paperAsked(
    { manager }: Transaction,
    { caseId }: CaseCall,
    { documentId }: DocumentRow,
    { serviceId, to, way }: DocumentServiceBody,
  ): Promise<NonNullable<TaskChanges['done']>> {
    const asked = await manager.findBy(DocumentServiceRow, { caseId, documentId, paperRequestedAt: Not(IsNull()) });
    const own = asked.filter(({ addressee }) => sameAddressee(addressee, to));
    const ids = own.map((service) => paperTask(caseId, service));
    return [...ids, formerPaperTask(caseId, documentId, to)].map((id) => ({
      id,
      outcome: { serviceId, way },
      ifOpen: true,
    }));
  }

  /** 民诉法90, 解释136. A body that assists is no party: what reaches it electronically is its business with the court. */
  private async requireConsent({ manager }: Transaction, { to, way, sentAt }: DocumentServiceBody): Promise<void> {
    if (way !== 'ELECTRONIC' || !('partyId' in to)) return;
    const confirmations = await manager.findBy(ServiceConsentRow, { partyId: to.partyId });
    decideElectronicService({ sentAt, confirmations });
  }

  private record(tx: Transaction, { caseId, principal, time }: CaseCall, recording: Recording): Promise<void> {
    return this.recorder.record(tx, { caseId, at: time.at, by: principal.subject }, recording);
  }

  /** A document that was made in this transaction or before it, as it is told. */
  async made(tx: Transaction, caseId: string, documentId: string): Promise<DocumentAnswer> {
    return this.answer(tx, await tx.manager.findOneByOrFail(DocumentRow, { caseId, documentId }));
  }

  wasMade({ manager }: Transaction, caseId: string, documentId: string): Promise<boolean> {
    return manager.existsBy(DocumentRow, { caseId, documentId });
  }

  private async answer({ manager }: Transaction, document: DocumentRow): Promise<DocumentAnswer> {
    const { caseId, documentId } = document;
    return shown(
      document,
      await manager.find(DocumentServiceRow, { where: { caseId, documentId }, order: { sentAt: 'ASC' } }),
    );
  }
}

/** Which service of which document. */
interface ServiceKey {
  readonly documentId: string;
  readonly serviceId: string;
}
const keyOf = ({ caseId }: CaseCall, key: ServiceKey) => ({ caseId, ...key });
const contestTask = (caseId: string, { documentId, serviceId }: ServiceKey): string =>
  `receipt/${caseId}/${documentId}/${serviceId}`;
const paperTask = (caseId: string, { documentId, serviceId }: ServiceKey): string =>
  `paper/${caseId}/${documentId}/${serviceId}`;
/** As it was named when an addressee could ask once for each document. */
const formerPaperTask = (caseId: string, documentId: string, to: Addressee): string =>
  `paper/${caseId}/${documentId}/${'partyId' in to ? to.partyId : to.body}`;

const servedFact = (
  { documentId }: DocumentRow,
  { serviceId, addressee: to, way, sentAt, receivedAt }: DocumentServiceRow,
) => ({
  documentId,
  serviceId,
  partyId: 'partyId' in to ? to.partyId : null,
  body: 'body' in to ? to.body : null,
  way,
  sentAt,
  receivedAt,
});

/** What was found of a day that was contested stands: what follows from it has been told. */
function requireUndecided({ contested }: DocumentServiceRow): void {
  if ((contested?.proven ?? null) === null) return;
  throw conflict(
    'DOCUMENT.RECEIPT_DECIDED',
    '对该次送达的日期异议已有审查结论，不能再次提出或者重新认定',
    'What was contested of this service is decided, and is neither contested nor found again',
  );
}

const notElectronic = () =>
  refused('NOT_ELECTRONIC', undefined, '该次送达不是电子送达。', 'This service was not an electronic one.');
const unknownService = () =>
  notFound('DOCUMENT.SERVICE_UNKNOWN', '未找到该次送达', 'There is no such service of the document');

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

const refused = (reason: string, path: string | undefined, zh: string, en: string): LawError =>
  new LawError({ code: `DOCUMENT.${reason}`, ...(path !== undefined && { path }), zh, en });

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
      .map(({ serviceId, addressee, way, sentAt, receivedAt, recordedBy, contested, paperRequestedAt }) => ({
        serviceId,
        to: addressee,
        way,
        sentAt,
        receivedAt,
        recordedBy,
        servedOn:
          servedOn({ way, sentAt, receivedAt, ...(contested?.proven && { provenAt: contested.arrivedAt }) }) ?? null,
        contested: contested ?? null,
        paperRequestedAt: paperRequestedAt ?? null,
      })),
  };
}
