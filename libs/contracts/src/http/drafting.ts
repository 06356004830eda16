import {
  BUCKETS,
  CONSENT_CHANNELS,
  GUARANTOR_CONSENT_CHANNELS,
  HARM_FINDINGS,
  HARMED_INTERESTS,
  REPRESENTATIONS,
  type CompiledAgreement,
} from '@hejie/settlement';
import { z } from 'zod';
import { caseId, date, identifier, instant, partyId, prose, text, yuan } from '../facts/shapes.js';
import { agreementTerms, draftTerms, plannedTerms } from './agreement-terms.js';
import { bilingual, legalityFinding } from './answers/case.js';

/** What is asked while an agreement is drafted: nothing of it changes the case. */

/** POST …/agreements/review: a draft, and the day on which it would be submitted. */
export const reviewDraft = z.strictObject({ on: date, terms: draftTerms });

const textPart = z.union([z.string(), z.object({ ref: z.string() })]);
const compiledAgreement: z.ZodType<CompiledAgreement> = z.object({
  version: z.number().int(),
  title: z.string(),
  clauses: z.array(z.object({ no: z.number().int(), heading: z.string(), sentences: z.array(z.array(textPart)) })),
  signatories: z.array(z.object({ id: identifier, line: z.array(textPart) })),
});

/** The text of an agreement, with persons by their ids: names stand in the document alone. */
export const agreementTextAnswer = z.object({ text: z.string(), compiled: compiledAgreement });

/** What the review finds in a draft; `confirmable`: none of it blocks. */
export const draftReviewAnswer = agreementTextAnswer.extend({
  version: z.number().int(),
  confirmable: z.boolean(),
  findings: z.array(legalityFinding),
});

const plan = {
  total: yuan,
  first: date,
  every: z.enum(['month', 'week', 'day']).default('month'),
  interval: z.number().int().min(1).max(120).default(1),
  /** `monthEnd`: each instalment at the end of its month. */
  anchor: z.enum(['day', 'monthEnd']).default('day'),
  /** What a day on a rest day becomes, when the plan is written. */
  roll: z.enum(['none', 'next', 'previous']).default('none'),
};

/** POST …/agreements/schedule: into so many instalments (`count`), or into as many as no instalment is more than `each`. */
export const planSchedule = z.union([
  z.strictObject({ ...plan, count: z.number().int().min(1).max(600) }),
  z.strictObject({ ...plan, each: yuan }),
]);

export const scheduleAnswer = z.object({
  /** As `schedule` of the terms takes it. */
  schedule: z.array(z.object({ no: z.number().int(), due: date, amount: yuan })),
  /** The days before rest days moved them. */
  nominal: z.array(date),
  provisional: z.boolean(),
  text: bilingual,
});

/** POST …/agreements/what-if: plans that are compared, at most ten, as if they were agreed on that day. */
export const askWhatIf = z.strictObject({
  on: date,
  plans: z
    .array(z.strictObject({ name: text(60), terms: plannedTerms }))
    .min(1)
    .max(10),
  /** What the debtor can pay by his own account. */
  ability: z.strictObject({ atOnce: yuan, monthly: yuan }).optional(),
  /** Controls that stand, as the property file names them. */
  controls: z
    .array(
      z.strictObject({
        id: identifier,
        asset: z.enum(['deposit', 'movable', 'immovable']),
        lastDay: date,
        under: z.enum(['执', '执恢', '执保']),
      }),
    )
    .max(50)
    .default([]),
});
export type AskWhatIf = z.input<typeof askWhatIf>;

const amounts = z.object({
  ...(Object.fromEntries(BUCKETS.map((bucket) => [bucket, yuan])) as Record<(typeof BUCKETS)[number], typeof yuan>),
  total: yuan,
  surplus: yuan,
});

const planAnswer = z.object({
  name: z.string(),
  total: yuan,
  lastDue: date,
  lastPerformanceDay: date,
  obligations: z.array(
    z.object({
      no: z.number().int(),
      due: date,
      amount: yuan,
      inKind: z.literal(true).optional(),
      restDay: z.boolean(),
      payableUntil: date,
      graceEnd: date,
      provisional: z.boolean(),
      beyondAbility: yuan.optional(),
      ifMissed: z.object({
        inDefaultFrom: date,
        foundFrom: date,
        outstanding: yuan,
        title: amounts,
        cost: yuan,
      }),
    }),
  ),
  givenUp: amounts,
  affordable: z.boolean().optional(),
  renewals: z.array(
    z.object({
      id: identifier,
      lastDay: date,
      renewBy: date,
      onApplicationOnly: z.boolean(),
      reminders: z.array(date),
    }),
  ),
  provisional: z.boolean(),
});
export const whatIfAnswer = z.object({ on: date, plans: z.array(planAnswer) });

