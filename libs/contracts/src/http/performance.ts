import {
  BREACH_SIGNS,
  DEPOSIT_GROUNDS,
  FOR_NOW_CONFIRMED_BY,
  FOUND_FOR_NOW,
  OBSTACLE_GROUNDS,
  OBSTRUCTIONS,
  PERFORMANCE_ANSWERS,
  RECEIPT_KINDS,
  RECONSIDERATION_OUTCOMES,
  REVERSAL_REASONS,
  RULING_OBJECTION_GROUNDS,
  WHEREABOUTS,
} from '@hejie/settlement';
import { z } from 'zod';
import { agentId, agentIds } from './acting.js';
import { signatories } from './documents.js';
import { CLOSING_MODES } from '../workflows/resumed-enforcement.js';
import { inDigits } from './query.js';
import { caseNumber, date, identifier, partyId, text, yuan } from '../facts/shapes.js';

/** POST /cases/:caseId/receipts: money that reached the court, a deposit, or a thing whose delivery the creditor has signed for. What went straight to him without is a direct payment. */
export const postReceipt = z.strictObject({
  /** Business key of the receipt, e.g. the bank's serial: posting it again changes nothing. */
  receiptId: identifier,
  valueDate: date,
  amount: yuan,
  payerPartyId: partyId.optional(),
  /** Money; a deposit with the notary or the court (提存, SET-ART-7-2); a thing handed over, at its agreed value (SET-ART-17-3). */
  kind: z.enum(RECEIPT_KINDS).default('PAYMENT'),
  /** Why there was a deposit; asked of a deposit, and of nothing else (SET-ART-7-1, 民法典570). */
  depositGround: z.enum(DEPOSIT_GROUNDS).optional(),
  /** What was handed over, done or transferred, as the settlement names it; asked of what is in kind, and of nothing else (SET-ART-17-3). */
  thing: text(500).optional(),
  /** By what it is proven (凭证): number of the voucher or slip, the notary's certificate of the deposit, the record of delivery. For the record of the court. */
  proof: text(500),
  /** The creditor who has signed the record of delivery; asked of what is in kind, and of nothing else (SET-ART-17-3). */
  signedBy: partyId.optional(),
  /** A deposit that lies with a notary (公证提存): no line of the court's bank comes of it. */
  withNotary: z.literal(true).optional(),
  /** A line of the bank has brought the same sum, and this is another payment. */
  distinct: z.literal(true).optional(),
});
export type PostReceipt = z.input<typeof postReceipt>;

/** POST /cases/:caseId/receipts/:receiptId/reversal: a receipt entered wrongly, or sent back by the bank, no longer counts. */
export const reverseReceipt = z.strictObject({
  reason: z.enum(REVERSAL_REASONS),
  /** For the record of the court; in no letter and no fact. */
  note: text(500, 0).default(''),
});
export type ReverseReceipt = z.input<typeof reverseReceipt>;

/** The receipt of the path. */
export const receiptPath = identifier;

/** POST /cases/:caseId/performance-answers: what a creditor answers when performance is verified with him in writing (CLS-1). */
export const answerPerformance = z.strictObject({
  partyId,
  /** SILENT: he was asked and has not answered, which the court alone states. */
  outcome: z.enum(PERFORMANCE_ANSWERS),
  /** Absent: today. */
  answeredOn: date.optional(),
  /** The paper of his answer; of one who is silent, of how he was asked. */
  document: text(500),
  /** Needed of a denial: what he has not received. For the record of the court. */
  reasons: text(2000, 0).default(''),
});
export type AnswerPerformanceBody = z.output<typeof answerPerformance>;

/** POST /cases/:caseId/refunds: of the surplus, what was given back to the payer. */
export const postRefund = z.strictObject({
  /** Business key of the refund, e.g. the bank's serial: posting it again changes nothing. */
  refundId: identifier,
  valueDate: date,
  amount: yuan,
  payeePartyId: partyId.optional(),
});
export type PostRefund = z.input<typeof postRefund>;

/** GET /cases/:caseId/ledger, …/resumption: the day from within which one looks; without it, the day of the case's last record. */
export const ledgerQuery = z.strictObject({ asOf: date.optional() });

