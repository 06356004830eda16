import { INVITED_CAPACITIES, REPRESENTATIONS, SESSION_KINDS, SESSION_MANNERS } from '@hejie/settlement';
import { z } from 'zod';
import { instant, name, partyId, prose, text } from '../facts/shapes.js';

/** POST /cases/:caseId/online-consents: a party says whether it takes part in sessions online; what it says last counts (D1). */
export const answerOnline = z.strictObject({ partyId, consents: z.boolean() });

/** Who is invited to a conference beside the parties, and as what (D2). */
const invitee = z.strictObject({ capacity: z.enum(INVITED_CAPACITIES), name: name(120) });

/** POST /cases/:caseId/sessions: time, place and manner, as the parties are told of them (SEED3 五(四)). */
export const noticeSession = z.strictObject({
  kind: z.enum(SESSION_KINDS).default('TALKS'),
  at: instant,
  manner: z.enum(SESSION_MANNERS),
  /** The room, the address, or the platform. */
  place: text(200),
  /** Of a place that is not the court: the parties that have agreed on it. */
  placeAgreedBy: z.array(partyId).max(50).default([]),
  /** What the parties bring beside their papers. */
  bring: z.array(text(200)).max(20).default([]),
  invited: z.array(invitee).max(50).default([]),
  /** Who answers questions. */
  contact: z.strictObject({ name: name(60), phone: text(30) }),
});
export type NoticeSession = z.input<typeof noticeSession>;

/** By which papers somebody was identified. */
const IDENTIFIED_BY = ['ID_CARD', 'PASSPORT', 'BUSINESS_LICENCE', 'LAWYER_LICENCE', 'ONLINE_VERIFICATION'] as const;

/** POST /cases/:caseId/sessions/:no/start: who has come, checked against his papers; whoever is not named is absent. */
export const startSession = z.strictObject({
  present: z
    .array(
      z
        .strictObject({
          partyId,
          by: z.enum(REPRESENTATIONS),
          /** As his papers name him; left out of a party that came itself. */
          name: name(60).optional(),
          /** An agent, as he is registered with intake. */
          agentId: partyId.optional(),
          identityChecked: z.boolean(),
          identifiedBy: z.enum(IDENTIFIED_BY),
        })
        .refine(({ by, name: given }) => by === 'SELF' || given !== undefined, {
          path: ['name'],
          params: {
            code: 'SESSION.NAME_MISSING',
            zh: '法定代表人、委托代理人到场的，应写明其姓名。',
            en: 'Of a legal representative or an agent the name is said.',
          },
          message: 'Of a legal representative or an agent the name is said.',
        }),
    )
    .max(100),
  /** Numbers, from 1, of those who were invited and have come. */
  invitedPresent: z.array(z.number().int().min(1).max(50)).max(50).default([]),
});
export type StartSession = z.input<typeof startSession>;

/** POST /cases/:caseId/sessions/:no/record: the transcript (和解笔录). */
export const recordSession = z.strictObject({
  statements: z
    .array(
      z.strictObject({
        by: z.union([
          z.strictObject({ partyId }),
          z.strictObject({ invited: z.number().int().min(1).max(50) }),
          z.literal('MEDIATOR'),
        ]),
        /** It is a decision about the claim, which is a party's alone. */
        decides: z.boolean().default(false),
        words: prose,
      }),
    )
    .min(1)
    .max(500),
  /** The parties were told what the agreement and a default come to. */
  consequencesTold: z.boolean(),
  /** The clerk who wrote it. */
  recorder: name(60),
});
export type RecordSession = z.input<typeof recordSession>;

/** POST /cases/:caseId/sessions/:no/signatures: each for himself; the clerk for those who were invited, and that somebody refused to sign. */
export const signRecord = z.strictObject({
  /** A party by its id, one of several who came for it by its id and his place among them (`….2/1`), `invited/1`, `MEDIATOR` or `CLERK`. */
  signerId: partyId,
  /** Why he does not sign; written down by the clerk. */
  refused: prose.optional(),
});

/** POST /cases/:caseId/sessions/:no/adjournment: why, and the session that takes its place, if it is known already. */
export const adjournSession = z.strictObject({ reason: prose, next: noticeSession.optional() });

/** A session as it stands. */
export const sessionAnswer = z.object({
  no: z.number().int(),
  kind: z.enum(SESSION_KINDS),
  state: z.enum(['NOTICED', 'BEGUN', 'RECORDED', 'ADJOURNED', 'UNATTENDED']),
  at: instant,
  manner: z.enum(SESSION_MANNERS),
  place: z.string(),
  bring: z.array(z.string()),
  invited: z.array(z.object({ no: z.number().int(), capacity: z.enum(INVITED_CAPACITIES), name: z.string() })),
  noticedAt: instant,
  beganAt: instant.nullable(),
  /** Nothing before it has begun. */
  parties: z.array(z.object({ partyId, present: z.boolean(), maySettle: z.boolean() })),
  invitedPresent: z.array(z.number().int()),
  statements: z.array(
    z.object({
      by: z.union([z.object({ partyId }), z.object({ invited: z.number().int() }), z.literal('MEDIATOR')]),
      decides: z.boolean(),
      words: z.string(),
    }),
  ),
  recordedAt: instant.nullable(),
  signers: z.array(
    z.object({ signerId: partyId, signed: z.boolean(), refused: z.string().nullable(), at: instant.nullable() }),
  ),
  /** The document (和解笔录), once everybody has signed. */
  documentId: z.string().nullable(),
  adjournedFor: z.string().nullable(),
});
export type SessionOnWire = z.output<typeof sessionAnswer>;

/** GET /cases/:caseId/sessions, with the parties that consent to sessions online. */
export const sessionsAnswer = z.object({ online: z.array(partyId), items: z.array(sessionAnswer) });

/** POST /cases/:caseId/online-consents. */
export const onlineAnswer = z.object({ online: z.array(partyId) });