/** POST …/agreements/:version/harm-review: a doubt is raised (OPEN), or a judge decides it, or passes what the court reviews each time (confirmation.review). */
export const reviewHarm = z.strictObject({
  finding: z.enum(HARM_FINDINGS),
  interests: z.array(z.enum(HARMED_INTERESTS)).min(1).max(3),
  reasons: prose,
  /** How the judge knows that the parties understand the text and want it (B5); needed to pass one where the court reviews each. */
  intent: prose.optional(),
});

/** POST …/agreements/amendments/review: as the review of an agreement, of the text as it would stand amended. */
export const reviewAmendment = reviewHarm.extend({ terms: draftTerms });

/** GET …/agreements/amendments/reviews: what was said of drafts of amendments, in order. */
export const amendmentReviewsAnswer = z.object({
  items: z.array(
    z.object({
      caseId,
      seq: z.number().int(),
      version: z.number().int(),
      draft: agreementTerms,
      finding: z.enum(HARM_FINDINGS),
      interests: z.array(z.enum(HARMED_INTERESTS)),
      reasons: z.string(),
      intent: z.string().nullable(),
      reviewedBy: identifier,
      reviewedAt: instant,
    }),
  ),
});
export type AmendmentReviews = z.output<typeof amendmentReviewsAnswer>;

/** POST …/enforceable-mediation-document: nothing to say but the version it would be made of. */
export const askMediationDocument = z.strictObject({ version: z.number().int().min(1).max(10_000) });

/** POST …/agreements/amendments (SET-ART-5-1): the whole agreement as it is to stand, with the consents as the record or the submitted text bears them. */
export const amendAgreement = z.strictObject({
  terms: draftTerms,
  consents: z
    .array(
      z.strictObject({
        partyId,
        by: z.enum(REPRESENTATIONS),
        specialAuthority: z.boolean().default(false),
        /** Which of the registered agents consented, where one did. */
        agentId: partyId.optional(),
        givenAt: instant,
        /** How it was given, and on what record it stands: minutes, a recording, a letter. */
        channel: z.enum(CONSENT_CHANNELS),
        record: prose,
      }),
    )
    .min(1)
    .max(50),
  /** Guarantors who consent in writing: to a heavier burden (民法典695), or to guarantee anew; how, when, and on what record. */
  guarantorConsents: z
    .array(
      z.strictObject({
        guarantorId: identifier,
        channel: z.enum(GUARANTOR_CONSENT_CHANNELS),
        givenAt: instant,
        record: prose,
      }),
    )
    .max(50)
    .default([]),
  /** Guarantors without whose consent the parties let it stand: the heavier part is not theirs (民法典695). */
  unboundGuarantors: z.array(identifier).max(50).default([]),
  /** SIGNED_RECORD: all signed the record; SUBMITTED_TEXT: `by` submitted the amended text. */
  form: z.strictObject({
    kind: z.enum(['SUBMITTED_TEXT', 'SIGNED_RECORD']),
    by: z.array(partyId).min(1).max(50),
    at: instant,
  }),
});

/** GET …/agreements/amendments: what was amended, by whose consent, and what that changed in words. */
export const amendmentsAnswer = z.object({
  items: z.array(
    z.object({
      caseId,
      version: z.number().int(),
      effectiveFrom: date,
      /** Of an amendment that was entered before these were kept, without channel and record. */
      consents: z.array(amendAgreement.shape.consents.element.partial({ channel: true, record: true })),
      guarantorConsents: z.array(
        amendAgreement.shape.guarantorConsents.unwrap().element.partial({ channel: true, givenAt: true, record: true }),
      ),
      /** By what each guarantor answers from then on (民法典695). */
      guarantors: z.array(
        z.object({
          guarantorId: identifier,
          standing: z.enum(['CONSENTS', 'LIGHTENED', 'UNBOUND']),
          zh: z.string(),
          en: z.string(),
        }),
      ),
      form: amendAgreement.shape.form,
      differences: z.array(
        z.object({ heading: z.string(), struck: z.array(z.array(textPart)), added: z.array(z.array(textPart)) }),
      ),
    }),
  ),
});
