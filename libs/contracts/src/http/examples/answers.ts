import { CASE, NUMBER } from '../../facts/samples.js';
import { caseStatus } from '../answers/case.js';
import { deletionWarningAnswer, fileStatus } from '../answers/files.js';
import { postedReceipt, postedRefund } from '../answers/ledger.js';
import { resumptionStatus } from '../answers/resumption.js';
import { missingAnswer, negativeListAnswer, otherCasesAnswer } from '../credit-repair-records.js';
import { DEBTOR, exampled } from './examples.js';

/** What answers look like: those of every command, and those that are read without knowing the case. */

exampled(caseStatus, {
  caseId: CASE,
  caseNumber: NUMBER,
  stage: 'PERFORMANCE',
  awaiting: '按期履行',
  nextDeadline: {
    at: '2026-10-16T00:00:00+08:00',
    kind: 'PERFORMANCE',
    zh: '第1期款项到期',
    rule: 'SET-DUE-REST',
    provisional: false,
  },
  paid: '0.00',
  owed: '8182.00',
  breach: 'NONE',
});

exampled(
  fileStatus,
  { caseId: CASE, caseNumber: NUMBER, stage: 'UNDER_CONTROL', awaiting: '财产的查询、控制、续行与解除' },
  { caseId: CASE, caseNumber: NUMBER, stage: 'PROPOSED', awaiting: '院长对纳入名单的决定' },
);

exampled(resumptionStatus, {
  caseId: CASE,
  caseNumber: '（2026）鲁0502执恢2号',
  awaiting: '等待收款或者法官结案',
});

exampled(postedReceipt, {
  receiptId: 'bank-20261015-1',
  kind: 'PAYMENT',
  valueDate: '2026-10-15',
  amount: '4091.00',
  payerPartyId: DEBTOR,
  depositGround: null,
  postedAt: '2026-10-15T16:00:00+08:00',
  reversal: null,
});
exampled(postedRefund, {
  refundId: 'refund-20261120-1',
  valueDate: '2026-11-20',
  amount: '18.00',
  payeePartyId: DEBTOR,
  postedAt: '2026-11-20T10:00:00+08:00',
});

exampled(deletionWarningAnswer, {
  barredUntil: '2027-05-20',
  text: '失信信息因申请执行人申请而删除后，六个月内申请执行人申请再次纳入的，人民法院不予准许。',
  hash: '0123456789abcdef'.repeat(4),
});
exampled(negativeListAnswer, [
  {
    kind: 'LIMIT_BROKEN',
    conductId: 'conduct-1',
    reason: { zh: '违反限制消费令', en: 'the limit of consumption was broken' },
    cure: { zh: '改正并经审查认定', en: 'made good, and found so on review' },
  },
]);
exampled(otherCasesAnswer, [
  {
    caseId: '2025-鲁0502-执前调-3',
    caseNumber: '（2025）鲁0502执前调3号',
    role: 'DEBTOR',
    procedure: 'ENFORCEMENT',
    state: 'CLOSED_FOR_NOW',
    listed: false,
  },
]);
exampled(missingAnswer, [{ kind: 'CREDIT_PROMISE', name: '信用承诺书' }]);
