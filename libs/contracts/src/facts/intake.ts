import {
  AGENT_POWERS,
  APPLICATION_ENDS,
  ASSESSMENT_CONCLUSIONS,
  CLAIM_KINDS,
  COERCERS,
  COMPLAINT_FINDINGS,
  CONSENT_CHANNELS,
  PUBLISHED_ENDINGS,
  type TitleItemTerms,
} from '@hejie/settlement';
import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, d, i, NUMBER, PARTIES, y } from './samples.js';
import {
  caseId,
  caseNumber,
  courtCode,
  date,
  formed,
  identifier,
  instant,
  party,
  partyId,
  sha256,
  side,
  text,
  yuan,
} from './shapes.js';

const courtCase = { context: 'intake', aggregate: 'case' } as const;

const dailyRate = formed(/^(0|0\.\d{1,12})$/, {
  zh: '日利率应写成小数，例如 0.000175，没有利息的写 0',
  en: 'The rate of a day is a decimal such as 0.000175, and 0 where there is none',
});

/** INT-TITLE: an item of a title (判项); see `TitleItemTerms` of `@hejie/settlement`. */
const titleItem = z.strictObject({
  principal: yuan,
  expiry: date,
  accrued: yuan.optional(),
  rates: z.array(z.strictObject({ from: date, dailyRate })).max(200),
  general: z.boolean().optional(),
  doubled: z.boolean().optional(),
});

export const titleItems = z.array(titleItem).min(1).max(100) as unknown as z.ZodType<
  readonly TitleItemTerms[],
  readonly z.input<typeof titleItem>[]
>;

/** The title behind the case; see `TitleTerms` of `@hejie/settlement`. What it orders to be done is for intake alone: it may name persons. */
export const title = z.strictObject({
  principal: yuan,
  dailyRate,
  expiry: date,
  fee: yuan,
  items: titleItems.optional(),
  kind: z.enum(CLAIM_KINDS).optional(),
});

/** Opens the case: the bridge starts `settlement/<caseId>` with it. */
export const applicationAccepted = defineFact(
  // On the topic of everything that follows it in the case, so that nobody hears of its end before its beginning.
  courtCase,
  'application-accepted',
  { zh: '申请已受理并编立案号', en: 'An application was accepted and numbered' },
  z.strictObject({
    caseId,
    court: courtCode,
    caseNumber,
    cause: text(60),
    claim: yuan,
    title,
    /** The document of the title (执行依据), as documents of the court name it. */
    titleDocument: z.strictObject({ number: text(80), maker: text(120) }).optional(),
    parties: z.array(party).min(2).max(50),
    packId: identifier,
    calendarEditions: z.array(identifier).min(1),
    greenChannel: z.boolean(),
    /** A6: debtors whose assessment talks wait for. */
    toAssess: z.array(partyId).max(50).optional(),
    acceptedAt: instant,
    /** Its settlement was concluded before and is being performed. */
    takenOver: z.literal(true).optional(),
  }),
  {
    caseId: CASE,
    court: '鲁0502',
    caseNumber: NUMBER,
    cause: '买卖合同纠纷',
    claim: y('1000000.00'),
    title: { principal: y('1000000.00'), dailyRate: '0', expiry: d('2026-03-15'), fee: y('0.00') },
    parties: PARTIES,
    packId: 'dongying-2020',
    calendarEditions: ['2026'],
    greenChannel: false,
    acceptedAt: i('2026-05-08T09:30:00+08:00'),
  },
);

/** Who a party is: told to those who make documents of the case. It stands in no fact in clear: a compact JWE of a `PartyIdentityBody`. */
export const partyIdentified = defineFact(
  courtCase,
  'party-identified',
  { zh: '当事人身份已告知办案各环节', en: 'Those who work on the case were told who a party is' },
  z.strictObject({ caseId, partyId, content: text(12_000), at: instant }),
  {
    caseId: CASE,
    partyId: 'p-1',
    content: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoicDEifQ..c2FtcGxl.c2FtcGxl.c2FtcGxl',
    at: i('2026-05-08T09:30:00+08:00'),
  },
);

/** 送达地址确认书: whether a party may be served electronically from now on (民诉法 90, 解释 136). Where it is served stays with intake. */
export const serviceAddressConfirmed = defineFact(
  courtCase,
  'service-address-confirmed',
  { zh: '当事人确认了送达地址', en: 'A party confirmed where it is served' },
  z.strictObject({ caseId, partyId, version: z.number().int().min(1), electronic: z.boolean(), at: instant }),
  { caseId: CASE, partyId: 'p-1', version: 1, electronic: true, at: i('2026-05-08T10:00:00+08:00') },
);

export const consentRequested = defineFact(
  courtCase,
  'consent-requested',
  { zh: '已征询一方当事人和解意愿', en: 'A party was asked whether it wants to settle' },
  z.strictObject({
    caseId,
    partyId,
    side,
    at: instant,
    /** Hash of the text with which it is asked, and the exclusive end of the time to answer. */
    textHash: sha256.optional(),
    until: instant.optional(),
  }),
  { caseId: CASE, partyId: 'p-1', side: 'CREDITOR', at: i('2026-05-08T09:30:01+08:00') },
);

