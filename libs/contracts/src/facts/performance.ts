import {
  CLOSING_MODES,
  OBJECTION_FOLLOWS,
  PAYOUT_KINDS,
  PERIOD_ACT_KINDS,
  RECEIPT_KINDS,
  REVERSAL_REASONS,
  RULING_OBJECTION_GROUNDS,
  WITHHOLDING_GROUNDS,
} from '@hejie/settlement';
import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, d, i, y } from './samples.js';
import { caseId, caseNumber, courtCode, date, identifier, instant, partyId, text, yuan } from './shapes.js';

const settlement = { context: 'performance', aggregate: 'settlement' } as const;

export const performanceOpened = defineFact(
  settlement,
  'performance-opened',
  { zh: '履行台账已建立', en: 'The ledger of performance was opened' },
  z.strictObject({ caseId, court: courtCode, total: yuan, instalments: z.number().int().positive(), at: instant }),
  { caseId: CASE, court: '鲁0502', total: y('900000.00'), instalments: 3, at: i('2026-06-01T16:00:00+08:00') },
);

/** Wakes the case: the bridge signals it. The value date counts, not the day of posting. */
export const receiptPosted = defineFact(
  settlement,
  'receipt-posted',
  { zh: '款项已记入履行台账', en: 'A receipt was posted to the ledger' },
  z.strictObject({
    caseId,
    receiptId: identifier,
    valueDate: date,
    amount: yuan,
    /** Left out of money paid. */
    kind: z.enum(RECEIPT_KINDS).optional(),
    postedAt: instant,
  }),
  {
    caseId: CASE,
    receiptId: 'r-20260630-1',
    valueDate: d('2026-06-30'),
    amount: y('300000.00'),
    postedAt: i('2026-06-30T14:00:00+08:00'),
  },
);

/** Wakes the case as a receipt does: what it counted as paid is open again. The receipt itself stays as it was posted. */
export const receiptReversed = defineFact(
  settlement,
  'receipt-reversed',
  { zh: '收款已冲正，不再计入履行台账', en: 'A receipt was taken out of the ledger' },
  z.strictObject({
    caseId,
    receiptId: identifier,
    valueDate: date,
    amount: yuan,
    reason: z.enum(REVERSAL_REASONS),
    reversedAt: instant,
  }),
  {
    caseId: CASE,
    receiptId: 'r-20260630-1',
    valueDate: d('2026-06-30'),
    amount: y('300000.00'),
    reason: 'RETURNED_BY_BANK',
    reversedAt: i('2026-07-10T09:00:00+08:00'),
  },
);

/** What was received beyond everything owed went back to its payer; no instalment falls open by it. */
export const surplusRefunded = defineFact(
  settlement,
  'surplus-refunded',
  { zh: '多付款已退还', en: 'A surplus was given back' },
  z.strictObject({ caseId, refundId: identifier, valueDate: date, amount: yuan, at: instant }),
  {
    caseId: CASE,
    refundId: 'f-20261211-1',
    valueDate: d('2026-12-11'),
    amount: y('50.00'),
    at: i('2026-12-11T17:00:00+08:00'),
  },
);

/** Case money went out: to a creditor, or back to who paid it. */
export const caseMoneyPaidOut = defineFact(
  settlement,
  'case-money-paid-out',
  { zh: '案款已支付', en: 'Case money went out' },
  z.strictObject({
    caseId,
    payoutId: identifier,
    kind: z.enum(PAYOUT_KINDS),
    valueDate: date,
    amount: yuan,
    at: instant,
  }),
  {
    caseId: CASE,
    payoutId: 'out-20261008-1',
    kind: 'TO_CREDITOR',
    valueDate: d('2026-10-08'),
    amount: y('25000.00'),
    at: i('2026-10-08T15:00:00+08:00'),
  },
);

/** A payment to a creditor was sent back by the bank (退汇): the court holds the money of the case again. */
export const caseMoneyReturned = defineFact(
  settlement,
  'case-money-returned',
  { zh: '案款发放被银行退回', en: 'The bank sent a payment of case money back' },
  z.strictObject({ caseId, payoutId: identifier, valueDate: date, amount: yuan, at: instant }),
  {
    caseId: CASE,
    payoutId: 'out-20261008-1',
    valueDate: d('2026-10-12'),
    amount: y('25000.00'),
    at: i('2026-10-12T15:00:00+08:00'),
  },
);

