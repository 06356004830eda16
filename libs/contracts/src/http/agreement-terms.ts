import {
  BUCKETS,
  CONFIRMATION_FORMS,
  PERFORMANCE_MODES,
  REPRESENTATIONS,
  SIGNATORY_ROLES,
  type AgreementDraft,
  type LedgerTerms,
} from '@hejie/settlement';
import { z } from 'zod';
import { courtCode, date, identifier, partyId, prose, sha256, yuan } from '../facts/shapes.js';

const instalmentNumber = z.number().int().min(1).max(600);

const deferral = z.strictObject({ from: date, until: date }).optional();

/** The letter of guarantee to the court (担保书), as far as it was written: what it lacks is a finding of the legality review, not of the shape. */
const letter = z
  .strictObject({
    by: z.enum(['NATURAL_PERSON', 'COMPANY']),
    guaranteeUntil: date.optional(),
    claim: prose.optional(),
    manner: prose.optional(),
    articles: z.boolean().optional(),
    resolution: z.enum(['BOARD', 'SHAREHOLDERS']).optional(),
    creditorConsent: z.enum(['WRITTEN', 'RECORD']).optional(),
    /** The letter as the court has it; absent: it has not received it, and the letter promises nothing (SET-ART-18). */
    received: z
      .strictObject({ document: prose, on: date, sha256: sha256.optional(), place: prose.optional() })
      .refine((one) => one.sha256 !== undefined || one.place !== undefined, {
        params: {
          code: 'GUARANTEE.LETTER_UNTRACEABLE',
          zh: '收到的担保书应当写明其摘要（sha256）或者卷宗位置（place）。',
          en: 'A letter that was received is named by its hash (sha256) or its place in the file (place).',
        },
        message: 'A letter that was received is named by its hash (sha256) or its place in the file (place).',
      })
      .optional(),
  })
  .optional();

/** What the letter says of the property. */
const description = z
  .strictObject({
    quantity: prose.optional(),
    quality: prose.optional(),
    condition: prose.optional(),
    place: prose.optional(),
    title: prose.optional(),
  })
  .optional();

