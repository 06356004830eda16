import { z } from 'zod';
import { caseNumber, date, identifier, instant, partyId, text } from '../facts/shapes.js';

/** 《失信规定》第一条: what is read of a ground where the API is described. */
const GROUNDS = [
  '1：有履行能力而拒不履行 able but refuses',
  '2：伪造证据、暴力、威胁等方法妨碍、抗拒执行 forged evidence, violence, threats',
  '3：虚假诉讼、仲裁或者隐匿、转移财产规避执行 sham suits, assets hidden or moved',
  '4：违反财产报告制度 breach of the report of property',
  '5：违反限制消费令 breach of an order limiting consumption',
  '6：无正当理由拒不履行执行和解协议 refuses without good reason to perform the settlement',
].join('；');

/** 执行通知书 that the debtor has not heeded: what it is, and its two days. */
export const enforcementNotice = z.strictObject({
  servedOn: date.describe('执行通知书送达被执行人之日 day on which the notice was served on the debtor'),
  lastDay: date.describe(
    '执行通知书指定的履行期间最后一日，至其24时届满，休假日顺延至假后第一日 last day of the period that the notice set; over at its 24:00, or at that of the first working day after it',
  ),
});

/** POST /cases/:caseId/credit: a proposal to enter a debtor on the dishonesty list (DIS-ART-1); his first one in the case opens the record. */
export const proposeListing = z.strictObject({
  partyId: partyId.describe('被执行人 the debtor'),
  listingId: identifier.describe('提议的编号，由提出人确定 business key of the proposal, chosen by whoever proposes'),
  caseNumber: caseNumber.describe(
    '纳入所依据的执行案号（执、执恢），本院已立案 number of the enforcement (执, 执恢) of this court under which he is to be listed',
  ),
  notice: enforcementNotice
    .optional()
    .describe(
      '被执行人未遵行的执行通知书；第1、6项必填 notice of enforcement that he has not heeded; asked for on grounds 1 and 6',
    ),
  ground: z
    .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)])
    .describe(`《失信规定》第一条各项（DIS-ART-1）：${GROUNDS}`),
  appliedBy: partyId
    .optional()
    .describe('申请人；不填为依职权 the creditor who applied; left out: of the court’s own motion'),
  filedAt: instant
    .optional()
    .describe(
      '收到申请的时间，事后登记的填写；十五日自此起算 when the creditor’s application came in, where it is entered afterwards; its fifteen days run from then',
    ),
  evidence: z.array(text(500)).min(1).max(50).describe('证据，逐项 the evidence, one item each'),
  subject: z.strictObject({
    kind: z.enum(['PERSON', 'UNIT']).describe('自然人、单位 a natural person, a unit'),
    standsFor: z
      .enum(['HIMSELF', 'UNIT'])
      .default('HIMSELF')
      .describe('为自己的债务，还是为其单位 for his own debt, or for his unit’s'),
    bornOn: date.optional().describe('自然人必填：未成年人不得纳入 asked of a person: a minor is never listed'),
    campusLoanStudent: z
      .boolean()
      .default(false)
      .describe('全日制在校生因“校园贷”成为被执行人的 a full-time student who owes a campus loan'),
  }),
});
export type ProposeListing = z.input<typeof proposeListing>;

/** The debtor of the path. */
export const debtorPath = partyId;
