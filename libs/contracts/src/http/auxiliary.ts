import { AUXILIARY_KINDS, AUXILIARY_PURPOSES, AUXILIARY_RESULTS } from '@hejie/settlement';
import { z } from 'zod';
import { date, instant, name, partyId, prose, text, yuan } from '../facts/shapes.js';
import { inDigits } from './query.js';

/** Who bears an investigation order (持令人): a lawyer, or a worker of a grass-roots legal service. */
const bearer = z.strictObject({ name: name(60), licence: text(40) });

/** POST /cases/:caseId/auxiliary-matters: a matter beside the settlement is brought in (辅助事项). */
export const askAuxiliaryMatter = z.strictObject({
  kind: z.enum(AUXILIARY_KINDS),
  purpose: z.enum(AUXILIARY_PURPOSES),
  /** Whose application it is; left out where the court acts of its own motion. */
  partyId: partyId.optional(),
  /** What is asked for, and why. */
  request: prose,
  /** The body to which the letter or the order goes. */
  addressee: name(200).optional(),
  bearer: bearer.optional(),
  /** The aid that is asked for, or the reward that is promised. */
  amount: yuan.optional(),
  /** 悬赏: the creditor promises to pay the reward of what the clue brings in. */
  promise: z.literal(true).optional(),
  /** 司法救助: what other relief was asked for or received, or that there was none. */
  relief: prose.optional(),
  evidence: z.array(text(500)).min(1).max(20).optional(),
});
export type AskAuxiliaryMatter = z.input<typeof askAuxiliaryMatter>;

/** The number of a matter in a path: 1, 2, 3 … in its case. */
export const auxiliaryNo = inDigits(z.number().int().min(1).max(10_000));

/** POST /cases/:caseId/auxiliary-matters/:no/decision. */
export const decideAuxiliary = z.strictObject({
  granted: z.boolean(),
  reasons: prose,
  /** Of aid that is granted. */
  amount: yuan.optional(),
});
export type DecideAuxiliary = z.input<typeof decideAuxiliary>;

/** POST /cases/:caseId/auxiliary-matters/:no/outcome: what came of it. */
export const recordAuxiliaryOutcome = z.strictObject({ result: z.enum(AUXILIARY_RESULTS), on: date, note: prose });
export type RecordAuxiliaryOutcome = z.input<typeof recordAuxiliaryOutcome>;

/** A matter beside the settlement as it stands. Numbers of persons in its words are masked. */
export const auxiliaryMatter = askAuxiliaryMatter.extend({
  no: z.number().int().positive(),
  partyId: partyId.nullable(),
  state: z.enum(['ASKED', 'GRANTED', 'REFUSED', 'ENDED']),
  /** On what it rests. */
  basis: z.string(),
  askedAt: instant,
  askedBy: z.string(),
  /** Until when it is decided. */
  decideBy: date,
  decision: z
    .object({
      granted: z.boolean(),
      reasons: prose,
      amount: yuan.nullable(),
      at: instant,
      by: z.string(),
      reportBy: date.nullable(),
    })
    .nullable(),
  outcome: z
    .object({ result: z.enum(AUXILIARY_RESULTS), on: date, note: prose, at: instant, by: z.string() })
    .nullable(),
});
export type AuxiliaryMatterAnswer = z.output<typeof auxiliaryMatter>;

/** GET /cases/:caseId/auxiliary-matters, in the order in which they were brought in. */
export const auxiliaryMatters = z.object({ items: z.array(auxiliaryMatter) });
