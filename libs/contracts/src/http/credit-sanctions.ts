import {
  CONSUMPTION_CLASSES,
  LEGAL_CAPACITIES,
  LIFT_GROUNDS,
  LIMIT_CAPACITIES,
  PERMISSION_GROUNDS,
  type LiftGround,
} from '@hejie/settlement';
import { z } from 'zod';
import { caseNumber, date, identifier, instant, partyId, prose, text, yuan } from '../facts/shapes.js';
import { enforcementNotice } from './credit-repair.js';
import { signatories } from './documents.js';
import { type SanctionCommands } from '../workflows/credit-sanctions.js';

/** Bodies of the commands about sanctions, below `/cases/:caseId/credit/:partyId`. Ids are business keys that the caller gives. */

const ofListing = { listingId: identifier };
const ofLimit = { limitId: identifier };
const ofCorrection = { correctionId: text(120) };
const deletionId = text(200).describe('of one of the `deletions` that the record shows');
const reasons = z.array(text(500)).min(1).max(20);
const evidence = z.array(text(500)).min(1).max(50);
const served = { servedAt: instant };
const grace = z.number().int().min(0).max(3).default(0);
/** When he came to court, where staff record it afterwards. */
const filed = { filedAt: instant.optional() };
/** Of a command that orders a document: who signs it. */
const onPaper = { signatories: signatories.default([]) };
const line = text(4_000);
const bodies = z.array(text(120)).min(1).max(50);
/** What orders of limits, decisions that lift them or permit consumption once, 罚款决定书 and 移送函 have beside what is decided. */
const limitPaper = z.strictObject({ filedOn: date, bodies: bodies.optional() });
const liftPaper = z.strictObject({ facts: line, bodies });
const finePaper = z.strictObject({ payBy: date });
const referralPaper = z.strictObject({
  recipient: text(120),
  duty: line,
  ability: line,
  evidence: z
    .array(z.strictObject({ of: z.enum(['IDENTITY', 'DUTY', 'ABILITY', 'REFUSAL', 'CIRCUMSTANCES']), items: line }))
    .min(5)
    .max(50),
  contact: text(60),
  phone: text(40),
});
const listingPaper = z.strictObject({ facts: z.array(prose).min(1).max(20) });
const LIFTED_BY_COURT = LIFT_GROUNDS.filter(
  (ground): ground is Exclude<LiftGround, 'REVIEWED' | 'CORRECTED'> => ground !== 'REVIEWED' && ground !== 'CORRECTED',
);
const extension = z.strictObject({
  years: z.number().int().min(1).max(3),
  reason: z.enum(['SERIOUS_VIOLENCE', 'SEVERAL_ACTS']),
});

const fine = z.strictObject({ kind: z.literal('FINE'), amount: yuan });
const detention = z.strictObject({ kind: z.literal('DETENTION'), days: z.number().int().positive().max(10_000) });

