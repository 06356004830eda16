import { ASSET_CLASSES } from '@hejie/law';
import {
  AGENCY_CATEGORIES,
  AGENCY_EFFECTS,
  AGENCY_ENTRY_KINDS,
  AGENCY_FIELDS,
  DELIVERY_PROOFS,
  DELIVERY_STATES,
  DISCREPANCY_KINDS,
  PARTY_ENDED_KINDS,
  PUBLISHED_DECISION_NAMES,
  TRANSPORT_KINDS,
} from '@hejie/settlement';
import { z } from 'zod';
import { agencyShapes } from '../exchange/agency-exchange.js';
import { caseId, courtCode, date, formed, identifier, instant, name, partyId, text } from '../facts/shapes.js';

const effect = z.enum(AGENCY_EFFECTS);
const subscriptionId = formed(
  /^[\u4e00-\u9fa5]{1,3}\d{0,4}\/[a-z][a-z0-9-]*\/\d+$/,
  { zh: '订阅编号形如 琼02/tax/1', en: 'The id of a subscription is written as 琼02/tax/1' },
  z.string().max(80),
);
/** How an agency is reached: as `transportSettings` of @hejie/agency-link reads it. */
const transport = z.looseObject({ kind: z.enum(TRANSPORT_KINDS) });

/** 网络执行查控: in which classes of property a body answers queries and carries out orders, and whether it looks for persons. */
const keeps = z.strictObject({ classes: z.array(z.enum(ASSET_CLASSES)), searches: z.boolean() });

/** POST /subscriptions: what a body is to be told, why, how, and how long it may keep it (L1, L6, K11). In force once another person has approved it; it then takes the place of the one before. */
export const proposeSubscription = z.strictObject({
  agencyId: agencyShapes.agencyId,
  court: courtCode,
  name: name(120),
  category: z.enum(AGENCY_CATEGORIES),
  nationalList: z.boolean().default(false),
  purpose: text(200),
  legalBasis: text(200),
  /** Entries, fields and effects are empty where it keeps property and is told of nothing. */
  entries: z.array(z.enum(AGENCY_ENTRY_KINDS)),
  fields: z.array(z.enum(AGENCY_FIELDS)),
  effects: z.array(effect),
  proof: z.enum(['READ_BACK', 'SIGNED_REPLY']).default('READ_BACK'),
  schedule: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('IMMEDIATE') }),
      z.strictObject({ kind: z.literal('DAILY'), hour: z.number().int().min(0).max(23) }),
    ])
    .default({ kind: 'IMMEDIATE' }),
  retentionDays: z.number().int().min(0).max(3650),
  /** 失信规定 8: it is asked whether those of whom it is told are public staff, or a state organ or enterprise. */
  staffQuestions: z.boolean().default(false),
  /** Left out: it keeps no property of which the court asks it. */
  keeps: keeps.optional(),
  /** An office and its telephone, not a person. */
  contact: text(200),
  transport,
  validFrom: date,
  validTo: date.nullable().default(null),
});
export type ProposeSubscriptionBody = z.output<typeof proposeSubscription>;

/** POST /subscriptions/:subscriptionId/decision, …/end/decision: by somebody else than who proposed it. */
export const decideSubscriptionBody = z.strictObject({ approved: z.boolean() });
/** POST /subscriptions/:subscriptionId/end: once another person approves it, nothing new goes to it; what was added there is still removed there. */
export const endSubscription = z.strictObject({ reason: text(500) });

const subscriptionAnswer = z.object({
  subscriptionId,
  agencyId: z.string(),
  court: z.string(),
  name: z.string(),
  category: z.string(),
  nationalList: z.boolean(),
  purpose: z.string(),
  legalBasis: z.string(),
  entries: z.array(z.string()),
  fields: z.array(z.string()),
  effects: z.array(z.string()),
  proof: z.string(),
  transport: z.string().describe('its kind: HTTPS, SFTP, KAFKA, RELAY or PULL'),
  retentionDays: z.number(),
  staffQuestions: z.boolean(),
  keeps: keeps.nullable(),
  contact: z.string(),
  validFrom: date,
  validTo: date.nullable(),
  state: z.enum(['PROPOSED', 'IN_FORCE', 'REFUSED', 'ENDED', 'REPLACED']),
  proposedBy: z.string(),
  decidedBy: z.string().nullable(),
  endProposedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  endedBy: z.string().nullable(),
});
/** The answer of each of these. */
export const subscriptionShown = subscriptionAnswer;
export type SubscriptionShown = z.output<typeof subscriptionAnswer>;
/** GET /subscriptions. */
export const subscriptionsAnswer = z.object({ items: z.array(subscriptionAnswer) });
/** In a path, percent-encoded. */
export const subscriptionPath = subscriptionId;

