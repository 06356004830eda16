import { PARTIAL_RELATIONS } from '@hejie/settlement';
import { z } from 'zod';
import { draftTerms } from './agreement-terms.js';
import { courtCode, date, identifier, name, partyId, prose, sha256, text } from '../facts/shapes.js';
import { inDigits } from './query.js';
import { mediatorKind, rollFields } from './roll.js';

/** POST /mediators: a person on the court's roll (和解员名册). */
export const enrolMediator = z.strictObject({
  mediatorId: identifier,
  court: courtCode,
  name: name(60),
  profession: mediatorKind,
  specialities: z.array(text(40)).max(20).default([]),
  /** Subject of the mediator's token. */
  subject: identifier,
  ...rollFields,
});
export type EnrolMediator = z.input<typeof enrolMediator>;

/** POST /cases/:caseId/designation (SEED3 五(三), S5). */
export const designateMediator = z.strictObject({
  mediatorId: identifier,
  chosenBy: z.enum(['PARTIES', 'COURT']),
  /** The parties have said that they do not agree on a mediator: the court need not wait for them. */
  partiesDisagree: z.boolean().default(false),
  conflict: z.strictObject({ disclosed: prose, acceptedBy: z.array(partyId).max(50) }).optional(),
});
export type DesignateMediatorBody = z.input<typeof designateMediator>;

/** POST /cases/:caseId/designation/acceptance: nothing to say but yes. */
export const acceptDesignation = z.strictObject({});
export const declineDesignation = z.strictObject({ reason: prose });

const partialRelation = z.enum(PARTIAL_RELATIONS);
/** POST /cases/:caseId/disclosure (在线调解规则13): the mediator's own. */
export const discloseConflict = z.strictObject({ relation: partialRelation, disclosed: prose });
/** POST /cases/:caseId/disclosure/answers: a party goes on with him all the same, or does not. */
export const answerDisclosure = z.strictObject({ partyId, consents: z.boolean() });
/** POST /cases/:caseId/recusal (特邀调解规定15). */
export const requestRecusal = z.strictObject({ partyId, relation: partialRelation, reason: prose });
/** POST /cases/:caseId/recusal/decision (民诉法49). */
export const decideRecusal = z.strictObject({ granted: z.boolean(), reason: prose });
/** POST /cases/:caseId/replacement: for another reason than partiality. */
export const replaceMediator = z.strictObject({ reason: prose });

/** POST /cases/:caseId/appraisal: what is appraised, and the last day of the term; while one runs, its term anew (PROC-16). */
export const startAppraisal = z.strictObject({ subject: prose, until: date });
/** POST /cases/:caseId/appraisal/end: it has ended today. */
export const endAppraisal = z.strictObject({});

/** POST /cases/:caseId/extension: the joint request, with the parties whose signatures it bears (PRE-8). */
export const extendNegotiation = z.strictObject({
  days: z.number().int().min(1).max(365),
  signedBy: z.array(partyId).min(1).max(50),
  /** The request itself, as it was handed in: its name or place in the file, the day on which it was signed, and the digest of its scan. */
  request: z.strictObject({ paper: text(200), signedOn: date, hash: sha256.optional() }),
});
export const declareFailure = z.strictObject({ reason: prose });
export const withdraw = z.strictObject({ partyId, reason: prose });

/** POST /cases/:caseId/agreements: a draft; the legality review answers at once. */
export const proposeAgreement = z.strictObject({ terms: draftTerms });
export type ProposeAgreementBody = z.input<typeof proposeAgreement>;

/** The version of an agreement in a path. */
export const agreementVersion = inDigits(z.number().int().min(1).max(10_000));

/** POST /cases/:caseId/guarantors: whose account acts for a guarantor of the agreement, once who he is was checked (SET-ART-18). */
export const registerGuarantor = z.strictObject({
  /** Of the surety in the agreement, or of the owner of what secures performance. */
  guarantorId: identifier,
  /** The account with which he acts. */
  partyRef: identifier,
  /** By which paper who he is was checked. */
  identifiedBy: text(200),
});
export type RegisterGuarantorBody = z.input<typeof registerGuarantor>;

/** POST /cases/:caseId/guarantors/own/signature: the guarantor signs himself what was shown to him. */
export const signAsGuarantor = z.strictObject({
  version: z.number().int().min(1).max(10_000),
  signatoryId: identifier,
});
export type SignAsGuarantorBody = z.input<typeof signAsGuarantor>;

/** POST /cases/:caseId/agreements/:version/signatures. */
export const signAgreement = z.strictObject({
  signatoryId: identifier,
  /** The registered agent who signs, where the text says that an agent does (SET-ART-4-1). */
  agentId: partyId.optional(),
});
export type SignAgreementBody = z.input<typeof signAgreement>;
