import { BUCKETS, PARTIAL_RELATIONS } from '@hejie/settlement';
import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, d, i, y } from './samples.js';
import { caseId, date, identifier, instant, partyId, yuan } from './shapes.js';

const negotiation = { context: 'mediation', aggregate: 'negotiation' } as const;

export const mediatorDesignated = defineFact(
  negotiation,
  'mediator-designated',
  { zh: '已选定或指定和解员', en: 'A mediator was chosen or designated' },
  z.strictObject({
    caseId,
    mediatorId: identifier,
    chosenBy: z.enum(['PARTIES', 'COURT']),
    acceptBy: instant,
    at: instant,
  }),
  {
    caseId: CASE,
    mediatorId: 'm-1',
    chosenBy: 'PARTIES',
    acceptBy: i('2026-10-13T00:00:00+08:00'),
    at: i('2026-10-08T10:00:00+08:00'),
  },
);

export const designationDeclined = defineFact(
  negotiation,
  'designation-declined',
  { zh: '和解员不接受选任或逾期未答复', en: 'The mediator declined, or kept silent until the end of the time' },
  z.strictObject({ caseId, mediatorId: identifier, silence: z.boolean(), at: instant }),
  { caseId: CASE, mediatorId: 'm-1', silence: true, at: i('2026-10-13T00:00:00+08:00') },
);

export const conflictDisclosed = defineFact(
  negotiation,
  'conflict-disclosed',
  { zh: '和解员披露可能影响公正的关系', en: 'The mediator disclosed a relation that may make him partial' },
  z.strictObject({
    caseId,
    mediatorId: identifier,
    relation: z.enum(PARTIAL_RELATIONS),
    decideBy: instant,
    at: instant,
  }),
  {
    caseId: CASE,
    mediatorId: 'm-1',
    relation: 'RELATIVE',
    decideBy: i('2026-11-28T00:00:00+08:00'),
    at: i('2026-11-24T10:00:00+08:00'),
  },
);

export const recusalRequested = defineFact(
  negotiation,
  'recusal-requested',
  { zh: '当事人申请和解员回避', en: 'A party asks that the mediator be recused' },
  z.strictObject({
    caseId,
    mediatorId: identifier,
    partyId,
    decideBy: instant,
    reconsidered: z.boolean(),
    at: instant,
  }),
  {
    caseId: CASE,
    mediatorId: 'm-1',
    partyId: 'p-2',
    decideBy: i('2026-11-28T00:00:00+08:00'),
    reconsidered: false,
    at: i('2026-11-24T10:00:00+08:00'),
  },
);

export const recusalSettled = defineFact(
  negotiation,
  'recusal-settled',
  {
    zh: '和解员的回避事项已有结果：各方同意其继续、决定驳回或者不再由其办理',
    en: 'A doubt about the mediator is settled: all consent, the request is refused, or he leaves the case',
  },
  z.strictObject({ caseId, mediatorId: identifier, outcome: z.enum(['CONSENTED', 'REFUSED', 'LEAVES']), at: instant }),
  { caseId: CASE, mediatorId: 'm-1', outcome: 'LEAVES', at: i('2026-11-26T10:00:00+08:00') },
);

export const mediatorReplaced = defineFact(
  negotiation,
  'mediator-replaced',
  { zh: '和解员已被更换，和解期限继续计算', en: 'The mediator was replaced; the period of negotiation goes on' },
  z.strictObject({
    caseId,
    mediatorId: identifier,
    ground: z.enum(['DISCLOSED', 'RECUSED', 'OTHER']),
    lastDay: date,
    at: instant,
  }),
  { caseId: CASE, mediatorId: 'm-1', ground: 'RECUSED', lastDay: d('2026-12-24'), at: i('2026-11-26T10:00:00+08:00') },
);

export const negotiationTakenOver = defineFact(
  negotiation,
  'negotiation-taken-over',
  {
    zh: '接替的和解员接受选任，和解期限不重新起算',
    en: 'Another mediator accepted and goes on; the period of negotiation does not begin anew',
  },
  z.strictObject({ caseId, mediatorId: identifier, lastDay: date, at: instant }),
  { caseId: CASE, mediatorId: 'm-2', lastDay: d('2026-12-24'), at: i('2026-11-27T10:00:00+08:00') },
);

