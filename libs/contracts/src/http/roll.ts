import { MEDIATOR_KINDS } from '@hejie/law';
import { ROLL_STATES } from '@hejie/settlement';
import { z } from 'zod';
import { date, identifier, instant, name, partyId, prose, text, yuan } from '../facts/shapes.js';

/** What a mediator takes: nothing, a sum a case, or what the parties and he agree on. */
export const mediatorFee = z.strictObject({ kind: z.enum(['FREE', 'PER_CASE', 'AGREED']), amount: yuan.optional() });

/** What the roll says of a mediator beside his name (C1); what is left out at a later enrolment stays as it was. */
export const rollFields = {
  /** The body to which he belongs: 商会, 行业协会, 律师事务所 … */
  organisation: name(120).optional(),
  fee: mediatorFee.optional(),
  /** As many cases as he takes at a time. */
  maxOpenCases: z.number().int().min(1).max(1_000).optional(),
  /** Standing relations that he has stated: to whom, and which. Kept sealed. */
  relations: z
    .array(z.strictObject({ to: name(120), relation: text(200) }))
    .max(100)
    .optional(),
};

/** Of which kind he is (PRE-14). */
export const mediatorKind = z.enum(Object.keys(MEDIATOR_KINDS) as [keyof typeof MEDIATOR_KINDS]);

/** GET /mediators, and GET /cases/:caseId/mediators: filters of the roll. */
export const rollFilters = {
  profession: mediatorKind.optional(),
  /** A part of a field, such as 劳动. */
  field: text(40).optional(),
  state: z.enum(ROLL_STATES).optional(),
};

/** A mediator as those read of him who choose one. */
export const mediatorOnRoll = z.object({
  mediatorId: identifier,
  name: z.string(),
  profession: mediatorKind,
  specialities: z.array(z.string()),
  organisation: z.string().nullable(),
  fee: mediatorFee.nullable(),
  /** Cases that he mediates or is asked to mediate. */
  openCases: z.number().int(),
  maxOpenCases: z.number().int().nullable(),
});

/** GET /cases/:caseId/mediators: who may be chosen in this case, and what speaks against it. */
export const candidateOfCase = mediatorOnRoll.extend({
  /** Parties of the case to whom he has a relation by the roll. */
  relatedTo: z.array(partyId),
  /** He was asked in this case already, and what he answered. */
  askedBefore: z.boolean(),
});

/** POST /mediators/:mediatorId/state: he takes no cases for a time, takes them again, or leaves the roll. */
export const changeRollState = z.strictObject({ state: z.enum(ROLL_STATES), reason: prose });

/** POST /mediators/:mediatorId/trainings: what he was trained in (业务培训, C7). */
export const recordTraining = z.strictObject({ on: date, subject: text(200), hours: z.number().int().min(1).max(500) });

/** GET /mediators/:mediatorId: his performance file (履职档案). */
export const mediatorFile = mediatorOnRoll.extend({
  state: z.enum(ROLL_STATES),
  relations: z.array(z.object({ to: z.string(), relation: z.string() })),
  record: z.object({
    asked: z.number().int(),
    pending: z.number().int(),
    declined: z.number().int(),
    silent: z.number().int(),
    left: z.number().int(),
    returned: z.number().int(),
    open: z.number().int(),
    agreed: z.number().int(),
    cameToNothing: z.number().int(),
    complaints: z.number().int(),
    founded: z.number().int(),
    trainings: z.number().int(),
    trainingHours: z.number().int(),
  }),
  trainings: z.array(z.object({ on: date, subject: z.string(), hours: z.number().int() })),
});
export type MediatorFile = z.output<typeof mediatorFile>;

/** The id of a mediator in a path. */
export const mediatorPath = identifier;

/** POST /cases/:caseId/guidance: which of the court's own guides the outside mediator (C6). */
export const assignGuide = z.strictObject({ guideId: identifier });
/** POST /cases/:caseId/guidance/advice: what he advises; read by those who take part in the talks on the side of the court. */
export const giveAdvice = z.strictObject({ words: prose });
/** GET /cases/:caseId/guidance. */
export const guidanceAnswer = z.object({
  guideId: identifier.nullable(),
  assignedAt: instant.nullable(),
  advice: z.array(z.object({ guideId: identifier, words: z.string(), at: instant })),
});
export type GuidanceOnWire = z.output<typeof guidanceAnswer>;
