import { z } from 'zod';
import { identifier, instant, prose, text } from '../facts/shapes.js';

/** What people say of applications for credit repair (信用修复申请). */

const materials = z
  .array(
    z.strictObject({
      kind: z.enum([
        'APPLICATION_LETTER',
        'CREDIT_PROMISE',
        'PROPERTY_REPORT',
        'PROOF_OF_PERFORMANCE',
        'PLAN_OR_SECURITY',
        'NEED_OF_LIFTING',
      ]),
      /** Of a proof that was uploaded to the record. */
      documentId: identifier,
    }),
  )
  .max(50);

/** POST …/:partyId/applications: by the debtor himself, or at the counter (CR-L-HRB). `concerns`: the entry or the limit; null for a certificate. */
export const receiveApplication = z.strictObject({
  id: identifier,
  kind: z.enum(['SUSPENSION', 'DELETION', 'CERTIFICATE', 'LIFT_LIMITS']),
  concerns: identifier.nullable(),
  materials,
  /** When it came in, where staff enter it afterwards. */
  filedAt: instant.optional(),
});

/** `also`: what is wanting in what was handed in, in words; what the law asks for is found by itself (CR-N-7). */
export const examineApplication = z.strictObject({ id: identifier, also: text(2000, 0).default('') });

export const supplementApplication = z.strictObject({ id: identifier, materials: materials.min(1) });

/** A visit or an inquiry (走访调查, CR-L-PD). */
export const recordInquiry = z.strictObject({
  id: identifier,
  inquiry: z.strictObject({
    id: identifier,
    kind: z.enum(['VISIT', 'INTERVIEW', 'RECORDS']),
    whom: text(200),
    found: prose,
  }),
});

/** What stands on the negative list is among the reasons by itself (S22). */
export const refuseApplication = z.strictObject({
  id: identifier,
  reasons: z.array(text(500)).max(20).default([]),
});

/** Once the entry is deleted or the limit lifted, which is decided by its own rules. */
export const grantApplication = z.strictObject({ id: identifier });

/** A complaint (申诉) about a refusal, or that nothing was decided in time. */
export const fileComplaint = z.strictObject({
  id: identifier,
  applicationId: identifier,
  about: z.enum(['REFUSAL', 'DELAY']),
  words: prose,
});

export const answerComplaint = z.strictObject({
  applicationId: identifier,
  complaintId: identifier,
  upheld: z.boolean(),
  words: prose,
});