const appraisal = z.strictObject({
  caseId,
  begins: date,
  until: date,
  from: date,
  lastDay: date,
  deadline: instant,
  provisional: z.boolean(),
  at: instant,
});

export const appraisalOrdered = defineFact(
  negotiation,
  'appraisal-ordered',
  {
    zh: '委托评估鉴定或者重定其期限；期间依规则不计入和解期限的，届满日顺延',
    en: 'An appraisal was ordered, or its term set anew; where its days do not count the end moves',
  },
  appraisal,
  {
    caseId: CASE,
    begins: d('2026-11-05'),
    until: d('2026-11-14'),
    from: d('2026-12-02'),
    lastDay: d('2026-12-14'),
    deadline: i('2026-12-15T00:00:00+08:00'),
    provisional: false,
    at: i('2026-11-05T10:00:00+08:00'),
  },
);

export const appraisalEnded = defineFact(
  negotiation,
  'appraisal-ended',
  { zh: '评估鉴定终结，和解期限继续计算', en: 'The appraisal has ended, and the days count again' },
  appraisal,
  {
    caseId: CASE,
    begins: d('2026-11-05'),
    until: d('2026-11-10'),
    from: d('2026-12-14'),
    lastDay: d('2026-12-08'),
    deadline: i('2026-12-09T00:00:00+08:00'),
    provisional: false,
    at: i('2026-11-10T15:00:00+08:00'),
  },
);

export const designationRederived = defineFact(
  negotiation,
  'designation-rederived',
  {
    zh: '新公布的放假安排变动了和解员答复的期限',
    en: 'A newly published holiday notice has moved the time that a mediator has to answer',
  },
  z.strictObject({ caseId, mediatorId: identifier, from: instant, acceptBy: instant, at: instant }),
  {
    caseId: CASE,
    mediatorId: 'm-1',
    from: i('2026-10-08T00:00:00+08:00'),
    acceptBy: i('2026-10-10T00:00:00+08:00'),
    at: i('2026-09-29T10:00:00+08:00'),
  },
);

export const negotiationStarted = defineFact(
  negotiation,
  'negotiation-started',
  { zh: '和解员接受，和解期限开始', en: 'The mediator accepted and the period of negotiation runs' },
  z.strictObject({
    caseId,
    mediatorId: identifier,
    lastDay: date,
    deadline: instant,
    provisional: z.boolean(),
    at: instant,
  }),
  {
    caseId: CASE,
    mediatorId: 'm-1',
    lastDay: d('2026-10-08'),
    deadline: i('2026-10-09T00:00:00+08:00'),
    provisional: false,
    at: i('2026-09-04T10:00:00+08:00'),
  },
);

export const negotiationReminded = defineFact(
  negotiation,
  'negotiation-reminded',
  { zh: '和解期限届满前已提醒', en: 'The end of the negotiation was announced' },
  z.strictObject({
    caseId,
    daysBefore: z.number().int().nonnegative(),
    lastDay: date,
    at: instant,
    latenessSeconds: z.number().nonnegative(),
  }),
  { caseId: CASE, daysBefore: 3, lastDay: d('2026-10-08'), at: i('2026-10-05T09:00:00+08:00'), latenessSeconds: 0 },
);

export const negotiationExtended = defineFact(
  negotiation,
  'negotiation-extended',
  { zh: '双方当事人共同申请，和解期限延长', en: 'On the request of all parties the negotiation was extended' },
  z.strictObject({
    caseId,
    days: z.number().int().positive(),
    from: date,
    lastDay: date,
    deadline: instant,
    provisional: z.boolean(),
    at: instant,
  }),
  {
    caseId: CASE,
    days: 15,
    from: d('2026-12-23'),
    lastDay: d('2027-01-07'),
    deadline: i('2027-01-08T00:00:00+08:00'),
    provisional: true,
    at: i('2026-12-22T10:00:00+08:00'),
  },
);