/** POST /cases/:caseId/election: the creditor's choice after a breach (SET-ART-9-1). */
export const electRemedy = z.strictObject({
  partyId,
  agentId,
  remedy: z.enum(['RESUME', 'SUE', 'TOLERATE']),
  pleads: z
    .strictObject({
      anticipatoryBreach: z.boolean().optional(),
      fraudOrDuress: z.boolean().optional(),
      voidOrRevoked: z.boolean().optional(),
    })
    .optional(),
  /** An application to resume that came on paper, recorded by the clerk: it counts from its posting or its receipt (PER-5). */
  onPaper: z.strictObject({ postedOn: date.optional(), receivedOn: date }).optional(),
  /** With the plea of anticipatory breach: what shows that the debtor will not perform (民法典578). */
  signs: z
    .array(z.strictObject({ kind: z.enum(BREACH_SIGNS), on: date, text: text(500) }))
    .max(20)
    .optional(),
});
export type ElectRemedyBody = z.input<typeof electRemedy>;

/** POST /cases/:caseId/standing-application/recall: the creditor recalls the application that he made beforehand (SET-ART-9-1). */
export const recallApplication = z.strictObject({ partyId, agentId });
export type RecallApplicationBody = z.input<typeof recallApplication>;

/** POST /cases/:caseId/resumption/withdrawal: the creditor withdraws his application to resume, until the judge has ruled on it (SET-ART-9-1). */
export const withdrawResumption = z.strictObject({ partyId, agentId });
export type WithdrawResumptionBody = z.input<typeof withdrawResumption>;

/** A ruling as a document (裁定书) that is made with the decision: what it states of the facts, and who signs it. */
const rulingPaper = z.strictObject({ facts: text(1000), signatories: signatories.min(1) });

/** POST /cases/:caseId/ruling: the judge's ruling on resumption (SET-ART-11). */
export const ruleOnResumption = z.strictObject({
  decision: z.enum(['RESUME', 'REFUSE']),
  /** Needed where the judge refuses although the gate would resume. */
  reason: text(2000, 0).default(''),
  debtorObjects: z.boolean().default(false),
  /** What the judge finds proven beside the ledger; a pleading is not a finding. What is left out is not found. */
  found: z
    .strictObject({
      anticipatoryBreach: z.boolean().default(false),
      fraudOrDuress: z.boolean().default(false),
      voidOrRevoked: z.boolean().default(false),
      /** The instalments that hang on a condition which has not come about (SET-ART-11-2). */
      conditionUnmet: z.array(z.number().int().min(1).max(10_000)).max(600).default([]),
    })
    .prefault({}),
  paper: rulingPaper.optional(),
});
export type RuleOnResumptionBody = z.input<typeof ruleOnResumption>;

/** POST /cases/:caseId/suit: whether the court accepted the creditor's suit on the settlement (SET-ART-14-1). */
export const recordSuit = z.strictObject({ suitNumber: caseNumber, accepted: z.boolean() });
export type RecordSuitBody = z.input<typeof recordSuit>;

/** POST /cases/:caseId/closing: a resumed enforcement is closed in one of the modes of CLS-4. */
export const closeEnforcement = z.strictObject({ mode: z.enum(CLOSING_MODES) });
export type CloseEnforcementBody = z.input<typeof closeEnforcement>;

/** POST /cases/:caseId/enforcement-closings: how a case of enforcement was closed where no settlement came about, or 终结执行 over one that is not performed (CLS-1, CLS-2, CLS-4). */
export const recordEnforcementClosing = z.strictObject({
  /** Of enforcement (执, 执恢) at this court. */
  caseNumber,
  mode: z.enum(CLOSING_MODES),
  closedOn: date,
  /** Of 执行完毕, and of nothing else: the value date of full performance, and what was got (执行到位金额). */
  performance: z.strictObject({ on: date, amount: yuan }).optional(),
  /** The notice or ruling by which it was closed, by name and number. */
  document: text(200),
});
export type RecordEnforcementClosingBody = z.input<typeof recordEnforcementClosing>;

/** POST /cases/:caseId/enforcement-closings/correction: what the last of them should have said, and why it did not. */
export const correctEnforcementClosing = recordEnforcementClosing.extend({ reason: text(500) });
export type CorrectEnforcementClosingBody = z.input<typeof correctEnforcementClosing>;

/** POST /cases/:caseId/enforcement-closings/withdrawal: the last of them was recorded by mistake, and the case was not closed at all. */
export const withdrawEnforcementClosing = z.strictObject({ reason: text(500) });
export type WithdrawEnforcementClosingBody = z.input<typeof withdrawEnforcementClosing>;

const doneOn = date.nullable().default(null);