export const consentRecorded = defineFact(
  courtCase,
  'consent-recorded',
  { zh: '当事人答复了和解意愿', en: 'A party answered whether it wants to settle' },
  z.strictObject({
    caseId,
    partyId,
    answer: z.enum(['CONSENT', 'REFUSE']),
    at: instant,
    channel: z.enum(CONSENT_CHANNELS).optional(),
    textHash: sha256.optional(),
  }),
  { caseId: CASE, partyId: 'p-1', answer: 'CONSENT', at: i('2026-05-08T15:00:00+08:00') },
);

export const handedOverToFiling = defineFact(
  courtCase,
  'handed-over-to-filing',
  { zh: '执前和解程序结束，案件转立案庭', en: 'Pre-enforcement settlement ended; the case goes back to filing' },
  z.strictObject({
    caseId,
    court: courtCode,
    reason: z.enum(['REFUSED', 'LAPSED', 'FAILED', 'WITHDRAWN']),
    rule: text(40, 0),
    at: instant,
    latenessSeconds: z.number().nonnegative(),
  }),
  {
    caseId: CASE,
    court: '鲁0502',
    reason: 'LAPSED',
    rule: 'PRE-8',
    at: i('2026-10-09T00:00:00+08:00'),
    latenessSeconds: 0,
  },
);

export const caseNumberAllocated = defineFact(
  courtCase,
  'case-number-allocated',
  { zh: '已编立案号', en: 'A case number was allotted' },
  z.strictObject({ caseId, court: courtCode, type: text(8, 0), caseNumber, at: instant }),
  {
    caseId: CASE,
    court: '鲁0502',
    type: '执恢',
    caseNumber: '（2026）鲁0502执恢118号',
    at: i('2026-11-23T15:00:00+08:00'),
  },
);

export const settledCaseRegistered = defineFact(
  courtCase,
  'settled-case-registered',
  { zh: '和解案件已按程序规则登记', en: 'The settled case was registered as the court’s rules say' },
  z.strictObject({ caseId, court: courtCode, effect: text(40, 0), caseNumber: caseNumber.optional(), at: instant }),
  {
    caseId: CASE,
    court: '鲁0502',
    effect: 'REGISTER_AND_CLOSE',
    caseNumber: '（2026）鲁0502执7号',
    at: i('2026-06-01T16:00:00+08:00'),
  },
);

export const caseClosed = defineFact(
  courtCase,
  'case-closed',
  { zh: '和解程序终结', en: 'The settlement procedure ended' },
  z.strictObject({
    caseId,
    ending: z.enum(PUBLISHED_ENDINGS),
    /** CLS-4: the application itself was withdrawn, or goes to filing to be rejected; nothing of the settlement goes on as enforcement. */
    application: z.enum(APPLICATION_ENDS).optional(),
    rule: text(40, 0),
    paid: yuan,
    /** By how much the machine was late with the deadline that ended it. */
    latenessSeconds: z.number().nonnegative(),
    at: instant,
  }),
  {
    caseId: CASE,
    ending: 'PERFORMED',
    rule: 'SET-ART-8-1',
    paid: y('8182.00'),
    latenessSeconds: 0,
    at: i('2026-12-11T17:00:00+08:00'),
  },
);

/**
 * SET-ART-12-1: the case had ended by a ruling on resumption, and an objection to that was upheld: it opens again for the `nth` time, with everything that
 * was recorded of it. The bridge starts another run of `settlement/<caseId>` with it.
 */
export const caseReopened = defineFact(
  courtCase,
  'case-reopened',
  { zh: '因异议成立，和解案件重新进行', en: 'The case opens again, for an objection was upheld' },
  z.strictObject({
    caseId,
    court: courtCode,
    caseNumber,
    cause: text(60),
    claim: yuan,
    title,
    parties: z.array(party).min(2).max(50),
    packId: identifier,
    calendarEditions: z.array(identifier).min(1),
    greenChannel: z.boolean(),
    acceptedAt: instant,
    nth: z.number().int().positive(),
    objectionId: identifier,
    at: instant,
  }),
  {
    caseId: CASE,
    court: '鲁0502',
    caseNumber: NUMBER,
    cause: '买卖合同纠纷',
    claim: y('1000000.00'),
    title: { principal: y('1000000.00'), dailyRate: '0', expiry: d('2026-03-15'), fee: y('0.00') },
    parties: PARTIES,
    packId: 'dongying-2020',
    calendarEditions: ['2026'],
    greenChannel: false,
    acceptedAt: i('2026-05-08T09:30:00+08:00'),
    nth: 1,
    objectionId: 'objection-1',
    at: i('2026-12-08T10:00:00+08:00'),
  },
);