export const negotiationRederived = defineFact(
  negotiation,
  'negotiation-rederived',
  {
    zh: '放假安排公布后，和解期限届满日已重新推算',
    en: 'After a new holiday notice the end of the negotiation was derived again',
  },
  z.strictObject({
    caseId,
    from: date,
    lastDay: date,
    deadline: instant,
    moved: z.boolean(),
    provisional: z.boolean(),
    at: instant,
  }),
  {
    caseId: CASE,
    from: d('2027-01-07'),
    lastDay: d('2027-01-07'),
    deadline: i('2027-01-08T00:00:00+08:00'),
    moved: false,
    provisional: false,
    at: i('2026-12-24T10:00:00+08:00'),
  },
);

export const agreementProposed = defineFact(
  negotiation,
  'agreement-proposed',
  { zh: '和解协议文本已提交并通过合法性审查', en: 'A draft agreement was submitted and passed the legality review' },
  z.strictObject({ caseId, version: z.number().int().positive(), total: yuan, at: instant }),
  { caseId: CASE, version: 1, total: y('900000.00'), at: i('2026-06-01T10:00:00+08:00') },
);

export const agreementSigned = defineFact(
  negotiation,
  'agreement-signed',
  { zh: '一方已在和解协议上签字', en: 'One signatory signed the agreement' },
  z.strictObject({
    caseId,
    version: z.number().int().positive(),
    signatory: z.enum(['CREDITOR', 'DEBTOR', 'MEDIATOR', 'CLERK']),
    signatoryId: identifier,
    at: instant,
  }),
  { caseId: CASE, version: 1, signatory: 'CREDITOR', signatoryId: 'creditor', at: i('2026-06-01T11:00:00+08:00') },
);

/** SET-ART-18: a guarantor made his promise to the court by his signature under the record; `agreement-signed` knows the four who always sign. */
export const guarantorSigned = defineFact(
  negotiation,
  'guarantor-signed',
  { zh: '担保人已在笔录上签字，向法院作出承诺', en: 'A guarantor signed the record, and so promised the court' },
  z.strictObject({ caseId, version: z.number().int().positive(), signatoryId: identifier, at: instant }),
  { caseId: CASE, version: 1, signatoryId: 'guarantor', at: i('2026-06-01T11:30:00+08:00') },
);

export const guarantorIdentified = defineFact(
  negotiation,
  'guarantor-identified',
  {
    zh: '已核对担保人身份并登记其账号',
    en: 'Who a guarantor is was checked, and the account with which he acts entered',
  },
  z.strictObject({ caseId, guarantorId: identifier, partyRef: identifier, at: instant }),
  { caseId: CASE, guarantorId: 'guarantor-1', partyRef: 'account-9', at: i('2026-06-01T11:00:00+08:00') },
);

const instalment = z.strictObject({ no: z.number().int().positive(), due: date, amount: yuan });
const waiver = z.strictObject({
  of: z.enum(['PRINCIPAL', 'INTEREST', 'DOUBLED', 'PENALTY']),
  amount: yuan.optional(),
  condition: z.enum(['FULL_PERFORMANCE', 'UNCONDITIONAL']).nullable(),
});

export const agreementConfirmed = defineFact(
  negotiation,
  'agreement-confirmed',
  { zh: '和解协议经各方签字确认', en: 'The agreement was confirmed by all signatures' },
  z.strictObject({
    caseId,
    version: z.number().int().positive(),
    total: yuan,
    schedule: z.array(instalment).min(1),
    /** What is owed in kind, at its agreed value, numbered on (SET-ART-17-3). */
    inKind: z.array(instalment).min(1).max(200).optional(),
    /** What the balance of the title turns on, if it revives, and until when instalments are performed in time. */
    terms: z
      .strictObject({
        allocationOrder: z.array(z.enum(BUCKETS)).nullable(),
        /** The first value date to which that order applies; absent: to everything received. */
        allocationFrom: date.optional(),
        waivers: z.array(waiver).max(20),
        /** SET-GRACE, SET-DUE-REST; absent in facts of before they were told: then a default is what performance finds. */
        due: z
          .strictObject({
            grace: z
              .strictObject({ days: z.number().int().positive(), unit: z.enum(['WORKING', 'CALENDAR']) })
              .optional(),
            restDay: z.enum(['NEXT_WORKDAY', 'AS_WRITTEN']).optional(),
          })
          .optional(),
      })
      .optional(),
    /** SET-LEDGER: since when it is in force, of a settlement that was taken over; absent: since it was told. */
    confirmedOn: date.optional(),
    at: instant,
  }),
  {
    caseId: CASE,
    version: 1,
    total: y('900000.00'),
    schedule: [
      { no: 1, due: d('2026-06-30'), amount: y('300000.00') },
      { no: 2, due: d('2026-09-30'), amount: y('300000.00') },
      { no: 3, due: d('2026-12-31'), amount: y('300000.00') },
    ],
    inKind: [{ no: 4, due: d('2026-12-31'), amount: y('50000.00') }],
    terms: {
      allocationOrder: null,
      waivers: [{ of: 'DOUBLED', condition: 'FULL_PERFORMANCE' }],
      due: { grace: { days: 5, unit: 'WORKING' }, restDay: 'NEXT_WORKDAY' },
    },
    at: i('2026-06-01T16:00:00+08:00'),
  },
);

