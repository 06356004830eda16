import { z } from 'zod';
import { caseId, caseNumber, documentId, formed, identifier, text } from '../facts/shapes.js';

/** Names one document over all services: a fingerprint of who makes it, in which case, and what it is about. */
export const numberedDocument = formed(/^[0-9a-f]{64}$/, {
  zh: '应为 64 位十六进制数',
  en: 'It is 64 hexadecimal digits',
});

/** PUT /document-numbers/:id: the serial of a document under a case number, of the service that counts its title. The same document again has the same one. */
export const documentNumberAsked = z.strictObject({
  /** Who asks: the service that makes the document. */
  service: identifier,
  caseId,
  documentId,
  caseNumber,
  title: text(60),
  /** This asking of it: what a later one has taken is not given back by an earlier. */
  attempt: identifier,
  /** The documents of that service that bear a number of this series; it makes no other meanwhile, so that whatever else it was lent is free again. */
  held: z.array(numberedDocument).max(999),
});
export type DocumentNumberAsked = z.output<typeof documentNumberAsked>;

export const documentNumberAllotted = z.strictObject({ serial: z.number().int().min(1).max(999) });

/** DELETE /document-numbers/:id: nothing came of that asking, for its act was refused. */
export const documentNumberReturned = z.strictObject({ attempt: identifier });
export type DocumentNumberReturned = z.output<typeof documentNumberReturned>;
