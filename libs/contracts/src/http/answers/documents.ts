import { z } from 'zod';
import { caseId, date, documentId, identifier, instant, partyId } from '../../facts/shapes.js';

/** PUT and GET /cases/:caseId/parties/:partyId/identity; masked for those who do not work with it. */
export const identityAnswer = z.object({
  caseId,
  partyId,
  kind: z.enum(['PERSON', 'UNIT']),
  name: z.string(),
  number: z.string().nullable(),
  address: z.string().nullable(),
  representative: z.string().nullable(),
  phone: z.string().nullable(),
  masked: z.boolean(),
  recordedAt: instant,
  recordedBy: z.string(),
});
export type IdentityAnswer = z.output<typeof identityAnswer>;

const addressee = z.union([z.object({ partyId }), z.object({ body: z.string() })]);

const documentService = z.object({
  serviceId: identifier,
  to: addressee,
  way: z.string(),
  sentAt: instant,
  receivedAt: instant.nullable(),
  recordedBy: z.string(),
  /** The day on which it counts as served (解释 135); null while it is not. */
  servedOn: date.nullable(),
  /** What the recipient says of its arrival, and what was found. */
  contested: z
    .object({
      arrivedAt: instant,
      proof: z.string(),
      proven: z.boolean().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
  paperRequestedAt: instant.nullable(),
});

/** A document as the list shows it, and the answer of what is recorded of its service. What is in it is in its files. */
export const documentAnswer = z.object({
  documentId,
  kind: z.string(),
  title: z.string(),
  number: z.string(),
  date,
  issuedAt: instant,
  filedUnder: z.object({ no: z.number().int(), heading: z.string() }),
  /** Of the files, in hexadecimal, and of the template that it was made from. */
  sha256: z.object({ pdf: z.string(), docx: z.string(), template: z.string() }),
  /** Provisions that it cites, as they stood on its date. */
  citations: z.array(z.string()),
  signatories: z.array(z.object({ role: z.string(), name: z.string() })),
  /** Where the seal goes: millimetres from the left and upper edge of a page. */
  seals: z.array(z.object({ of: z.string(), page: z.number().int(), x: z.number(), y: z.number() })),
  addressees: z.array(addressee),
  services: z.array(documentService),
});
export type DocumentAnswer = z.output<typeof documentAnswer>;

/** POST /cases/:caseId/service-address: what was confirmed, without the address itself. */
export const confirmedServiceAddress = z.object({
  caseId,
  partyId,
  version: z.number().int(),
  electronic: z.boolean(),
  documentId,
  confirmedAt: instant,
});
export type ConfirmedServiceAddress = z.output<typeof confirmedServiceAddress>;

/** GET /cases/:caseId/service-addresses: the last one of each party; of a party its own. */
export const serviceAddressesAnswer = z.object({
  items: z.array(
    confirmedServiceAddress.extend({
      address: z.string(),
      postcode: z.string().nullable(),
      phone: z.string().nullable(),
      receiver: z.string().nullable(),
      channels: z.array(z.object({ channel: z.string(), account: z.string() })),
      recordedBy: z.string(),
    }),
  ),
});
export type ServiceAddressesAnswer = z.output<typeof serviceAddressesAnswer>;

/** A letter to a party, of GET /cases/:caseId/letters. */
export const letterAnswer = z.object({
  letterId: z.string(),
  partyId,
  kind: z.string(),
  subject: z.string(),
  body: z.string(),
  issuedAt: instant,
});
export type LetterAnswer = z.output<typeof letterAnswer>;