const terms = z.strictObject({
  /** Which version of the case the draft takes itself to be; absent: the next. */
  version: z.number().int().min(1).optional(),
  /** How it is confirmed: put into a record that all sign in its order, or submitted in writing (SET-ART-2). */
  form: z.enum(CONFIRMATION_FORMS).optional(),
  total: yuan,
  mode: z.enum(PERFORMANCE_MODES),
  schedule: z.array(z.strictObject({ no: instalmentNumber, due: date, amount: yuan })).max(600),
  inKind: z
    .array(z.strictObject({ thing: prose, agreedValue: yuan, handOverBy: date }))
    .max(100)
    .default([]),
  labour: z
    .array(z.strictObject({ service: prose, agreedValue: yuan, completeBy: date }))
    .max(100)
    .default([]),
  equity: z
    .array(z.strictObject({ company: prose, shares: prose, agreedValue: yuan, transferBy: date }))
    .max(100)
    .default([]),
  /** Grace after each due day (SET-GRACE); the time that a court waits before its own findings is no grace. */
  grace: z.strictObject({ days: z.number().int().min(1).max(365), unit: z.enum(['WORKING', 'CALENDAR']) }).optional(),
  /** What is due on a rest day (SET-DUE-REST). */
  restDay: z.enum(['NEXT_WORKDAY', 'AS_WRITTEN']).optional(),
  account: z
    .strictObject({
      holder: z.enum(['COURT', 'CREDITOR']),
      court: courtCode.optional(),
      basis: prose.optional(),
      partyId: partyId.optional(),
    })
    .optional(),
  security: z
    .array(
      z.strictObject({
        kind: z.enum(['MORTGAGE', 'PLEDGE']),
        thing: prose,
        ownerPartyId: partyId,
        secures: yuan,
        description,
        promisesDirectEnforcement: z.boolean().optional(),
        deferral,
        letter,
      }),
    )
    .max(100)
    .default([]),
  guarantors: z
    .array(
      z.strictObject({
        guarantorId: identifier,
        promisesDirectEnforcement: z.boolean(),
        scope: prose,
        cap: yuan.optional(),
        deferral,
        letter,
      }),
    )
    .max(50)
    .default([]),
  /** Of several debtors, who answers for a part alone (H10); all others answer for the whole. */
  debtorCaps: z
    .array(z.strictObject({ partyId, cap: yuan }))
    .min(1)
    .max(50)
    .optional(),
  waivers: z
    .array(
      z.strictObject({
        of: z.enum(['PRINCIPAL', 'INTEREST', 'DOUBLED', 'PENALTY']),
        amount: yuan.optional(),
        condition: z.enum(['FULL_PERFORMANCE', 'UNCONDITIONAL']).nullable(),
      }),
    )
    .max(20)
    .default([]),
  breachConsequence: z.strictObject({ kind: z.enum(['RESUME_ORIGINAL', 'RESUME_OR_SUE']), text: prose }).nullable(),
  /** The creditor applies beforehand to resume once a default is found, and may recall it when he is told (SET-ART-9-1); only under a pack that knows it. */
  standingApplication: z.literal(true).optional(),
  allocationOrder: z.array(z.enum(BUCKETS)).length(4).nullable().default(null),
  /** The first value date to which that order applies; absent: to everything received. */
  allocationFrom: date.optional(),
  feeBurden: z.enum(['DEBTOR', 'CREDITOR', 'SHARED']).nullable().default(null),
  releases: z
    .array(
      z.strictObject({
        measure: prose,
        at: z.enum(['SIGNING', 'INSTALMENT', 'FULL_PERFORMANCE']),
        instalment: instalmentNumber.optional(),
      }),
    )
    .max(50)
    .default([]),
  signatories: z
    .array(
      z.strictObject({
        id: identifier,
        role: z.enum(SIGNATORY_ROLES),
        partyId: partyId.optional(),
        /** Of a guarantor, who promises the court by this signature (SET-ART-18). */
        guarantorId: identifier.optional(),
        by: z.enum(REPRESENTATIONS),
        specialAuthority: z.boolean(),
      }),
    )
    .min(1)
    .max(60),
  otherClauses: z.array(prose).max(100).default([]),
});

/**
 * The terms of a settlement agreement as they are submitted; the type is `AgreementDraft` of `@hejie/settlement`,
 * and its legality is decided there. Here only the shape is checked.
 */
export const agreementTerms: z.ZodType<AgreementDraft, unknown> = terms;

/** What a ledger would read of them: of a plan that is asked about before it is agreed. */
export const plannedTerms: z.ZodType<LedgerTerms, unknown> = terms.pick({
  schedule: true,
  inKind: true,
  labour: true,
  equity: true,
  grace: true,
  restDay: true,
  waivers: true,
  allocationOrder: true,
  allocationFrom: true,
});

/** What the review of a draft reads of its other clauses at most, in characters: it is done while the proposer waits, sentence by sentence. */
const CLAUSES_LENGTH = 20_000;
const lengthOf = (clauses: readonly string[]): number => clauses.reduce((sum, { length }) => sum + length, 0);

/** The terms of a draft, no longer than can be reviewed while somebody waits. */
export const draftTerms = agreementTerms.refine(({ otherClauses }) => lengthOf(otherClauses) <= CLAUSES_LENGTH, {
  path: ['otherClauses'],
  params: {
    code: 'AGREEMENT.CLAUSES_TOO_LONG',
    zh: `其他条款合计不得超过${CLAUSES_LENGTH}字。`,
    en: `The other clauses are longer than ${CLAUSES_LENGTH} characters together.`,
  },
  message: `The other clauses are longer than ${CLAUSES_LENGTH} characters together.`,
});