/** What each command says. */
export const sanctionBodies = {
  offerPromise: z.strictObject(ofListing),
  answerPromise: z.strictObject({ ...ofListing, answer: z.enum(['GIVEN', 'DECLINED']) }),
  decideProposal: z.strictObject({
    ...ofListing,
    ...onPaper,
    paper: listingPaper
      .optional()
      .describe(
        '失信决定书查明的事实；延长纳入期限的必填，其他可不填，不填则写明所依事由的行为 what 失信决定书 finds; asked for where the term is made longer, otherwise left out it finds the conduct of the ground',
      ),
    verdict: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('REFUSE'), reasons }),
      z.strictObject({
        outcome: z.literal('LIST'),
        /** Counted from the decision: none, or one to three. */
        graceMonths: grace,
        /** Of a fixed term: by how many years it is longer, and why (DIS-ART-2-1). */
        extension: extension.optional(),
      }),
    ]),
  }),
  serveDecision: z.strictObject({ ...ofListing, ...served }),
  publishEntry: z.strictObject(ofListing),
  extendTerm: extension.extend({
    ...ofListing,
    ...onPaper,
    paper: listingPaper
      .optional()
      .describe('延长纳入期限决定书查明的事实，必填 what 延长纳入期限决定书 finds; asked for'),
  }),
  recordDeletionGround: z.strictObject({
    ...ofListing,
    arisenOn: date,
    circumstance: z.discriminatedUnion('ground', [
      /** DIS-ART-10-1, 第四项: two queries after 终本, and no clue. */
      z.strictObject({
        ground: z.literal('NOTHING_FOUND'),
        /** Day of the ruling 终结本次执行程序. */
        endedForNowOn: date,
        queries: z.array(date).max(50),
        clue: z.boolean(),
      }),
      z.strictObject({ ground: z.literal('STAYED'), because: z.enum(['RETRIAL', 'BANKRUPTCY']) }),
      z.strictObject({ ground: z.enum(['NOT_ENFORCED', 'TERMINATED', 'EARLY']) }),
    ]),
  }),
  requestDeletion: z.strictObject({
    ...ofListing,
    /** The creditor. */
    requestedBy: partyId,
    /** Hash of the warning that he was shown today. */
    warning: z.string().regex(/^[0-9a-f]{64}$/),
    ...filed,
  }),
  /** One that is due. */
  deleteEntry: z.strictObject({ deletionId }),
  /** One that somebody asks for: the entry is deleted with the decision, and nothing is left for `deleteEntry`. */
  decideDeletion: z.strictObject({
    deletionId,
    verdict: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('DELETE') }),
      z.strictObject({ outcome: z.literal('REFUSE'), reasons }),
    ]),
  }),
  requestCorrection: z.strictObject({
    id: identifier,
    ...ofListing,
    ground: z.enum(['NOT_TO_BE_LISTED', 'WRONG_DATA', 'TO_BE_DELETED']),
    /** Who asks; left out: the court of its own motion. */
    filedBy: partyId.optional(),
    ...filed,
  }),
  decideCorrection: z.strictObject({ ...ofCorrection, upheld: z.boolean(), reasons: z.array(text(500)).max(20) }),
  carryOutCorrection: z.strictObject(ofCorrection),
  serveCorrection: z.strictObject({ ...ofCorrection, ...served }),
  requestReconsideration: z.strictObject({ ...ofCorrection, ...filed }),
  decideReconsideration: z.strictObject({ ...ofCorrection, upheld: z.boolean() }),
  requestLimitCorrection: z.strictObject({
    id: identifier,
    ...ofLimit,
    ground: z.enum(['NOT_TO_BE_LIMITED', 'WRONG_DATA']),
    /** Who asks: the debtor, or whoever is limited; left out: the court of its own motion. */
    filedBy: partyId.optional(),
    ...filed,
  }),
  carryOutLimitCorrection: z.strictObject({
    ...ofCorrection,
    ...onPaper,
    /** Of 解除限制消费令, where the limit should never have stood. */
    paper: liftPaper.optional(),
    caseNumber: caseNumber.optional().describe('更正后的执行案号（执、执恢） number of the enforcement, put right'),
    notice: enforcementNotice.optional().describe('更正后的执行通知书 notice of enforcement, put right'),
    capacity: z.enum(LIMIT_CAPACITIES).optional().describe('更正后的受限身份 as what he is limited, put right'),
  }),
  orderLimit: z.strictObject({
    ...onPaper,
    /** Of 限制消费令, 限制出境决定书. */
    paper: limitPaper.optional(),
    id: identifier,
    kind: z.enum(['CONSUMPTION', 'EXIT']),
    subjectPartyId: partyId,
    capacity: z.enum(LIMIT_CAPACITIES),
    graceMonths: grace,
    appliedBy: partyId
      .optional()
      .describe('申请人；不填为依职权 the creditor who applied; left out: of the court’s own motion'),
    necessity: prose
      .optional()
      .describe(
        '依职权采取的必要性，接在“因”字之后；无人申请且不属于应当采取的，必填 why it is necessary of the court’s own motion, as it follows 因 in the order; asked for where nobody applied and it need not be ordered',
      ),
    caseNumber: caseNumber
      .optional()
      .describe(
        '限制所依据的执行案号（执、执恢），本院已立案；已决定纳入失信名单的可不填，用该纳入的案号 number of the enforcement (执, 执恢) of this court under which it is ordered; left out: that under which the debtor is listed',
      ),
    notice: enforcementNotice
      .optional()
      .describe(
        '被执行人未遵行的执行通知书；限制消费必填，已决定纳入失信名单的可不填，用该纳入的执行通知书 notice of enforcement that the debtor has not heeded; asked for where consumption is limited; left out: that of the listing',
      ),
  }),
  serveLimit: z.strictObject({ ...ofLimit, ...served }),
  putLimitInForce: z.strictObject(ofLimit),
  liftLimit: z.strictObject({
    ...ofLimit,
    ...onPaper,
    /** Of 解除限制消费令, 解除限制出境决定书. */
    paper: liftPaper.optional(),
    ground: z.enum(LIFTED_BY_COURT),
    /** In whole, or named classes of consumption. */
    scope: z.union([z.literal('WHOLE'), z.array(z.enum(CONSUMPTION_CLASSES)).min(1).max(CONSUMPTION_CLASSES.length)]),
    /** Last day of what life or business needs, where that is the ground. */
    until: date.optional(),
    /** Of every creditor of the case, where their consent is the ground. */
    consents: z
      .array(z.strictObject({ partyId, at: instant }))
      .max(50)
      .optional(),
    /** Of a representative who has left. */
    findings: z.strictObject({ controls: z.boolean(), responsible: z.boolean(), leftToEvade: z.boolean() }).optional(),
  }),
  permitConsumption: z.strictObject({
    ...onPaper,
    /** Of 暂时解除限制消费决定书. */
    paper: liftPaper.optional(),
    id: identifier,
    ...ofLimit,
    ground: z.enum(PERMISSION_GROUNDS),
    from: instant,
    until: instant,
  }),
  revokePermission: z.strictObject({ ...ofLimit, permissionId: identifier, reason: prose }),
  requestLimitReview: z.strictObject({ ...ofLimit, ...filed }),
  decideLimitReview: z.strictObject({
    ...ofLimit,
    ...onPaper,
    /** Of 解除限制出境决定书, where the application is upheld. */
    paper: liftPaper.optional(),
    upheld: z.boolean(),
  }),
  proposePenalty: z.strictObject({
    id: identifier,
    caseNumber: caseNumber.describe(
      '罚款、拘留、移送所依据的执行案号（执、执恢；罚款、拘留也可以是执保），本院已立案 number of the enforcement (执, 执恢, for a fine or detention also 执保) of this court under which it is to be decided',
    ),
    subjectPartyId: partyId,
    on: z.enum(['PERSON', 'UNIT']),
    measure: z.discriminatedUnion('kind', [fine, detention, z.strictObject({ kind: z.literal('REFERRAL') })]),
    /** What was done, and by what provision. */
    conduct: prose,
    evidence,
  }),
  decidePenalty: z.strictObject({
    ...onPaper,
    /** Of 罚款决定书, or of 移送函. */
    paper: z.union([finePaper, referralPaper]).optional(),
    penaltyId: identifier,
    verdict: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('TAKE') }),
      z.strictObject({ outcome: z.literal('REFUSE'), reasons }),
    ]),
  }),
  servePenalty: z.strictObject({ penaltyId: identifier, ...served }),
  requestPenaltyReconsideration: z.strictObject({ penaltyId: identifier, ...filed }),
  decidePenaltyReconsideration: z.strictObject({
    penaltyId: identifier,
    /** What the court above has decided. */
    result: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.enum(['UPHELD', 'REVOKED']) }),
      z.strictObject({ outcome: z.literal('CHANGED'), measure: z.discriminatedUnion('kind', [fine, detention]) }),
    ]),
  }),
  recordCreditorWish: z.strictObject({ creditorPartyId: partyId, holdsOff: z.boolean() }),
  findRank: z.strictObject({ laterInRank: z.boolean(), reason: prose }),
  /** LIM-EXIT: whose statutory agent may be limited; `evidence`: the papers from which it is found. */
  findCapacity: z.strictObject({ found: z.enum(LEGAL_CAPACITIES), evidence }),
  closeCreditRecord: z.strictObject({ reason: prose }),
} satisfies { readonly [K in keyof SanctionCommands]: z.ZodType<SanctionCommands[K]> };
