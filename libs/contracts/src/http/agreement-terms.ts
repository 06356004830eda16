import { BUCKETS, PERFORMANCE_MODES, SIGNATORY_ROLES, type AgreementDraft, type LedgerTerms } from '@hejie/settlement';
import { z } from 'zod';
import { courtCode, date, identifier, partyId, prose, yuan } from '../facts/shapes.js';

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
        by: z.enum(['SELF', 'AGENT', 'LEGAL_REPRESENTATIVE']),
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