/** PUT /cases/:caseId/parties/:partyId/platform-consent: K11, PIPL 23: the unit applies, or the person consents apart, that platforms are told of the deletion; or takes that back. */
export const platformConsent = z.strictObject({
  kind: z.enum(['APPLICATION_OF_UNIT', 'SEPARATE_CONSENT']),
  wishes: z.boolean(),
  /** PIPL 23: of a person each platform by its id; left out of a unit: every platform. */
  agencyIds: z.array(agencyShapes.agencyId).min(1).optional(),
  /** PIPL 14: where staff records it: by which paper or record it was given (书面材料或者笔录). */
  evidence: text(200).optional(),
});
export type PlatformConsentBody = z.output<typeof platformConsent>;
export const platformConsentAnswer = z.object({
  partyId,
  wishes: z.boolean(),
  agencyIds: z.array(z.string()).nullable(),
  at: instant,
});

const deliveryAnswer = z.object({
  deliveryId: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  category: z.string(),
  effect,
  action: z.string(),
  state: z.enum(DELIVERY_STATES),
  dispatchedAt: instant.nullable(),
  verifiedAt: instant.nullable(),
  proof: z.enum(DELIVERY_PROOFS).nullable(),
  rejected: z.string().nullable().describe('the code of its reason'),
  escalated: z.number().int(),
  fault: z.string().nullable().describe('what went wrong last; never personal'),
});

/** GET /cases/:caseId/publications/:publicationId: which body shows it, and which one lags. */
export const publicationAnswer = z.object({
  caseId,
  publicationId: identifier,
  partyId,
  decision: z.enum(PUBLISHED_DECISION_NAMES),
  version: z.number().int(),
  decidedAt: instant,
  lastDay: date.nullable(),
  stage: z.string(),
  ending: z.string().nullable(),
  /** In Chinese: who lags. */
  detail: z.string(),
  verified: z.number().int(),
  deliveries: z.array(deliveryAnswer),
  certificates: z.array(
    z.object({
      certificateId: z.string(),
      part: z.string(),
      at: instant,
      lines: z.number().int(),
      withdrawn: z.object({ at: instant, why: z.string() }).nullable(),
    }),
  ),
});
export type PublicationAnswer = z.output<typeof publicationAnswer>;
/** GET /cases/:caseId/publications. */
export const publicationsAnswer = z.object({ items: z.array(publicationAnswer.omit({ deliveries: true })) });
export type PublicationsAnswer = z.output<typeof publicationsAnswer>;
/** In a path. */
export const publicationPath = identifier;

const deliveryId = formed(
  /^[a-z][a-z0-9-]*\/(PUBLICITY|SHARING|SANCTION)$/,
  { zh: '推送编号形如 tax/SHARING', en: 'The id of a delivery is written as tax/SHARING' },
  z.string().max(80),
);
/** POST …/evidence: the image of what was seen at the body, PNG or JPEG up to 4 MB; the answer has the hash that `confirmSeen` names. */
export const handInEvidence = z.strictObject({ deliveryId, image: z.base64().max(6_000_000) });
export type HandInEvidenceBody = z.output<typeof handInEvidence>;
export const evidenceAnswer = z.object({ deliveryId, evidence: agencyShapes.digest });
/** POST …/confirmation (SEEN_BY_CLERK). */
export const confirmSeenBody = z.strictObject({ deliveryId, evidence: agencyShapes.digest });
/** POST …/resending. */
export const resendDeliveryBody = z.strictObject({ deliveryId });

/** GET /agencies: which body lags, with what and since when. */
export const agenciesAnswer = z.object({
  items: z.array(
    z.object({
      agencyId: z.string(),
      name: z.string(),
      category: z.string(),
      /** Deliveries that are not verified yet. */
      open: z.number().int(),
      /** Of these, the first was put then. */
      since: instant.nullable(),
      verified: z.number().int(),
      /** Deliveries that came to nothing when they were put last, and why. */
      faults: z.number().int(),
      discrepancies: z.number().int(),
      reconciledAt: instant.nullable(),
      quarantined: z.number().int(),
    }),
  ),
});
export type AgenciesAnswer = z.output<typeof agenciesAnswer>;