/**
 * A line of the bank was found to be none of a payment: what was told by `case-money-paid-out` (PAID_OUT), the payment is to be made still, or by
 * `case-money-returned` (RETURNED), never was. `refundId`: the surplus that was told to have gone back by it.
 */
export const caseMoneyTakenBack = defineFact(
  settlement,
  'case-money-taken-back',
  { zh: '案款支付或者退汇的登记已撤销', en: 'A payment of case money, or its return, was recorded wrongly' },
  z.strictObject({
    caseId,
    payoutId: identifier,
    kind: z.enum(PAYOUT_KINDS),
    what: z.enum(['PAID_OUT', 'RETURNED']),
    valueDate: date,
    amount: yuan,
    refundId: identifier.optional(),
    at: instant,
  }),
  {
    caseId: CASE,
    payoutId: 'out-20261120-1',
    kind: 'SURPLUS',
    what: 'PAID_OUT',
    valueDate: d('2026-11-20'),
    amount: y('18.00'),
    refundId: 'payout/out-20261120-1',
    at: i('2026-11-24T15:00:00+08:00'),
  },
);

/** Case money is paid out later than its clock says, on a ground of the law; `withheld` false: no longer. */
export const caseMoneyWithheld = defineFact(
  settlement,
  'case-money-withheld',
  { zh: '案款暂缓发放或者恢复发放', en: 'Case money is withheld, or no longer' },
  z.strictObject({
    caseId,
    withholdingId: identifier,
    withheld: z.boolean(),
    ground: z.enum(WITHHOLDING_GROUNDS),
    on: date,
    at: instant,
  }),
  {
    caseId: CASE,
    withholdingId: 'hold-1',
    withheld: true,
    ground: 'DISTRIBUTION',
    on: d('2026-10-09'),
    at: i('2026-10-09T10:00:00+08:00'),
  },
);

export const instalmentReminded = defineFact(
  settlement,
  'instalment-reminded',
  { zh: '分期款到期前已提醒', en: 'An instalment was announced before it fell due' },
  z.strictObject({
    caseId,
    instalment: z.number().int().positive(),
    due: date,
    daysBefore: z.number().int().nonnegative(),
    at: instant,
    latenessSeconds: z.number().nonnegative(),
  }),
  {
    caseId: CASE,
    instalment: 2,
    due: d('2026-09-30'),
    daysBefore: 7,
    at: i('2026-09-23T09:00:00+08:00'),
    latenessSeconds: 0,
  },
);