export const agreementAmended = defineFact(
  negotiation,
  'agreement-amended',
  { zh: '和解协议经各方协商一致变更', en: 'The agreement was amended by the consent of all' },
  z.strictObject({
    caseId,
    version: z.number().int().positive(),
    effectiveFrom: date,
    total: yuan,
    schedule: z.array(instalment),
    inKind: z.array(instalment).max(200),
    terms: z.strictObject({
      allocationOrder: z.array(z.enum(BUCKETS)).nullable(),
      allocationFrom: date.optional(),
      waivers: z.array(waiver).max(20),
      due: z.strictObject({
        grace: z.strictObject({ days: z.number().int().positive(), unit: z.enum(['WORKING', 'CALENDAR']) }).optional(),
        restDay: z.enum(['NEXT_WORKDAY', 'AS_WRITTEN']).optional(),
      }),
    }),
    at: instant,
  }),
  {
    caseId: CASE,
    version: 2,
    effectiveFrom: d('2026-10-12'),
    total: y('900000.00'),
    schedule: [
      { no: 1, due: d('2026-06-30'), amount: y('300000.00') },
      { no: 2, due: d('2026-11-30'), amount: y('300000.00') },
      { no: 3, due: d('2027-03-31'), amount: y('300000.00') },
    ],
    inKind: [],
    terms: { allocationOrder: null, waivers: [{ of: 'DOUBLED', condition: 'FULL_PERFORMANCE' }], due: {} },
    at: i('2026-10-12T10:00:00+08:00'),
  },
);

export const negotiationEnded = defineFact(
  negotiation,
  'negotiation-ended',
  { zh: '和解不成', en: 'The negotiation ended without a settlement' },
  z.strictObject({
    caseId,
    outcome: z.enum(['LAPSED', 'FAILED', 'WITHDRAWN']),
    latenessSeconds: z.number().nonnegative(),
    at: instant,
  }),
  { caseId: CASE, outcome: 'LAPSED', latenessSeconds: 0, at: i('2026-10-09T00:00:00+08:00') },
);

export const selectionAndNegotiationRederived = defineFact(
  negotiation,
  'deadlines-rederived',
  {
    zh: '新公布的放假安排变动了选定和解员或者和解协商的期限',
    en: 'A newly published holiday notice has moved a deadline of selection or negotiation, or made it certain',
  },
  z.strictObject({ caseId, calendarEditions: z.array(identifier).min(1), at: instant }),
  { caseId: CASE, calendarEditions: ['state-council-2026'], at: i('2026-09-29T10:00:00+08:00') },
);

export const mediationFacts = [
  mediatorDesignated,
  designationDeclined,
  designationRederived,
  conflictDisclosed,
  recusalRequested,
  recusalSettled,
  mediatorReplaced,
  negotiationTakenOver,
  appraisalOrdered,
  appraisalEnded,
  negotiationStarted,
  negotiationReminded,
  negotiationExtended,
  negotiationRederived,
  agreementProposed,
  agreementSigned,
  guarantorSigned,
  guarantorIdentified,
  agreementConfirmed,
  agreementAmended,
  negotiationEnded,
  selectionAndNegotiationRederived,
] as const;
