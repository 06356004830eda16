import { ASSET_CLASSES } from '@hejie/law';
import {
  AGENCY_ACTIONS,
  AGENCY_EFFECTS,
  AGENCY_ENTRY_KINDS,
  AGENCY_FIELDS,
  PUBLISHED_DECISION_NAMES,
} from '@hejie/settlement';
import { z } from 'zod';
import { courtCode, date, formed, identifier, instant, name, text } from '../facts/shapes.js';
import {
  controlOrder,
  controlReceipt,
  foundProperty,
  propertyAnswer,
  propertyQuery,
  searchRequest,
  searchResult,
} from './property-exchange.js';

/**
 * What a court and an agency say to each other (推送与回执), version 1. The same messages travel over every transport: as bodies over HTTPS, as files over SFTP and in bundles,
 * as records of a Kafka topic. The bytes that travel are the bytes that are signed: a detached JWS (RFC 7797, `b64: false`) stands beside them. Ids are opaque, and
 * neither names a person nor a case; personal data stands in `content` alone, and only fields that the agency's subscription allows.
 */
export const AGENCY_CONTRACT = '1';
const contract = z.literal(AGENCY_CONTRACT);

/** Header, file ending `.jws`, and Kafka header in which the detached signature travels. */
export const SIGNATURE_HEADER = 'hejie-signature';
/** Header in which the kind of a message travels, where its path does not say it. */
export const MESSAGE_KIND_HEADER = 'hejie-kind';
/** In rehearsals on a compressed clock only: the court's time, by which a simulated agency dates what it does. */
export const COURT_TIME_HEADER = 'hejie-court-time';
/** Before every path of the contract. */
export const AGENCY_PATH = '/hejie/v1';

const effect = z.enum(AGENCY_EFFECTS);
const entryState = z.enum(['PRESENT', 'SUSPENDED', 'ABSENT']);
const version = z.number().int().nonnegative();
const agencyId = formed(
  /^[a-z][a-z0-9-]*$/,
  { zh: '单位代号由小写字母、数字和 - 组成', en: 'The id of an agency holds small letters, digits and - only' },
  z.string().max(40),
);
/** `D` and 32 hexadecimal digits: the idempotency key of a delivery. */
const deliveryId = formed(
  /^D[0-9a-f]{32}$/,
  { zh: '推送编号为 D 加32位十六进制数字', en: 'The id of a delivery is D and 32 hexadecimal digits' },
  z.string(),
);
/** `E` and 32 hexadecimal digits: an entry as agencies know it. */
const entryId = formed(
  /^E[0-9a-f]{32}$/,
  { zh: '事项编号为 E 加32位十六进制数字', en: 'The id of an entry is E and 32 hexadecimal digits' },
  z.string(),
);
/** `Q` and 32 hexadecimal digits: a question of the court. */
const questionId = formed(
  /^Q[0-9a-f]{32}$/,
  { zh: '查询编号为 Q 加32位十六进制数字', en: 'The id of a question is Q and 32 hexadecimal digits' },
  z.string(),
);
/** `P` and 32 hexadecimal digits: what is put to a body that keeps property. */
const propertyRequestId = formed(
  /^P[0-9a-f]{32}$/,
  {
    zh: '财产协助编号为 P 加32位十六进制数字',
    en: 'The id of a request about property is P and 32 hexadecimal digits',
  },
  z.string(),
);
const digest = formed(
  /^sha256:[0-9a-f]{64}$/,
  { zh: '摘要为 sha256: 加64位十六进制数字', en: 'A digest is sha256: and 64 hexadecimal digits' },
  z.string(),
);