export const breachSuspected = defineFact(
  settlement,
  'breach-suspected',
  { zh: '宽限期届满仍未足额履行，疑似违约', en: 'Short after grace: a breach is suspected' },
  z.strictObject({
    caseId,
    instalment: z.number().int().positive(),
    due: date,
    /** The last day before the breach is found: of the agreed grace, or of the time that the court waits after it (SET-GRACE). */
    graceEndedOn: date,
    /** The last day of the agreed grace; without one, until which it was performed when due. Absent in facts of before it was told apart. */
    agreedGraceEnd: date.optional(),
    outstanding: yuan,
    at: instant,
    latenessSeconds: z.number().nonnegative(),
    /** SHA-256 of the evidence in the case; absent in facts of before it was kept. */
    evidenceHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  {
    caseId: CASE,
    instalment: 2,
    due: d('2026-09-30'),
    graceEndedOn: d('2026-10-13'),
    agreedGraceEnd: d('2026-09-30'),
    outstanding: y('300000.00'),
    at: i('2026-10-14T00:00:00+08:00'),
    latenessSeconds: 0,
    evidenceHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
);

export const breachCured = defineFact(
  settlement,
  'breach-cured',
  { zh: '欠款已补足', en: 'The arrears were made good' },
  z.strictObject({ caseId, at: instant }),
  { caseId: CASE, at: i('2026-10-15T10:00:00+08:00') },
);

/** S17: money that had arrived in time was posted later; there never was a breach. */
export const breachWithdrawn = defineFact(
  settlement,
  'breach-withdrawn',
  { zh: '涉嫌违约的认定已撤回', en: 'The finding of a suspected breach was withdrawn' },
  z.strictObject({ caseId, instalment: z.number().int().positive(), paidOn: date, at: instant }),
  { caseId: CASE, instalment: 2, paidOn: d('2026-10-13'), at: i('2026-10-15T10:00:00+08:00') },
);

/** An instalment that was told to be overdue had been paid in time, by its value date, or is not due yet by a new holiday notice. */
export const overdueNoticeWithdrawn = defineFact(
  settlement,
  'overdue-notice-withdrawn',
  { zh: '逾期通知已撤回', en: 'A notice that an instalment is overdue was taken back' },
  z.strictObject({
    caseId,
    instalment: z.number().int().positive(),
    toldAt: instant,
    /** Absent: it was not paid, and is not due yet. */
    paidOn: date.optional(),
    at: instant,
  }),
  {
    caseId: CASE,
    instalment: 2,
    toldAt: i('2026-10-01T00:00:00+08:00'),
    paidOn: d('2026-09-28'),
    at: i('2026-10-08T10:00:00+08:00'),
  },
);

export const breachRederived = defineFact(
  settlement,
  'breach-rederived',
  {
    zh: '按新公布的放假安排重新推算涉嫌违约的日期',
    en: 'The days of a suspected breach were derived anew with a new holiday notice',
  },
  z.strictObject({
    caseId,
    instalment: z.number().int().positive(),
    /** The last day before the breach is found, by the earlier calendar and by the later one; as `graceEndedOn` of the finding. */
    from: date,
    graceEnd: date,
    /** As `agreedGraceEnd` of the finding, by the later calendar. */
    agreedGraceEnd: date.optional(),
    /** Does the finding stand? Else its days are not over, and it was withdrawn. */
    stands: z.boolean(),
    at: instant,
  }),
  {
    caseId: CASE,
    instalment: 2,
    from: d('2026-10-12'),
    graceEnd: d('2026-10-13'),
    agreedGraceEnd: d('2026-09-30'),
    stands: false,
    at: i('2026-10-13T10:00:00+08:00'),
  },
);

export const deadlinesRederived = defineFact(
  settlement,
  'deadlines-rederived',
  {
    zh: '新公布的放假安排变动了履行中的期限',
    en: 'A newly published holiday notice has moved a deadline of performance, or made it certain',
  },
  z.strictObject({ caseId, calendarEditions: z.array(identifier).min(1), at: instant }),
  { caseId: CASE, calendarEditions: ['state-council-2026'], at: i('2026-10-13T10:00:00+08:00') },
);

export const remedyElected = defineFact(
  settlement,
  'remedy-elected',
  { zh: '申请执行人选择了救济途径', en: 'The creditor elected a remedy' },
  z.strictObject({
    caseId,
    partyId,
    remedy: z.enum(['RESUME', 'SUE', 'TOLERATE']),
    at: instant,
    /** An application on paper counts from its posting or its receipt (PER-5); `recordedBy`: subject of the clerk. */
    onPaper: z.strictObject({ postedOn: date.optional(), receivedOn: date, recordedBy: identifier }).optional(),
    /** It was made beforehand, with the agreement, and was not recalled (SET-ART-9-1). */
    standing: z.literal(true).optional(),
  }),
  {
    caseId: CASE,
    partyId: 'p-1',
    remedy: 'RESUME',
    at: i('2026-11-23T10:00:00+08:00'),
    onPaper: { postedOn: d('2026-11-20'), receivedOn: d('2026-11-23'), recordedBy: 'clerk-1' },
  },
);

/** Wakes the case: an act that interrupts or suspends the two years to apply moves what it waits for (SET-ART-10-2). */
export const periodActRecorded = defineFact(
  settlement,
  'period-act-recorded',
  { zh: '已记录申请执行期间中断或者中止的事项', en: 'An act that interrupts or suspends the two years was recorded' },
  z.strictObject({ caseId, actId: identifier, kind: z.enum(PERIOD_ACT_KINDS), from: date, to: date, at: instant }),
  {
    caseId: CASE,
    actId: 'a-20280601-1',
    kind: 'DEMAND',
    from: d('2028-06-01'),
    to: d('2028-06-01'),
    at: i('2028-06-02T10:00:00+08:00'),
  },
);

const decision = z.enum(['RESUME', 'REFUSE']);
const rule = text(40, 0);

export const resumptionAssessed = defineFact(
  settlement,
  'resumption-assessed',
  { zh: '恢复执行申请已按第十一条审查', en: 'The application to resume went through the art. 11 gate' },
  z.strictObject({ caseId, application: z.number().int().positive(), decision, ground: rule, at: instant }),
  { caseId: CASE, application: 1, decision: 'RESUME', ground: 'SET-ART-11-0', at: i('2026-11-23T10:00:01+08:00') },
);

export const resumptionRuled = defineFact(
  settlement,
  'resumption-ruled',
  { zh: '法官已就恢复执行申请作出裁定', en: 'The judge ruled on the application to resume' },
  z.strictObject({ caseId, application: z.number().int().positive(), decision, ground: rule, at: instant }),
  { caseId: CASE, application: 1, decision: 'RESUME', ground: 'SET-ART-11-0', at: i('2026-11-23T15:00:00+08:00') },
);

/** SET-ART-9-1: the creditor has withdrawn his application before it was ruled on. */
export const resumptionWithdrawn = defineFact(
  settlement,
  'resumption-withdrawn',
  { zh: '恢复执行申请已撤回', en: 'The application to resume was withdrawn' },
  z.strictObject({ caseId, application: z.number().int().positive(), partyId, at: instant }),
  { caseId: CASE, application: 1, partyId: 'p-1', at: i('2026-11-23T14:00:00+08:00') },
);

/** SET-ART-14: what became of the creditor's suit on the settlement; one that was not accepted may have no number. */
export const suitRecorded = defineFact(
  settlement,
  'suit-recorded',
  { zh: '已登记就和解协议起诉的受理结果', en: 'It was recorded whether the suit on the settlement was accepted' },
  z.strictObject({ caseId, accepted: z.boolean(), suitNumber: text(60, 0), at: instant }),
  { caseId: CASE, accepted: true, suitNumber: '（2026）鲁0502民初900号', at: i('2026-11-23T15:00:00+08:00') },
);

export const settlementPerformed = defineFact(
  settlement,
  'settlement-performed',
  { zh: '和解协议履行完毕', en: 'The settlement was fully performed' },
  z.strictObject({ caseId, total: yuan, performedOn: date, at: instant }),
  { caseId: CASE, total: y('8182.00'), performedOn: d('2026-12-11'), at: i('2026-12-11T17:00:00+08:00') },
);

export const applicationPeriodWarned = defineFact(
  settlement,
  'application-period-warned',
  { zh: '申请执行期间即将届满或已届满', en: 'The period to apply for enforcement is about to end, or has ended' },
  z.strictObject({ caseId, lastDay: date, ended: z.boolean(), at: instant }),
  { caseId: CASE, lastDay: d('2029-01-02'), ended: false, at: i('2028-12-03T09:00:00+08:00') },
);

export const enforcementResumed = defineFact(
  settlement,
  'enforcement-resumed',
  { zh: '恢复执行，已扣除履行部分', en: 'Enforcement resumed on the balance after deductions' },
  z.strictObject({
    caseId,
    court: courtCode,
    caseNumber,
    ground: rule,
    asOf: date,
    principal: yuan,
    interest: yuan,
    doubled: yuan,
    fee: yuan,
    total: yuan,
    at: instant,
  }),
  {
    caseId: CASE,
    court: '鲁0502',
    caseNumber: '（2026）鲁0502执恢118号',
    ground: 'SET-ART-11-0',
    asOf: d('2026-11-23'),
    principal: y('700000.00'),
    interest: y('0.00'),
    doubled: y('36610.00'),
    fee: y('0.00'),
    total: y('736610.00'),
    at: i('2026-11-23T15:00:00+08:00'),
  },
);

export const enforcementEnded = defineFact(
  settlement,
  'enforcement-ended',
  { zh: '恢复执行案件终结', en: 'The resumed enforcement ended' },
  z.strictObject({ caseId, mode: text(20, 0), total: yuan, at: instant }),
  { caseId: CASE, mode: '执行完毕', total: y('0.00'), at: i('2027-01-20T10:00:00+08:00') },
);

/** What a closing says of its day. */
const recordedClosing = {
  mode: z.enum(CLOSING_MODES),
  closedOn: date,
  performance: z.strictObject({ on: date, amount: yuan }).optional(),
  /** CLS-5: for the long performance of a settlement, with its controls kept until it is performed. */
  controlsKept: z.literal(true).optional(),
};

/**
 * CLS-1, CLS-4: how enforcement was closed after a negotiation had come to nothing: no ledger knows what was paid, so of 执行完毕 the fact says since when, and for what sum, everything is
 * performed. Told again where it is corrected, or closed once more after 终结本次执行程序: the latest counts.
 */
export const enforcementClosingRecorded = defineFact(
  settlement,
  'enforcement-closing-recorded',
  {
    zh: '和解不成后，已登记执行案件的结案',
    en: 'How enforcement was closed after no settlement came about was recorded',
  },
  z.strictObject({
    caseId,
    court: courtCode,
    caseNumber,
    ...recordedClosing,
    at: instant,
  }),
  {
    caseId: CASE,
    court: '鲁0502',
    caseNumber: '（2026）鲁0502执1234号',
    mode: '执行完毕',
    closedOn: d('2026-12-14'),
    performance: { on: d('2026-12-11'), amount: y('8182.00') },
    at: i('2026-12-14T16:00:00+08:00'),
  },
);

/** CLS-4: the closing that was recorded last was none, as one in the wrong case. `standing`: the one before it, which stands; null: there is none. */
export const enforcementClosingWithdrawn = defineFact(
  settlement,
  'enforcement-closing-withdrawn',
  { zh: '误登记的执行结案已撤回', en: 'A closing of enforcement that was recorded by mistake was taken back' },
  z.strictObject({
    caseId,
    court: courtCode,
    caseNumber,
    standing: z.strictObject(recordedClosing).nullable(),
    at: instant,
  }),
  {
    caseId: CASE,
    court: '鲁0502',
    caseNumber: '（2026）鲁0502执1234号',
    standing: null,
    at: i('2026-12-15T09:00:00+08:00'),
  },
);

/** CLS-3: of a case that ended as performed; a sum of zero: nothing any longer. The latest is the one with the highest number of its record. */
export const owedAfterEndingSet = defineFact(
  settlement,
  'owed-after-ending-set',
  { zh: '案件履行完毕后的欠款数额已变更', en: 'What is owed of a case that ended as performed is another sum' },
  z.strictObject({ caseId, owed: yuan, asOf: date, at: instant }),
  { caseId: CASE, owed: y('600000.00'), asOf: d('2026-07-25'), at: i('2026-07-25T09:00:00+08:00') },
);

const OBJECTION = {
  objectionId: identifier,
  application: z.number().int().positive(),
  ground: z.enum(RULING_OBJECTION_GROUNDS),
};

export const rulingObjectionReceived = defineFact(
  settlement,
  'ruling-objection-received',
  { zh: '已收到对恢复执行裁定的异议', en: 'An objection to the ruling on resumption was received' },
  z.strictObject({ caseId, ...OBJECTION, partyId, decideBy: date, at: instant }),
  {
    caseId: CASE,
    objectionId: 'objection-1',
    application: 1,
    ground: 'RULING',
    partyId: 'p-2',
    decideBy: d('2026-12-09'),
    at: i('2026-11-24T10:00:00+08:00'),
  },
);

export const rulingObjectionDecided = defineFact(
  settlement,
  'ruling-objection-decided',
  { zh: '对恢复执行裁定的异议已作出裁定', en: 'An objection to the ruling on resumption was decided' },
  z.strictObject({
    caseId,
    ...OBJECTION,
    upheld: z.boolean(),
    consequence: z.enum(['NONE', 'RESUMPTION_REVOKED', 'APPLICATION_OPEN', 'BALANCE_ANEW']),
    at: instant,
  }),
  {
    caseId: CASE,
    objectionId: 'objection-1',
    application: 1,
    ground: 'RULING',
    upheld: false,
    consequence: 'NONE',
    at: i('2026-12-08T10:00:00+08:00'),
  },
);

/**
 * SET-ART-12-1: a decision on an objection is carried out by the case. Wakes the case, where it runs; `reopens`: it had ended, and intake opens it again.
 * REVIVED also ends the enforcement that had resumed.
 */
export const objectionFollowed = defineFact(
  settlement,
  'objection-followed',
  { zh: '异议裁定由案件执行', en: 'A decision on an objection is carried out in the case' },
  z.strictObject({
    caseId,
    objectionId: identifier,
    application: z.number().int().positive(),
    follow: z.enum(OBJECTION_FOLLOWS),
    reopens: z.boolean(),
    at: instant,
  }),
  {
    caseId: CASE,
    objectionId: 'objection-1',
    application: 1,
    follow: 'REVIVED',
    reopens: true,
    at: i('2026-12-08T10:00:00+08:00'),
  },
);

/** SET-ART-12-1: a party has taken the ruling on his objection to the court above (复议). */
export const rulingReconsiderationAsked = defineFact(
  settlement,
  'ruling-reconsideration-asked',
  { zh: '已收到对异议裁定的复议申请', en: 'The ruling on an objection is taken to the court above' },
  z.strictObject({ caseId, ...OBJECTION, partyId, sendBy: date, decideBy: date, at: instant }),
  {
    caseId: CASE,
    objectionId: 'objection-1',
    application: 1,
    ground: 'RULING',
    partyId: 'p-2',
    sendBy: d('2026-12-21'),
    decideBy: d('2027-01-13'),
    at: i('2026-12-14T10:00:00+08:00'),
  },
);

/** SET-ART-12-1: what the court above has ruled; `consequence`: what a person is to carry out because of it. */
export const rulingReconsidered = defineFact(
  settlement,
  'ruling-reconsidered',
  { zh: '对异议裁定的复议已作出裁定', en: 'The court above has ruled on the reconsideration' },
  z.strictObject({
    caseId,
    ...OBJECTION,
    outcome: z.enum(['DISMISSED', 'CHANGED', 'REMITTED']),
    consequence: z.enum(['NONE', 'RESUMPTION_REVOKED', 'APPLICATION_OPEN', 'BALANCE_ANEW', 'RULING_STANDS']),
    at: instant,
  }),
  {
    caseId: CASE,
    objectionId: 'objection-1',
    application: 1,
    ground: 'RULING',
    outcome: 'DISMISSED',
    consequence: 'NONE',
    at: i('2027-01-08T10:00:00+08:00'),
  },
);

/** SET-ART-18-1: a judge ordered direct enforcement under a guarantee: property of that guarantor may be controlled on this ruling, by a person's decision. */
export const guarantorOrdered = defineFact(
  settlement,
  'guarantor-ordered',
  { zh: '已裁定直接执行担保财产', en: 'Direct enforcement under a guarantee was ordered' },
  z.strictObject({
    caseId,
    court: courtCode,
    /** Of the enforcement in which it was ordered. */
    caseNumber,
    guarantorId: identifier,
    kind: z.enum(['SURETY', 'SECURITY']),
    rulingNumber: text(100),
    upTo: yuan,
    at: instant,
  }),
  {
    caseId: CASE,
    court: '鲁0502',
    caseNumber: '（2026）鲁0502执恢88号',
    guarantorId: 'guarantor-1',
    kind: 'SURETY',
    rulingNumber: '（2026）鲁0502执恢88号之一',
    upTo: y('724610.00'),
    at: i('2026-12-01T10:00:00+08:00'),
  },
);

const stayRuling = z.strictObject({ caseId, court: courtCode, rulingNumber: text(100), rule, at: instant });
const stayRulingSample = {
  caseId: CASE,
  court: '鲁0502',
  rulingNumber: '（2026）鲁0502执1234号之二',
  rule: 'SET-ART-2-1',
  at: i('2026-06-02T10:00:00+08:00'),
};

/** SET-ART-2-4: a judge stayed enforcement because of a settlement; nothing that is controlled is lifted by it (SET-ART-3-2). */
export const enforcementStayed = defineFact(
  settlement,
  'enforcement-stayed',
  { zh: '因执行和解裁定中止执行', en: 'Enforcement was stayed because of a settlement' },
  stayRuling,
  stayRulingSample,
);

/** SET-ART-2-4: a judge refused to stay enforcement because of a settlement. */
export const stayRefused = defineFact(
  settlement,
  'stay-refused',
  { zh: '裁定不予中止执行', en: 'A stay because of a settlement was refused' },
  stayRuling,
  stayRulingSample,
);

export const performanceFacts = [
  performanceOpened,
  receiptPosted,
  receiptReversed,
  surplusRefunded,
  caseMoneyPaidOut,
  caseMoneyReturned,
  caseMoneyTakenBack,
  caseMoneyWithheld,
  instalmentReminded,
  breachSuspected,
  breachCured,
  breachWithdrawn,
  overdueNoticeWithdrawn,
  breachRederived,
  deadlinesRederived,
  remedyElected,
  periodActRecorded,
  resumptionAssessed,
  resumptionRuled,
  resumptionWithdrawn,
  suitRecorded,
  settlementPerformed,
  applicationPeriodWarned,
  enforcementResumed,
  enforcementEnded,
  enforcementClosingRecorded,
  enforcementClosingWithdrawn,
  owedAfterEndingSet,
  rulingObjectionReceived,
  rulingObjectionDecided,
  rulingReconsiderationAsked,
  rulingReconsidered,
  objectionFollowed,
  guarantorOrdered,
  enforcementStayed,
  stayRefused,
] as const;