/** PRE-1, B6: somebody says that he is made to settle: the settlement rests until it is decided. What he says stays with intake. */
export const complaintReceived = defineFact(
  courtCase,
  'complaint-received',
  { zh: '收到强迫和解的投诉', en: 'A complaint of coercion was received' },
  z.strictObject({ caseId, partyId, against: z.enum(COERCERS), decideBy: instant, at: instant }),
  {
    caseId: CASE,
    partyId: 'p-2',
    against: 'MEDIATOR',
    decideBy: i('2026-05-15T00:00:00+08:00'),
    at: i('2026-05-12T10:00:00+08:00'),
  },
);

export const complaintDecided = defineFact(
  courtCase,
  'complaint-decided',
  { zh: '强迫和解的投诉已经决定', en: 'A complaint of coercion was decided' },
  z.strictObject({
    caseId,
    finding: z.enum(COMPLAINT_FINDINGS),
    consequence: z.enum(['GOES_ON', 'ASK_ANEW', 'ENDS']),
    /** Days that do not count, first and last included. */
    suspended: z.strictObject({ from: date, to: date }),
    at: instant,
  }),
  {
    caseId: CASE,
    finding: 'UNFOUNDED',
    consequence: 'GOES_ON',
    suspended: { from: d('2026-05-12'), to: d('2026-05-14') },
    at: i('2026-05-14T16:00:00+08:00'),
  },
);

export const agentRegistered = defineFact(
  courtCase,
  'agent-registered',
  { zh: '登记委托代理人及其授权', en: 'An agent of a party was registered with his power of attorney' },
  // Who he is stays with intake: what is told is what he may do.
  z.strictObject({
    caseId,
    agentId: partyId,
    partyId,
    scope: z.enum(['SPECIAL', 'GENERAL']),
    powers: z.array(z.enum(AGENT_POWERS)),
    validFrom: date,
    validUntil: date.nullable(),
    /** S24: a keyed digest of his number, the same in every case; absent where nobody has said it. */
    person: text(120).optional(),
    at: instant,
  }),
  {
    caseId: CASE,
    agentId: 'agent-1',
    partyId: 'p-2',
    scope: 'SPECIAL',
    powers: ['SETTLE'],
    validFrom: d('2026-05-08'),
    validUntil: null,
    at: i('2026-05-08T10:00:00+08:00'),
  },
);

export const agentRevoked = defineFact(
  courtCase,
  'agent-revoked',
  { zh: '代理权已经撤销', en: 'The power of an agent was revoked' },
  z.strictObject({ caseId, agentId: partyId, partyId, at: instant }),
  { caseId: CASE, agentId: 'agent-1', partyId: 'p-2', at: i('2026-05-20T10:00:00+08:00') },
);

/** A6: a debtor that is an enterprise was assessed. What is said of it stays with intake. */
export const enterpriseAssessed = defineFact(
  courtCase,
  'enterprise-assessed',
  { zh: '被执行企业已经评估', en: 'A debtor enterprise was assessed' },
  z.strictObject({
    caseId,
    partyId,
    no: z.number().int().positive(),
    conclusion: z.enum(ASSESSMENT_CONCLUSIONS),
    at: instant,
  }),
  { caseId: CASE, partyId: 'p-2', no: 1, conclusion: 'POSSIBLE', at: i('2026-05-11T10:00:00+08:00') },
);

/** PRE-3: how many conditions of filing the application lacks by now that were explained to the creditor and are not mended; 0: nothing stands against it. */
export const filingDefectsSet = defineFact(
  courtCase,
  'filing-defects-set',
  { zh: '经释明而未补正的立案条件已变更', en: 'What an application lacks, explained and not mended, is another' },
  z.strictObject({ caseId, standing: z.number().int().nonnegative(), at: instant }),
  { caseId: CASE, standing: 1, at: i('2026-11-23T10:00:00+08:00') },
);

/** PER-4: a State Council notice came out; the case derives its dates with it from now on. */
export const calendarAdopted = defineFact(
  courtCase,
  'calendar-adopted',
  { zh: '案件启用新公布的放假安排', en: 'The case adopts a newly published holiday notice' },
  z.strictObject({
    caseId,
    calendarEditions: z.array(identifier).min(1),
    at: instant,
    /** False: whoever keeps the dates of the case wakes it, mediation or performance, if a deadline moves. Absent in older facts, which wake it. */
    wakes: z.boolean().optional(),
  }),
  { caseId: CASE, calendarEditions: ['state-council-2026'], at: i('2026-11-10T10:00:00+08:00') },
);

export const intakeFacts = [
  applicationAccepted,
  partyIdentified,
  serviceAddressConfirmed,
  consentRequested,
  consentRecorded,
  handedOverToFiling,
  caseNumberAllocated,
  settledCaseRegistered,
  caseClosed,
  caseReopened,
  calendarAdopted,
  complaintReceived,
  complaintDecided,
  agentRegistered,
  agentRevoked,
  enterpriseAssessed,
  filingDefectsSet,
] as const;
