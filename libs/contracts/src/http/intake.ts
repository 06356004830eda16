import { z } from 'zod';
import { title } from '../facts/intake.js';
import { courtCode, formed, identifier, name, partyId, prose, side, text, yuan } from '../facts/shapes.js';

/** What kind of person a party is; the screening criteria of the seeds ask for it. */
export const partyKind = z.enum(['NATURAL_PERSON', 'ENTERPRISE', 'PUBLIC_BODY', 'COMMUNITY', 'KEY_ENTERPRISE']);

/** A party as it is filed. Personal data stays in intake's schema, encrypted. */
export const filedParty = z.strictObject({
  side,
  kind: partyKind,
  name: name(120),
  /** 身份证号 or 统一社会信用代码; checked by its check character. */
  identityNumber: text(18, 15).optional(),
  phone: formed(/^\+?\d{7,15}$/, {
    zh: '电话号码应为 7 至 15 位数字，前面可加“+”',
    en: 'A telephone number is 7 to 15 digits, with a + before them or without',
  }).optional(),
  address: text(300, 0).optional(),
  /** What a token of this party carries as `party_ref`; lets the party act on its own case. */
  partyRef: identifier.optional(),
});

/**
 * 执行依据 as it is filed: one sum (`principal`, `dailyRate`, `expiry`), or `items` in their place, or `acts`, or money and acts. Which
 * kind of claim it is follows from that (TITLE-ACT).
 */
const { kind: _derived, ...titleFields } = title.partial({ principal: true, dailyRate: true, expiry: true }).shape;
const filedTitle = z.strictObject({
  ...titleFields,
  /** What is to be done, tolerated or handed over, act by act. */
  acts: z.array(text(500)).min(1).max(50).optional(),
  /** Number and maker of the effective document. */
  number: text(80),
  maker: text(120),
});

/** POST /applications: a creditor applies, the filing clerk enters it. */
export const fileApplication = z.strictObject({
  court: courtCode,
  packId: identifier,
  /** The number under which the case is already in enforcement; asked for by packs of the track IN_ENFORCEMENT, and by no other. */
  enforcementNumber: text(60, 8).optional(),
  /** 案由. */
  cause: text(60),
  claim: yuan,
  title: filedTitle,
  parties: z.array(filedParty).min(2).max(50),
  /** Facts for the screening criteria of the court's pack (PRE-2, SEED0 二). */
  screening: z
    .strictObject({
      creditorKnowsNoAssets: z.boolean().default(false),
      creditorWilling: z.boolean().optional(),
      debtorWilling: z.boolean().optional(),
      evasionSuspected: z.boolean().default(false),
      debtorHasProspects: z.boolean().default(false),
      enforcementMayCloseDebtor: z.boolean().default(false),
      chainOrGroupDebt: z.boolean().default(false),
      otherReason: text(500, 0).default(''),
    })
    .prefault({}),
  /** Screening never refuses: where it advises against settlement, a person enters the case all the same and says why. */
  enterDespiteAdvice: prose.optional(),
  greenChannel: z.boolean().default(false),
});
export type FileApplication = z.input<typeof fileApplication>;

/** POST /cases/:caseId/consents: the answer of one side (PRE-1). */
export const answerConsent = z.strictObject({ partyId, answer: z.enum(['CONSENT', 'REFUSE']) });
export type AnswerConsent = z.input<typeof answerConsent>;

/** POST /cases/:caseId/filing: the filing clerk files a case that came back from settlement as 执, which completes the task. */
export const fileAsEnforcement = z.strictObject({ note: prose.optional() });

/** POST /calendar-editions: notices that open cases adopt; ids of `@hejie/law`, e.g. `state-council-2027`. */
export const adoptCalendar = z.strictObject({ calendarEditions: z.array(identifier).min(1).max(20) });
export type AdoptCalendar = z.input<typeof adoptCalendar>;