/** POST /cases/:caseId/endings-for-now: what was found before enforcement is ended for now (终结本次执行程序); what was not done is left out, and named in the refusal (PROC-23). */
export const findEndingForNow = z.strictObject({
  /** Of enforcement (执, 执恢) at this court, and the day on which that case was filed. */
  caseNumber,
  filedOn: date,
  /** 执行通知书, 报告财产令, 限制消费令. */
  noticeServedOn: doneOn,
  reportOrderedOn: doneOn,
  consumptionLimitedOn: doneOn,
  /** When those were listed whom the law lets be listed (纳入失信名单), or why nobody is to be. */
  listing: z
    .union([z.strictObject({ listedOn: date }), z.strictObject({ notDue: text(500) })])
    .nullable()
    .default(null),
  /** The last day of all the looks for property, and what was looked through. */
  searched: z
    .strictObject({ on: date, means: text(1000) })
    .nullable()
    .default(null),
  /** UNDISPOSABLE: what was found cannot be disposed of. */
  found: z.enum(FOUND_FOR_NOW).nullable().default(null),
  whereabouts: z.enum(WHEREABOUTS).nullable().default(null),
  /** PUNISHED: whoever obstructed was fined, detained or prosecuted. */
  obstruction: z.enum(OBSTRUCTIONS).nullable().default(null),
  /** The creditor was told of it and of what follows, and heard. */
  creditorHeardOn: doneOn,
  /** CREDITOR: he confirmed by signature; PANEL: a panel of judges has verified it, and the president is asked. */
  confirmed: z
    .strictObject({ by: z.enum(FOR_NOW_CONFIRMED_BY), on: date })
    .nullable()
    .default(null),
});
export type FindEndingForNowBody = z.input<typeof findEndingForNow>;

/** The number of what was found, in a path: 1, 2, 3 … in its case. */
export const endingForNowNo = inDigits(z.number().int().min(1).max(10_000));

/** POST /cases/:caseId/endings-for-now/:no/approval: the president approves what a panel has verified, or does not, with his reason (民诉法解释517). */
export const approveEndingForNow = z.strictObject({ approved: z.boolean(), reason: text(2000, 0).default('') });
export type ApproveEndingForNowBody = z.input<typeof approveEndingForNow>;

const periodActId = identifier;
const evidence = text(500);

/** An act that moves the two years, of this settlement or of before it was taken over (SET-ART-10-2). */
const movesPeriod = [
  /** The debtor's written promise to perform, the creditor's demand. `actId`: business key; recording it again changes nothing. */
  z.strictObject({ kind: z.enum(['PROMISE', 'DEMAND']), actId: periodActId, day: date, evidence }),
  /** An obstacle that is over (民法典194). */
  z.strictObject({
    kind: z.literal('OBSTACLE'),
    actId: periodActId,
    from: date,
    to: date,
    ground: z.enum(OBSTACLE_GROUNDS),
    evidence,
  }),
] as const;
/** POST /takeovers: what moved the two years before. */
export const earlierPeriodAct = z.discriminatedUnion('kind', movesPeriod);

/** POST /cases/:caseId/period-acts: an act that interrupts or suspends the two years (SET-ART-10-2), with its evidence. */
export const recordPeriodAct = z.discriminatedUnion('kind', [
  ...movesPeriod,
  /** The refusal to resume was served: the procedure of that application ended then. */
  z.strictObject({
    kind: z.literal('REFUSAL_SERVED'),
    actId: periodActId,
    application: z.number().int().positive(),
    day: date,
    evidence,
  }),
]);
export type RecordPeriodActBody = z.input<typeof recordPeriodAct>;

/**
 * POST /cases/:caseId/voided-settlement: the creditor's application to resume a settlement that was performed in full or sued on, and was
 * voided or revoked by a judgment since (SET-ART-16-1). The case has ended, so no election hears it.
 */
export const applyOnVoidance = z.strictObject({
  partyId,
  agentId,
  judgment: caseNumber,
  judgedOn: date,
  /** When it took effect: the two years run from then; absent: the day of the judgment counts. */
  effectiveOn: date.optional(),
  onPaper: z.strictObject({ postedOn: date.optional(), receivedOn: date }).optional(),
});
export type ApplyOnVoidanceBody = z.input<typeof applyOnVoidance>;

/** POST /cases/:caseId/voided-settlement/ruling: the judge's ruling on it. `voided`: he finds that a judgment voided or revoked the settlement. */
export const ruleOnVoidance = z.strictObject({
  decision: z.enum(['RESUME', 'REFUSE']),
  voided: z.boolean(),
  reason: text(2000, 0).default(''),
  debtorObjects: z.boolean().default(false),
});
export type RuleOnVoidanceBody = z.input<typeof ruleOnVoidance>;