/** Court → agency, `PUT /hejie/v1/deliveries/<deliveryId>`: bring this entry into this state for this effect. Put again it is the same. */
export const agencyDelivery = z.strictObject({
  contract,
  deliveryId,
  agencyId,
  court: courtCode,
  entry: z.strictObject({
    id: entryId,
    kind: z.enum(AGENCY_ENTRY_KINDS),
    /** Counted on with each decision: what is lower than what the agency has for this entry and effect is `STALE`, and changes nothing; the same version under another id is carried out again, as a correction is. */
    version: version.min(1),
  }),
  decision: z.enum(PUBLISHED_DECISION_NAMES),
  action: z.enum(AGENCY_ACTIONS),
  effect,
  /** ADD, UPDATE, RESTORE: PRESENT; SUSPEND: SUSPENDED; DELETE: ABSENT, also where the agency never had it. */
  stateAfter: entryState,
  decidedAt: instant,
  /** After it the agency does not carry it out any more: the court puts it anew. */
  expiresAt: instant,
  purpose: text(200),
  legalBasis: text(200),
  /** For how many days after its removal what stands here may be kept. */
  keepDays: z.number().int().nonnegative(),
  content: z.partialRecord(z.enum(AGENCY_FIELDS), text(2000)),
});
export type AgencyDelivery = z.output<typeof agencyDelivery>;

/** Agency → court: what became of a delivery: answer of the PUT, of `GET /hejie/v1/deliveries/<deliveryId>`, or later by `POST /hejie/v1/receipts` at the court's door. */
export const agencyReceipt = z.strictObject({
  contract,
  deliveryId,
  agencyId,
  state: z.enum(['RECEIVED', 'APPLIED', 'REJECTED', 'STALE']),
  at: instant,
  /** The highest version of this entry and effect that the agency has carried out. */
  appliedVersion: version,
  reason: z
    .strictObject({
      code: z.enum(['SCHEMA', 'UNSUPPORTED_CONTRACT', 'UNKNOWN_SUBJECT', 'EXPIRED', 'SIGNATURE', 'OTHER']),
      path: text(200, 0).optional(),
      zh: text(500),
    })
    .optional(),
});
export type AgencyReceipt = z.output<typeof agencyReceipt>;

/** Court → agency where it cannot be asked over HTTP: how does this entry stand with you? */
export const agencyQuestion = z.strictObject({ contract, questionId, agencyId, entryId, effect });
export type AgencyQuestion = z.output<typeof agencyQuestion>;

/** Agency → court, `GET /hejie/v1/entries/<entryId>/<effect>`: what the agency shows of an entry (回读), by what its public sees, not by what it was told. */
export const agencyShown = z.strictObject({
  contract,
  agencyId,
  entryId,
  effect,
  /** Of the question that it answers, where one was put. */
  questionId: questionId.optional(),
  state: entryState,
  /** The version that was carried out last; 0: none. */
  version,
  asOf: instant,
  /** Of `<entryId>|<identity number or unit code>`, where the agency got that. */
  identityDigest: digest.optional(),
});
export type AgencyShown = z.output<typeof agencyShown>;

/** A line of a snapshot: an entry that the agency shows, or has suspended. Sorted by `entryId`, then `effect`. */
export const snapshotLine = z.strictObject({
  entryId,
  kind: z.enum(AGENCY_ENTRY_KINDS),
  effect,
  state: z.enum(['PRESENT', 'SUSPENDED']),
  version,
  identityDigest: digest.optional(),
});
export type SnapshotLine = z.output<typeof snapshotLine>;

/**
 * Last line of a snapshot (`GET /hejie/v1/snapshot`, or a file): without it the snapshot was cut and counts for nothing. `digest`: of all bytes before this line; `signature`: detached
 * JWS over `<agencyId>|<asOf>|<count>|<digest>`.
 */
export const snapshotEnd = z.strictObject({
  end: z.literal(true),
  contract,
  agencyId,
  asOf: instant,
  count: z.number().int().nonnegative(),
  digest,
  signature: text(4000),
});
export type SnapshotEnd = z.output<typeof snapshotEnd>;

/** `GET /hejie/v1/contract`: what the agency can do. */
export const agencyCapabilities = z.strictObject({
  contract,
  agencyId,
  name: name(120),
  readBack: z.boolean(),
  snapshot: z.boolean(),
  effects: z.array(effect).min(1),
  /** Of a body that keeps property: in which classes it answers queries and carries out orders, and whether it looks for persons. */
  keeps: z.strictObject({ classes: z.array(z.enum(ASSET_CLASSES)), searches: z.boolean() }).optional(),
});
export type AgencyCapabilities = z.output<typeof agencyCapabilities>;

/** Who somebody is, as an agency names him: the court matches by its pack's rules, never by the name alone. */
const namedSubject = z.strictObject({
  kind: z.enum(['PERSON', 'UNIT']),
  name: name(120),
  identityNumber: text(40).optional(),
  unitCode: text(40).optional(),
  birthday: date.optional(),
  caseNumber: text(60, 6).optional(),
});

