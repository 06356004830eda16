import {
  AGENT_POWERS,
  COERCERS,
  COMPLAINT_FINDINGS,
  CONSENT_CHANNELS,
  FILING_CONDITIONS,
  FIRST_OFFERS,
  REPRESENTATIONS,
} from '@hejie/settlement';
import { z } from 'zod';
import { title } from '../facts/intake.js';
import { applicationPaper } from './papers.js';
import {
  courtCode,
  date,
  formed,
  identifier,
  instant,
  name,
  partyId,
  prose,
  sha256,
  side,
  text,
  yuan,
} from '../facts/shapes.js';

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
      /** Also true where cases of the court that hang together with this one show it (A13). */
      chainOrGroupDebt: z.boolean().default(false),
      /** What the debtor has said of a first plan or security, where he was asked before (A4). */
      firstOffer: z.enum(FIRST_OFFERS).optional(),
      otherReason: text(500, 0).default(''),
    })
    .prefault({}),
  /** Screening never refuses: where it advises against settlement, a person enters the case all the same and says why. */
  enterDespiteAdvice: prose.optional(),
  greenChannel: z.boolean().default(false),
  /** What the creditor has handed in, in the order of the file; it goes to the settlement centre with the case (A10). */
  papers: z.array(applicationPaper).min(1).max(100).optional(),
  /** The receipt under which its papers waited (POST /received-applications). */
  receiptNo: z.number().int().min(1).optional(),
});
export type FileApplication = z.input<typeof fileApplication>;

/** POST /cases/:caseId/consents: the answer of one side (PRE-1). */
export const answerConsent = z.strictObject({
  partyId,
  answer: z.enum(['CONSENT', 'REFUSE']),
  /** How it was said; by default ONLINE where the party answers with its own account, IN_PERSON where staff records it. */
  channel: z.enum(CONSENT_CHANNELS).optional(),
  /** When it was said; by default now. */
  saidAt: instant.optional(),
  /** Hash of the text that the party was shown or read (GET …/consents); by default that of the text with which the case asks. */
  textHash: sha256.optional(),
  /** The agent who answers for the party; his papers must give him the special power to settle (SET-ART-4-1). */
  agentId: partyId.optional(),
  /** Needed where staff enters the answer: who gave it, and on what record (minutes, recording, letter) it stands. */
  statedBy: z.enum(REPRESENTATIONS).optional(),
  record: prose.optional(),
});
export type AnswerConsent = z.input<typeof answerConsent>;

/** POST /cases/:caseId/application-withdrawal: every creditor withdraws the application for enforcement (CLS-4); nothing is filed. */
export const withdrawApplication = z.strictObject({
  /** Creditors who have signed. */
  signedBy: z.array(partyId).min(1).max(50),
  reason: prose,
  /** The agent who acts for one of them; he needs the special power to withdraw. */
  agentId: partyId.optional(),
});

/** POST /cases/:caseId/complaints: a party says that it is made to settle (PRE-1, B6). */
export const complainOfCoercion = z.strictObject({ partyId, against: z.enum(COERCERS), statement: prose });

/** POST /cases/:caseId/complaints/decision: a judge decides, on staff of the court the president. */
export const decideCoercion = z.strictObject({
  finding: z.enum(COMPLAINT_FINDINGS),
  reason: prose,
  /** Whether the complainant still wants to settle; asked of him where the complaint is founded. */
  complainantContinues: z.boolean().optional(),
});

/** POST /cases/:caseId/filing-review: a judge reviews the conditions of filing (PRE-3); without defects they are met. */
export const reviewFiling = z.strictObject({
  defects: z.array(z.strictObject({ condition: z.enum(FILING_CONDITIONS), explanation: prose })).max(10),
});

/** POST /cases/:caseId/filing-review/mending: the creditor has mended what lacked. */
export const mendFiling = z.strictObject({ partyId, statement: prose });

/** POST /cases/:caseId/filing-review/insistence: he insists; filed, the application is rejected by a ruling. */
export const insistOnApplication = z.strictObject({ partyId, statement: prose });

/** POST /cases/:caseId/agents: an agent with his power of attorney (授权委托书), as the clerk has looked at it (B4). */
export const registerAgent = z.strictObject({
  partyId,
  name: name(60),
  /** 执业证号, of others 身份证件号: by it alone he is known for the same person in other cases (S24). */
  number: text(30).optional(),
  /** 律师、法律工作者、近亲属、单位员工、推荐的公民 (民诉法61). */
  capacity: z.enum(['LAWYER', 'LEGAL_WORKER', 'RELATIVE', 'EMPLOYEE', 'RECOMMENDED']),
  scope: z.enum(['SPECIAL', 'GENERAL']),
  /** What a special power names. */
  powers: z.array(z.enum(AGENT_POWERS)).max(2).default([]),
  validFrom: date,
  validUntil: date.optional(),
  /** Number or title of the paper, and the hash of its image. */
  paper: text(120),
  paperHash: sha256.optional(),
});

/** POST /cases/:caseId/agents/:agentId/revocation. */
export const revokeAgent = z.strictObject({ reason: prose });

/** POST /cases/:caseId/filing: the filing clerk files a case that came back from settlement as 执, which completes the task. */
export const fileAsEnforcement = z.strictObject({ note: prose.optional() });

/** POST /calendar-editions: notices that open cases adopt; ids of `@hejie/law`, e.g. `state-council-2027`. */
export const adoptCalendar = z.strictObject({ calendarEditions: z.array(identifier).min(1).max(20) });
export type AdoptCalendar = z.input<typeof adoptCalendar>;