/** POST /cases/:caseId/resumption/objections: an objection to the ruling on an application to resume, or to what it deducts (SET-ART-12-1, 17-1). */
export const objectToRuling = z.strictObject({
  /** Business key: the same objection again changes nothing. */
  objectionId: identifier,
  application: z.number().int().positive(),
  partyId,
  agentId,
  ground: z.enum(RULING_OBJECTION_GROUNDS),
  reason: text(2000),
  /** Of one on paper, recorded by the clerk; absent: today. */
  receivedOn: date.optional(),
});
export type ObjectToRulingBody = z.input<typeof objectToRuling>;

/** POST /cases/:caseId/resumption/objections/:objectionId/decision: the ruling on it. */
export const decideRulingObjection = z.strictObject({
  upheld: z.boolean(),
  /** Of the case of the objection (执异). */
  rulingNumber: text(100),
  /** Needed where it is upheld. */
  reason: text(2000, 0).default(''),
});
export type DecideRulingObjectionBody = z.input<typeof decideRulingObjection>;

/** POST /cases/:caseId/resumption/objections/:objectionId/service: the ruling on it was served on a party (SET-ART-12-1). */
export const serveObjectionDecision = z.strictObject({ partyId, servedOn: date });
export type ServeObjectionDecisionBody = z.input<typeof serveObjectionDecision>;

/** POST /cases/:caseId/resumption/objections/:objectionId/reconsideration: a party takes that ruling to the court above (复议). */
export const askRulingReconsideration = z.strictObject({
  partyId,
  agentId,
  /** Of one on paper, recorded by the clerk; absent: today. */
  receivedOn: date.optional(),
  /** The day on which it was posted, which keeps the time (PER-5). */
  postedOn: date.optional(),
});
export type AskRulingReconsiderationBody = z.input<typeof askRulingReconsideration>;

/** POST /cases/:caseId/resumption/objections/:objectionId/reconsideration/decision: what the court above has ruled. */
export const recordRulingReconsidered = z.strictObject({
  outcome: z.enum(RECONSIDERATION_OUTCOMES),
  /** Of the case of the reconsideration (执复). */
  rulingNumber: text(100),
  servedOn: date,
});
export type RecordRulingReconsideredBody = z.input<typeof recordRulingReconsidered>;
/** The objection of the path. */
export const rulingObjectionPath = identifier;

/** POST /cases/:caseId/guarantors/enforcement: the creditor applies for direct enforcement under a guarantee of the settlement (SET-ART-18-1). */
export const applyAgainstGuarantor = z.strictObject({
  partyId,
  agentId,
  /** Id of the surety in the agreement, or of the owner of the thing that secures performance. */
  guarantorId: identifier,
});
export type ApplyAgainstGuarantorBody = z.input<typeof applyAgainstGuarantor>;

/** POST /cases/:caseId/guarantors/enforcement/ruling: the judge's ruling on it (直接执行担保财产). */
export const ruleOnGuarantor = z.strictObject({
  guarantorId: identifier,
  decision: z.enum(['ENFORCE', 'REFUSE']),
  rulingNumber: text(100),
  /** GUA-5: the debtor's cash and deposits that are ready for enforcement, which go first. */
  debtorCash: yuan.prefault('0.00'),
  reason: text(2000, 0).default(''),
});
export type RuleOnGuarantorBody = z.input<typeof ruleOnGuarantor>;

/** POST /cases/:caseId/long-performance: a judge proposes to close enforcement while a settlement is performed over a long time (CLS-5). */
export const proposeLongPerformance = z.strictObject({
  /** Of enforcement (执, 执恢) at this court. */
  caseNumber,
  /** The ruling by which it is to be closed, by name and number. */
  document: text(200),
  /** What the debtors' assets are worth by what the judge knows beside the file of property, which counts where it shows more. */
  assets: yuan.prefault('0.00'),
  /** How often the judge knows mediator and agent to have met within the quarter; the court's own records count where they show more. */
  pairThisQuarter: z.number().int().min(0).max(100_000).default(0),
});
export type ProposeLongPerformanceBody = z.input<typeof proposeLongPerformance>;

/** POST /cases/:caseId/long-performance/statement: a creditor states, apart from the agreement, that he agrees; each creditor does. */
export const stateLongPerformance = z.strictObject({ partyId, agentId });
export type StateLongPerformanceBody = z.input<typeof stateLongPerformance>;

/** POST /cases/:caseId/long-performance/approval: the president approves it or does not; against flags, and to refuse, with his reason. */
export const approveLongPerformance = z.strictObject({ approved: z.boolean(), reason: text(2000, 0).default('') });
export type ApproveLongPerformanceBody = z.input<typeof approveLongPerformance>;

