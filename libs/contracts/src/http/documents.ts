import { z } from 'zod';
import { documentId, formed, identifier, instant, name, partyId, text } from '../facts/shapes.js';

/** A party, and a document, of the path. */
export const partyPath = partyId;
export const documentPath = documentId;

/** PUT /cases/:caseId/parties/:partyId/identity: who a party is, as documents of the court name him. Kept sealed; what is left out is not known. */
export const recordIdentity = z.strictObject({
  kind: z.enum(['PERSON', 'UNIT']),
  name: name(120),
  /** 公民身份号码 or 统一社会信用代码; checked by its check character. */
  number: text(18, 15).optional(),
  address: text(300).optional(),
  /** 法定代表人 or 主要负责人 of a unit. */
  representative: name(120).optional(),
  phone: formed(/^\+?\d{7,15}$/, {
    zh: '电话号码应为 7 至 15 位数字，前面可加“+”',
    en: 'A telephone number is 7 to 15 digits, with a + before them or without',
  }).optional(),
});
export type PartyIdentityBody = z.output<typeof recordIdentity>;

/** Those who sign a document (署名), in the order in which they stand: a part of commands that order one. */
export const signatories = z
  .array(
    z.strictObject({
      role: z.enum(['PRESIDENT', 'PRESIDING_JUDGE', 'JUDGE', 'JUDGES_ASSISTANT', 'CLERK']),
      name: name(60),
    }),
  )
  .max(10);

/** GET /cases/:caseId/documents/:documentId. */
export const documentQuery = z.strictObject({ format: z.enum(['pdf', 'docx']).default('pdf') });

/** POST /cases/:caseId/documents/:documentId/service: it was sent, and when it was received; said again with the same id once that is known. */
export const recordDocumentService = z.strictObject({
  /** Business key of the service. */
  serviceId: identifier,
  /** One of those whom the document is addressed to: a party, or a body that assists. */
  to: z.union([z.strictObject({ partyId }), z.strictObject({ body: text(120) })]),
  way: z.enum(['DIRECT', 'ELECTRONIC', 'POST', 'LEFT', 'ENTRUSTED', 'ANNOUNCEMENT']),
  sentAt: instant,
  receivedAt: instant.optional(),
});
export type DocumentServiceBody = z.output<typeof recordDocumentService>;

/** A service of a document, of the path. */
export const servicePath = identifier;

/** POST /cases/:caseId/documents/:documentId/service/:serviceId/receipt-contested: it reached his system at another time than the sender's shows (解释 135). */
export const contestReceipt = z.strictObject({ arrivedAt: instant, proof: text(500) });
export type ContestedReceipt = z.output<typeof contestReceipt>;

/** POST …/receipt-finding: whether that is proved. */
export const findReceipt = z.strictObject({ proven: z.boolean(), reason: text(500) });
export type ReceiptFinding = z.output<typeof findReceipt>;

/** POST …/paper-request: who was served electronically asks for it on paper (民诉法 90). */
export const requestPaper = z.strictObject({ serviceId: identifier });
export type PaperRequest = z.output<typeof requestPaper>;

/** POST /cases/:caseId/service-address: where a party is served, and whether electronically (送达地址确认书). What is confirmed later takes the place of it. */
export const confirmServiceAddress = z
  .strictObject({
    partyId,
    address: text(300),
    postcode: formed(/^\d{6}$/, { zh: '邮政编码为 6 位数字', en: 'A postcode has 6 digits' }).optional(),
    phone: recordIdentity.shape.phone,
    receiver: name(120).optional(),
    electronic: z.boolean(),
    /** Where documents are sent electronically; needed with consent. */
    channels: z
      .array(z.strictObject({ channel: z.enum(['PLATFORM', 'EMAIL', 'SMS', 'FAX']), account: text(120) }))
      .max(10)
      .default([]),
  })
  .refine(({ electronic, channels }) => !electronic || channels.length > 0, {
    path: ['channels'],
    params: {
      code: 'SERVICE.CHANNEL_MISSING',
      zh: '同意电子送达的，应当写明至少一个电子送达地址。',
      en: 'Who consents to electronic service names where.',
    },
    message: 'Who consents to electronic service names where.',
  });
export type ServiceAddressBody = z.output<typeof confirmServiceAddress>;
