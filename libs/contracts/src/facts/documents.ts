import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, i } from './samples.js';
import { caseId, documentId, identifier, instant, partyId, text } from './shapes.js';

/** A document of the court was made and kept. What is in it stays with the service: here are its number and the hash of its PDF. */
const issued = z.strictObject({
  caseId,
  documentId,
  kind: identifier,
  /** 文书编号. With the title it names one document. */
  number: text(80),
  title: text(60),
  /** Of the PDF, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Place in the index of the file of the case (卷宗目录). */
  filedUnder: z.strictObject({ no: z.number().int().min(1), heading: text(60) }),
  at: instant,
});
const issuedSample = {
  caseId: CASE,
  documentId: 'listing-decision/l-1',
  kind: 'LISTING_DECISION',
  number: '（2026）鲁0502执1号之一',
  title: '失信决定书',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  filedUnder: { no: 4, heading: '失信决定书' },
  at: i('2026-06-03T09:00:00+08:00'),
};

/** A document was sent to one of those whom it is addressed to, or has reached him: a party, or a body that assists (`partyId` or `body`). */
const served = z.strictObject({
  caseId,
  documentId,
  serviceId: identifier,
  partyId: partyId.nullable(),
  body: text(120).nullable(),
  way: identifier,
  sentAt: instant,
  /** Null until it is known. */
  receivedAt: instant.nullable(),
  at: instant,
});
const servedSample = {
  caseId: CASE,
  documentId: 'listing-decision/l-1',
  serviceId: 's-1',
  partyId: 'p-2',
  body: null,
  way: 'ELECTRONIC',
  sentAt: i('2026-06-03T10:00:00+08:00'),
  receivedAt: i('2026-06-03T10:05:00+08:00'),
  at: i('2026-06-03T11:00:00+08:00'),
};

const ISSUED = { zh: '已制作文书', en: 'A document was issued' };
const SERVED = { zh: '文书已送达', en: 'A document was served' };
const property = { context: 'asset-control', aggregate: 'property' } as const;
const credit = { context: 'credit-repair', aggregate: 'credit' } as const;
const publication = { context: 'agency-exchange', aggregate: 'publication' } as const;

const courtCase = { context: 'intake', aggregate: 'case' } as const;
const negotiation = { context: 'mediation', aggregate: 'negotiation' } as const;
const settlement = { context: 'performance', aggregate: 'settlement' } as const;

/** One definition a context: whose document it is is visible in the type. */
export const intakeDocumentIssued = defineFact(courtCase, 'document-issued', ISSUED, issued, issuedSample);
export const intakeDocumentServed = defineFact(courtCase, 'document-served', SERVED, served, servedSample);
export const mediationDocumentIssued = defineFact(negotiation, 'document-issued', ISSUED, issued, issuedSample);
export const mediationDocumentServed = defineFact(negotiation, 'document-served', SERVED, served, servedSample);
export const performanceDocumentIssued = defineFact(settlement, 'document-issued', ISSUED, issued, issuedSample);
export const performanceDocumentServed = defineFact(settlement, 'document-served', SERVED, served, servedSample);
export const assetControlDocumentIssued = defineFact(property, 'document-issued', ISSUED, issued, issuedSample);
export const assetControlDocumentServed = defineFact(property, 'document-served', SERVED, served, servedSample);
export const creditRepairDocumentIssued = defineFact(credit, 'document-issued', ISSUED, issued, issuedSample);
export const creditRepairDocumentServed = defineFact(credit, 'document-served', SERVED, served, servedSample);
export const agencyExchangeDocumentIssued = defineFact(publication, 'document-issued', ISSUED, issued, issuedSample);
export const agencyExchangeDocumentServed = defineFact(publication, 'document-served', SERVED, served, servedSample);

export const documentFacts = [
  intakeDocumentIssued,
  intakeDocumentServed,
  mediationDocumentIssued,
  mediationDocumentServed,
  performanceDocumentIssued,
  performanceDocumentServed,
  assetControlDocumentIssued,
  assetControlDocumentServed,
  creditRepairDocumentIssued,
  creditRepairDocumentServed,
  agencyExchangeDocumentIssued,
  agencyExchangeDocumentServed,
] as const;