/** POST /cases/:caseId/stay: how the settlement reached the court, and that enforcement be stayed because of it (SET-ART-2). */
export const applyForStay = z.strictObject({
  /** JOINT: submitted by all; ONE_PARTY: by one, and acknowledged by every other; RECORD: oral, and signed in the record by all. */
  form: z.enum(['JOINT', 'ONE_PARTY', 'RECORD']),
  by: z.array(partyId).min(1).max(50),
  acknowledgedBy: z.array(partyId).max(50).default([]),
  agentIds,
});
export type ApplyForStayBody = z.input<typeof applyForStay>;

/** POST /cases/:caseId/stay/ruling: the judge stays enforcement, or does not (SET-ART-2-4). */
export const ruleOnStay = z
  .strictObject({
    decision: z.enum(['STAY', 'REFUSE']),
    /** Of a ruling that was written elsewhere; one that is made here gets its number of the register. */
    rulingNumber: text(100).optional(),
    /** Of a stay: the ruling is made with the decision. */
    paper: rulingPaper.optional(),
    /** Needed where he refuses. */
    reason: text(2000, 0).default(''),
  })
  .refine(({ decision, rulingNumber, paper }) => (paper ? decision === 'STAY' && !rulingNumber : rulingNumber), {
    path: ['rulingNumber'],
    params: {
      code: 'STAY.NUMBER_OR_PAPER',
      zh: '写明裁定书编号，或者随中止执行的决定一并制作裁定书（paper），两者取一。',
      en: 'State the number of the ruling, or have the ruling that stays made with the decision (paper): one of both.',
    },
    message: 'State the number of the ruling, or have it made with the decision: one of both.',
  });
export type RuleOnStayBody = z.input<typeof ruleOnStay>;

/** POST /cases/:caseId/termination: the creditors withdraw their application because of a settlement (SET-ART-2-5, 解释464). */
export const applyForTermination = z.strictObject({ signedBy: z.array(partyId).min(1).max(50), agentIds });
export type ApplyForTerminationBody = z.input<typeof applyForTermination>;

/** POST /cases/:caseId/termination/ruling: the judge terminates enforcement, or does not. */
export const ruleOnTermination = z.strictObject({
  decision: z.enum(['TERMINATE', 'REFUSE']),
  /** Of enforcement (执, 执恢) at this court. */
  caseNumber,
  rulingNumber: text(100),
  /** Needed where he refuses. */
  reason: text(2000, 0).default(''),
});
export type RuleOnTerminationBody = z.input<typeof ruleOnTermination>;

/** A settlement made out of court: what it says is owed, and when. */
const unsubmittedTerms = z.strictObject({
  agreedOn: date,
  total: yuan,
  schedule: z
    .array(z.strictObject({ no: z.number().int().positive(), due: date, amount: yuan }))
    .min(1)
    .max(500),
});

/** POST /cases/:caseId/unsubmitted-settlement/objections: the debtor objects on a settlement that was never submitted, or not acknowledged (SET-ART-19-0). */
export const objectOnUnsubmitted = z.strictObject({
  /** Business key: the same objection again changes nothing. */
  objectionId: identifier,
  partyId,
  agentId,
  why: z.enum(['NOT_SUBMITTED', 'NOT_ACKNOWLEDGED']),
  terms: unsubmittedTerms,
  reason: text(2000),
  /** Of one on paper, recorded by the clerk; absent: today. */
  receivedOn: date.optional(),
});
export type ObjectOnUnsubmittedBody = z.input<typeof objectOnUnsubmitted>;

/** POST /cases/:caseId/unsubmitted-settlement/objections/:objectionId/ruling: what the judge finds, and the ruling that follows from it (SET-ART-19-1 to 19-5). */
export const ruleOnUnsubmitted = z.strictObject({
  found: z.strictObject({
    /** It was made, has effect and is not void. */
    formedAndValid: z.boolean(),
    /** The debtor has said or shown that he will not perform (民法典578). */
    anticipatoryBreach: z.boolean().default(false),
    /** Instalments that hang on a condition that has not come about, by their numbers; true: all of them. */
    conditionUnmet: z.union([z.boolean(), z.array(z.number().int().positive()).max(500)]).default(false),
    payments: z
      .array(z.strictObject({ paidOn: date, amount: yuan }))
      .max(2000)
      .default([]),
  }),
  decision: z.enum(['TERMINATE', 'STAY', 'REJECT']),
  /** Of the enforcement objected to (执, 执恢). */
  caseNumber,
  /** Of the case of the objection (执异). */
  rulingNumber: text(100),
  reason: text(2000),
});
export type RuleOnUnsubmittedBody = z.input<typeof ruleOnUnsubmitted>;