/** Somebody has died, or is registered no more. */
const partyEnded = <const K extends string>(kind: K) =>
  z.strictObject({
    contract,
    noticeId: identifier,
    agencyId,
    kind: z.literal(kind),
    subject: namedSubject,
    on: date,
    at: instant,
  });

/** Agency → court, `POST /hejie/v1/notices`: what it knows and the court does not. `noticeId`: the agency's own, put once. */
export const agencyNotice = z.discriminatedUnion('kind', [
  partyEnded('DEATH'),
  partyEnded('DEREGISTRATION'),
  /** The answer to a question of the court: is he public staff, or a state organ or enterprise, and who stands above him (失信规定 8)? */
  z.strictObject({
    contract,
    noticeId: identifier,
    agencyId,
    kind: z.literal('STAFF_MATCH'),
    questionId,
    matches: z.boolean(),
    superior: name(120).optional(),
    at: instant,
  }),
]);
export type AgencyNotice = z.output<typeof agencyNotice>;

/** Court → agency, `PUT /hejie/v1/staff-questions/<questionId>`: purpose-bound; the answer is a STAFF_MATCH. */
export const staffQuestion = z.strictObject({
  contract,
  questionId,
  agencyId,
  subject: namedSubject,
  purpose: text(200),
  legalBasis: text(200),
  askedAt: instant,
});
export type StaffQuestion = z.output<typeof staffQuestion>;

/**
 * Court → a body that keeps property (网络执行查控), `PUT /hejie/v1/property-requests/<requestId>`: a query, a search or an order. 网络查询规定7: of the person whom it concerns
 * alone, in the classes that this body keeps. Put again it is the same.
 */
export const propertyRequest = z.strictObject({
  contract,
  requestId: propertyRequestId,
  agencyId,
  purpose: text(200),
  legalBasis: text(200),
  askedAt: instant,
  request: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('QUERY'), query: propertyQuery }),
    z.strictObject({ kind: z.literal('SEARCH'), search: searchRequest }),
    z.strictObject({ kind: z.literal('ORDER'), order: controlOrder }),
  ]),
});
export type PropertyRequest = z.output<typeof propertyRequest>;

/** How long a body's own name of a piece of property may be: with the id of its keeper before it, it still is an identifier of the court. */
const REFERENCE_MOST = 79;

/**
 * A body → court: all that it has to say of a request by `at`: answer of the PUT, of `GET /hejie/v1/property-requests/<requestId>`, or later by `POST /hejie/v1/property-replies`
 * at the court's door. A later one takes the place of the one before.
 */
export const propertyReply = z.strictObject({
  contract,
  agencyId,
  requestId: propertyRequestId,
  at: instant,
  reply: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('QUERY'),
      answer: propertyAnswer.omit({ queryId: true }).extend({
        found: z.array(foundProperty.extend({ reference: identifier.max(REFERENCE_MOST) })),
      }),
    }),
    z.strictObject({ kind: z.literal('SEARCH'), result: searchResult.omit({ searchId: true }) }),
    z.strictObject({ kind: z.literal('ORDER'), receipt: controlReceipt.omit({ orderId: true }) }),
  ]),
});
export type PropertyReply = z.output<typeof propertyReply>;

/** Kinds of messages, as `hejie-kind` and the names of files say them. */
export const AGENCY_MESSAGES = {
  DELIVERY: agencyDelivery,
  QUESTION: agencyQuestion,
  STAFF_QUESTION: staffQuestion,
  PROPERTY_REQUEST: propertyRequest,
  RECEIPT: agencyReceipt,
  SHOWN: agencyShown,
  NOTICE: agencyNotice,
  PROPERTY_REPLY: propertyReply,
} as const;
/** One of the kinds. */
export type AgencyMessageKind = keyof typeof AGENCY_MESSAGES;
/** What a kind of message says. */
export type AgencyMessage<K extends AgencyMessageKind = AgencyMessageKind> = z.output<(typeof AGENCY_MESSAGES)[K]>;
/** Shapes of single values of the contract. */
export const agencyShapes = { agencyId, deliveryId, entryId, questionId, digest, effect, entryState };