/** GET /discrepancies: what the comparison has found at bodies, what was found first comes first; in pages. */
export const discrepanciesAnswer = z.object({
  items: z.array(
    z.object({
      discrepancyId: z.string(),
      agencyId: z.string(),
      /** As the body knows the entry. */
      entryId: z.string(),
      kind: z.enum(DISCREPANCY_KINDS),
      effect,
      caseId: caseId.nullable(),
      publicationId: z.string().nullable(),
      foundAt: instant,
      settledAt: instant.nullable(),
      letter: z.string().describe('更正函 the text in which the body is asked to correct it; names nobody'),
      refused: z.string().nullable().describe('a code: why nothing was sent anew'),
    }),
  ),
  next: z.string().nullable(),
});
export type DiscrepanciesAnswer = z.output<typeof discrepanciesAnswer>;

/** POST /reconciliations: compares a body's record now, or that of every body. */
export const reconcileNow = z.strictObject({ agencyId: agencyShapes.agencyId.optional() });
export type ReconcileNowBody = z.output<typeof reconcileNow>;
export const reconciledAnswer = z.object({
  items: z.array(
    z.object({
      agencyId: z.string(),
      compared: z.number().int(),
      found: z.number().int(),
      failed: z.string().nullable().describe('a code: why nothing of it counts, e.g. AGENCY_LINK.SNAPSHOT_CUT'),
    }),
  ),
});
export type ReconciledAnswer = z.output<typeof reconciledAnswer>;

const noticeId = formed(
  /^N[0-9a-f]{32}$/,
  { zh: '来函编号为 N 加32位十六进制数字', en: 'The id of a notice is N and 32 hexadecimal digits' },
  z.string(),
);
/** In a path. */
export const noticePath = noticeId;

/** GET /cases/:caseId/agency-notices: whom bodies say to have died or to be deregistered, where he may be a party of the case. */
export const agencyNoticesAnswer = z.object({
  items: z.array(
    z.object({
      noticeId,
      agencyId: z.string(),
      kind: z.enum(PARTY_ENDED_KINDS),
      on: date,
      receivedAt: instant,
      match: z.enum(['MATCH', 'DOUBTFUL']),
      partyIds: z.array(z.string()),
      name: z.string().describe('as the body names him'),
      number: z.string().nullable().describe('his number, or the code of the unit, as the body has it'),
      state: z.enum(['OPEN', 'CONFIRMED', 'DISMISSED']),
      decidedAt: instant.nullable(),
    }),
  ),
});
export type AgencyNoticesAnswer = z.output<typeof agencyNoticesAnswer>;

/** POST /cases/:caseId/agency-notices/:noticeId/finding: 民诉法267, 268: is it he, and has he ended? Nothing follows before a judge has said so. */
export const findPartyEnded = z.strictObject({ confirmed: z.boolean(), reason: text(500) });
export type FindPartyEndedBody = z.output<typeof findPartyEnded>;
export const partyEndedAnswer = z.object({
  noticeId,
  partyIds: z.array(z.string()),
  state: z.enum(['CONFIRMED', 'DISMISSED']),
});
export type PartyEndedAnswer = z.output<typeof partyEndedAnswer>;

/** GET /cases/:caseId/publications/:publicationId/staff-match: 失信规定 8, purpose-bound: the match alone, for who may know it. */
export const staffMatchAnswer = z.object({
  items: z.array(
    z.object({
      agencyId: z.string(),
      state: z.enum(['WAITING', 'PUT', 'ANSWERED', 'GIVEN_UP']),
      matches: z.boolean().nullable(),
      superior: z
        .string()
        .nullable()
        .describe('the unit of public staff, or what is above a state organ or enterprise'),
      answeredAt: instant.nullable(),
      finding: z
        .enum(['OPEN', 'ISSUED', 'DECLINED', 'GIVEN_UP'])
        .nullable()
        .describe('what the judge has found; null where nothing is for him to find'),
      foundAt: instant.nullable(),
      toldAt: instant.nullable(),
    }),
  ),
});
export type StaffMatchAnswer = z.output<typeof staffMatchAnswer>;
/** In a path. */
export const agencyPath = agencyShapes.agencyId;

/** POST …/staff-match/:agencyId/finding: 失信规定 8, PIPL 24: is 失信情况通报函 issued on what this body has answered? Nobody is told before a judge has said so. */
export const findStaffMatch = z.strictObject({ issued: z.boolean(), reason: text(500) });
export type FindStaffMatchBody = z.output<typeof findStaffMatch>;
export const staffFindingAnswer = z.object({
  publicationId: identifier,
  agencyId: z.string(),
  finding: z.enum(['ISSUED', 'DECLINED']),
  toldAt: instant
    .nullable()
    .describe('null where nobody is told by this finding: it was declined, or he was told already'),
});
export type StaffFindingAnswer = z.output<typeof staffFindingAnswer>;
