import { z } from 'zod';
import { date, identifier, instant, name, partyId, prose, sha256, text, yuan } from '../facts/shapes.js';
import { signatories } from './documents.js';

/** Who answers questions about a paper. */
const contact = { contact: name(60), phone: text(30) };
/** Sentences of a paper in the words of who orders it. */
const sentences = z.array(text(1000)).min(1).max(20);
const facts = text(1000);
const byJudges = signatories.min(1);
/** Of a ruling on an application to resume, by its number. */
const onApplication = { application: z.number().int().positive(), facts, signatories: byJudges };

/** POST /cases/:caseId/papers of intake: a paper of the beginning (程序文书), made of what is on record and what its maker says. */
export const orderIntakePaper = z.discriminatedUnion('kind', [
  /** 引导告知书, to every party. */
  z.strictObject({ kind: z.literal('GUIDANCE_NOTICE'), ...contact }),
  /** 征询意见笔录 of a party that has answered: what it was told, and who took it down. */
  z.strictObject({
    kind: z.literal('CONSENT_RECORD'),
    partyId,
    told: sentences,
    recorder: name(60),
    reason: text(500).optional(),
  }),
  /** 执行通知书 to a debtor: what the title orders of him, in its words. */
  z.strictObject({
    kind: z.literal('ENFORCEMENT_NOTICE'),
    partyId,
    /** Day of filing (立案日) where the number of enforcement was given elsewhere. */
    filedOn: date.optional(),
    duty: sentences,
    fee: yuan.optional(),
    account: text(200).optional(),
    ...contact,
  }),
  /** 报告财产令 to a debtor, with his notice; of money alone (TITLE-ACT). */
  z.strictObject({ kind: z.literal('PROPERTY_REPORT_ORDER'), partyId, within: text(60), ...contact }),
  /** 驳回执行申请裁定书. */
  z.strictObject({ kind: z.literal('REJECTION_RULING'), facts, signatories: byJudges }),
  /** 律师调查令, 执行悬赏公告, 司法救助决定书, 协助函, 问题线索移送函, 委托函: of a matter beside the settlement (辅助事项) that was decided, by its number. */
  z.strictObject({ kind: z.literal('AUXILIARY_PAPER'), no: z.number().int().min(1).max(10_000), ...contact }),
]);
export type OrderIntakePaper = z.output<typeof orderIntakePaper>;

/** POST /cases/:caseId/papers of mediation. */
export const orderMediationPaper = z.discriminatedUnion('kind', [
  /** 和解员指定决定书 for the last mediator whom the court designated. */
  z.strictObject({ kind: z.literal('MEDIATOR_DESIGNATION'), ground: text(300), ...contact }),
  /** 回避决定书 on the last request that was decided. */
  z.strictObject({ kind: z.literal('RECUSAL_DECISION'), reason: text(500), signatories: signatories.min(1) }),
  /** 执前和解协议 (执行和解协议), as it was signed: with the name of the clerk, who is on record by the subject of his token alone. */
  z.strictObject({ kind: z.literal('SETTLEMENT_AGREEMENT'), clerk: name(60) }),
  /** 担保书 of a guarantor of the confirmed agreement. */
  z.strictObject({ kind: z.literal('SECURITY_BOND'), guarantorId: identifier }),
  /** 和解不成通知书, to every party. */
  z.strictObject({ kind: z.literal('FAILED_NOTICE'), ...contact }),
]);
export type OrderMediationPaper = z.output<typeof orderMediationPaper>;

/** POST /cases/:caseId/papers of performance. */
export const orderPerformancePaper = z.discriminatedUnion('kind', [
  /** 中止执行裁定书. */
  z.strictObject({ kind: z.literal('STAY_RULING'), facts, signatories: byJudges }),
  /** 恢复执行裁定书, 不予恢复执行裁定书, on an application by its number. */
  z.strictObject({ kind: z.literal('RESUMPTION_RULING'), ...onApplication }),
  z.strictObject({ kind: z.literal('NO_RESUMPTION_RULING'), ...onApplication }),
  /** 终结执行裁定书: what becomes of the controls. */
  z.strictObject({ kind: z.literal('TERMINATION_RULING'), facts, controls: text(300), signatories: byJudges }),
  /** 计算清单 of the balance on which enforcement resumed. */
  z.strictObject({ kind: z.literal('CALCULATION_LIST') }),
  /** 催告通知书 to a debtor: every instalment that is due and unpaid; until when it may still be paid. */
  z.strictObject({ kind: z.literal('DEMAND_NOTICE'), partyId, until: date.optional(), ...contact }),
  /** 履行完毕证明. */
  z.strictObject({ kind: z.literal('COMPLETION_CERTIFICATE') }),
  /** 结案通知书, 恢复执行通知书, to every party. */
  z.strictObject({ kind: z.literal('CLOSING_NOTICE'), facts, ...contact }),
  z.strictObject({ kind: z.literal('RESUMPTION_NOTICE'), ...contact }),
]);
export type OrderPerformancePaper = z.output<typeof orderPerformancePaper>;

/** One of the papers of an application (申请材料). */
export const applicationPaper = z.strictObject({
  /** What it is: 申请执行书, 生效法律文书, 身份证明 …; no name of a person. */
  title: text(120),
  pages: z.number().int().min(1).max(5_000).optional(),
  /** Hash of its image, where there is one. */
  sha256: sha256.optional(),
});

/** GET /cases/:caseId/papers: the papers of the application, in the order of the file, and whether the settlement centre has them (A10, D8). */
export const papersAnswer = z.object({
  papers: z.array(applicationPaper.extend({ no: z.number().int().positive(), inCentre: z.boolean() })),
  /** When the centre took the case in; null: it has not yet. */
  receivedAt: instant.nullable(),
  receivedBy: z.string().nullable(),
});

/** POST /cases/:caseId/centre-receipt: the settlement centre takes the case in with its papers; what is missing is fetched (A10). */
export const receiveInCentre = z.strictObject({
  /** Numbers of papers that did not come along. */
  missing: z.array(z.number().int().min(1).max(100)).max(100).default([]),
  note: prose.optional(),
});
