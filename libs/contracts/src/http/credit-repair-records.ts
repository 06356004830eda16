import { z } from 'zod';
import { caseId, caseNumber, formed, identifier, instant, name } from '../facts/shapes.js';

/** What credit repair takes and answers beside its commands: proofs, what stands against a repair, other cases, credentials, the page. */

export const proofPath = identifier;

const BASE64 = { zh: '文件内容应为 base64 编码', en: 'The content of a file is in base64' };
/** A pattern that counts groups of four is recursive in the engine, and fails on a file of some megabytes: the length is asked for beside it. */
const base64 = formed(/^[A-Za-z0-9+/]*={0,2}$/, BASE64).refine((text) => text.length % 4 === 0, {
  message: BASE64.en,
  params: { code: 'FIELD.FORMAT', ...BASE64 },
});

/** POST …/:partyId/proofs: a file, as base64. What it is shows its content, not its name. */
export const receiveProof = z.strictObject({
  documentId: identifier,
  name: name(120),
  mediaType: z.enum(['application/pdf', 'image/png', 'image/jpeg']),
  content: base64.describe('base64 of a file of at most 8 MB'),
});
export type ProofBody = z.output<typeof receiveProof>;

/** The answer to who hands it in: it is kept with the command, and so without the name, which is kept sealed. */
export const proofReceived = z.object({
  documentId: identifier,
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** In hexadecimal. */
  sha256: z.string(),
  receivedAt: instant,
  receivedBy: z.string(),
});
export type ProofReceived = z.output<typeof proofReceived>;

export const proofAnswers = z.array(proofReceived.extend({ name: z.string() }));
export type ProofAnswer = z.output<typeof proofAnswers>[number];

const bilingual = z.object({ zh: z.string(), en: z.string() });

/** GET …/:partyId/negative-list: what stands against an early repair, why, and how each is cured (CR-NEG, S22). */
export const negativeListAnswer = z.array(
  z.object({ kind: z.string(), conductId: z.string().nullable(), reason: bilingual, cure: bilingual }),
);
export type NegativeListAnswer = z.output<typeof negativeListAnswer>;

/** GET …/:partyId/other-cases: those of this court; `listed`: he is on the dishonesty list in it. */
export const otherCasesAnswer = z.array(
  z.object({
    caseId,
    caseNumber,
    role: z.enum(['DEBTOR', 'CREDITOR', 'OTHER']),
    procedure: z.enum(['ENFORCEMENT', 'SUIT']),
    state: z.enum(['OPEN', 'CLOSED_FOR_NOW', 'CLOSED']),
    listed: z.boolean(),
  }),
);
export type OtherCasesAnswer = z.output<typeof otherCasesAnswer>;

/** GET …/:partyId/applications/:applicationId/missing: what an application still needs (CR-N-7). */
export const missingAnswer = z.array(z.object({ kind: z.string(), name: z.string() }));
export type MissingAnswer = z.output<typeof missingAnswer>;

/** GET /repair-page/:packId: the modules of the page on credit repair (CR-L-HRB). */
export const repairPageAnswer = z.array(z.object({ id: z.string(), title: z.string(), lines: z.array(z.string()) }));
export type RepairPageAnswer = z.output<typeof repairPageAnswer>;
export const packPath = z.string().min(1).max(80);

/** GET …/:partyId/certificates/:certificateId/credential: the document as a verifiable credential. */
export const credentialAnswer = z.object({
  certificateId: identifier,
  /** `application/vc+jwt`. */
  credential: z.string(),
  /** Where its status is found. */
  statusList: z.string(),
  issuedAt: instant,
});
export type CredentialAnswer = z.output<typeof credentialAnswer>;

/** GET /credentials/keys: the public keys (JWKS). */
export const keysAnswer = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** The number of a status list, from 1. */
export const statusListPath = formed(/^[1-9]\d{0,4}$/, {
  zh: '状态清单编号应为正整数',
  en: 'A status list is numbered from 1',
});

/** POST /cases/:caseId/credit/:partyId/opening: a record for a debtor whom nobody has proposed to list, for a repair or a certificate. */
export const openCreditRecord = z.strictObject({
  kind: z.enum(['PERSON', 'UNIT']),
  standsFor: z.enum(['HIMSELF', 'UNIT']).default('HIMSELF'),
});
export type OpenCreditRecordBody = z.output<typeof openCreditRecord>;
