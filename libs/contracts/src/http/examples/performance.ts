import {
  answerPerformance,
  applyAgainstGuarantor,
  applyForStay,
  applyForTermination,
  applyOnVoidance,
  approveEndingForNow,
  approveLongPerformance,
  askRulingReconsideration,
  closeEnforcement,
  correctEnforcementClosing,
  decideRulingObjection,
  electRemedy,
  findEndingForNow,
  objectOnUnsubmitted,
  objectToRuling,
  postReceipt,
  postRefund,
  proposeLongPerformance,
  recordEnforcementClosing,
  recordPeriodAct,
  recordRulingReconsidered,
  recallApplication,
  recordSuit,
  reverseReceipt,
  ruleOnGuarantor,
  ruleOnResumption,
  ruleOnStay,
  ruleOnTermination,
  ruleOnUnsubmitted,
  ruleOnVoidance,
  serveObjectionDecision,
  stateLongPerformance,
  withdrawEnforcementClosing,
  withdrawResumption,
} from '../performance.js';
import { CREDITOR, DEBTOR, exampled } from './examples.js';

exampled(
  postReceipt,
  {
    receiptId: 'bank-20261015-1',
    valueDate: '2026-10-15',
    amount: '4091.00',
    payerPartyId: DEBTOR,
    proof: '执行款缴款凭证第20261015001号',
  },
  {
    receiptId: 'notary-20261016-1',
    valueDate: '2026-10-16',
    amount: '4091.00',
    payerPartyId: DEBTOR,
    kind: 'DEPOSIT',
    depositGround: 'REFUSED_WITHOUT_REASON',
    proof: '公证处提存公证书（2026）示证字第16号',
    withNotary: true,
  },
  {
    receiptId: 'handover-20261020-1',
    valueDate: '2026-10-20',
    amount: '50000.00',
    payerPartyId: DEBTOR,
    kind: 'IN_KIND',
    thing: '货车一辆',
    proof: '2026年10月20日交付笔录，附车辆登记证书',
    signedBy: CREDITOR,
  },
);
exampled(
  answerPerformance,
  { partyId: CREDITOR, outcome: 'CONFIRMED', answeredOn: '2026-12-11', document: '履行情况核实笔录，申请执行人签字' },
  { partyId: CREDITOR, outcome: 'DENIED', document: '书面答复', reasons: '2026年10月15日的4091.00元没有收到' },
);
exampled(reverseReceipt, { reason: 'RETURNED_BY_BANK', note: '收款账号有误，款项退回' });
exampled(postRefund, {
  refundId: 'refund-20261120-1',
  valueDate: '2026-11-20',
  amount: '18.00',
  payeePartyId: DEBTOR,
});

exampled(
  electRemedy,
  { partyId: CREDITOR, remedy: 'RESUME' },
  { partyId: CREDITOR, remedy: 'TOLERATE' },
  {
    partyId: CREDITOR,
    remedy: 'RESUME',
    pleads: { anticipatoryBreach: true },
    signs: [{ kind: 'TRANSFER', on: '2026-10-12', text: '厂房登记到关联公司名下，不动产登记簿复印件' }],
  },
  { partyId: CREDITOR, remedy: 'RESUME', onPaper: { postedOn: '2026-11-25', receivedOn: '2026-11-27' } },
);
exampled(recallApplication, { partyId: CREDITOR });
exampled(withdrawResumption, { partyId: CREDITOR });
exampled(
  ruleOnResumption,
  { decision: 'RESUME' },
  {
    decision: 'REFUSE',
    reason: '第二期所附条件尚未成就',
    debtorObjects: true,
    found: { conditionUnmet: [2] },
  },
);
exampled(recordSuit, { suitNumber: '（2026）鲁0502民初88号', accepted: true });
exampled(closeEnforcement, { mode: '终结本次执行程序' });
exampled(
  recordEnforcementClosing,
  {
    caseNumber: '（2026）鲁0502执1234号',
    mode: '执行完毕',
    closedOn: '2026-12-14',
    performance: { on: '2026-12-11', amount: '8182.00' },
    document: '（2026）鲁0502执1234号结案通知书',
  },
  {
    caseNumber: '（2026）鲁0502执1234号',
    mode: '终结执行',
    closedOn: '2026-12-14',
    document: '（2026）鲁0502执1234号之一执行裁定书',
  },
);
exampled(correctEnforcementClosing, {
  caseNumber: '（2026）鲁0502执1234号',
  mode: '执行完毕',
  closedOn: '2026-12-14',
  performance: { on: '2026-12-10', amount: '8182.00' },
  document: '（2026）鲁0502执1234号结案通知书',
  reason: '到账日登记有误，以银行回单为准',
});

exampled(withdrawEnforcementClosing, { reason: '登记到另一案件' });

exampled(
  recordPeriodAct,
  { kind: 'DEMAND', actId: 'act-1', day: '2027-03-01', evidence: '邮寄催收函及签收回单' },
  {
    kind: 'OBSTACLE',
    actId: 'act-2',
    from: '2027-05-01',
    to: '2027-06-10',
    ground: 'FORCE_MAJEURE',
    evidence: '当地政府公告',
  },
  { kind: 'REFUSAL_SERVED', actId: 'act-3', application: 1, day: '2027-07-01', evidence: '送达回证' },
);

exampled(applyOnVoidance, {
  partyId: CREDITOR,
  judgment: '（2027）鲁0502民初9号',
  judgedOn: '2027-02-01',
  effectiveOn: '2027-02-17',
});
exampled(ruleOnVoidance, { decision: 'RESUME', voided: true });

exampled(objectToRuling, {
  objectionId: 'objection-1',
  application: 1,
  partyId: DEBTOR,
  ground: 'DEDUCTION',
  reason: '交付的车辆应当按协议价格扣除',
});
exampled(decideRulingObjection, {
  upheld: true,
  rulingNumber: '（2026）鲁0502执异9号',
  reason: '车辆已经交付，按协议价格扣除',
});
exampled(serveObjectionDecision, { partyId: DEBTOR, servedOn: '2026-12-08' });
exampled(askRulingReconsideration, { partyId: DEBTOR, receivedOn: '2026-12-17', postedOn: '2026-12-16' });
exampled(recordRulingReconsidered, {
  outcome: 'DISMISSED',
  rulingNumber: '（2027）鲁05执复3号',
  servedOn: '2027-01-08',
});
exampled(applyAgainstGuarantor, { partyId: CREDITOR, guarantorId: 'guarantor-1' });
exampled(ruleOnGuarantor, {
  guarantorId: 'guarantor-1',
  decision: 'ENFORCE',
  rulingNumber: '（2026）鲁0502执恢88号之一',
  debtorCash: '12000.00',
});
exampled(proposeLongPerformance, {
  caseNumber: '（2026）鲁0502执1234号',
  document: '（2026）鲁0502执1234号之三执行裁定书',
  assets: '1200000.00',
  pairThisQuarter: 2,
});
exampled(findEndingForNow, {
  caseNumber: '（2026）鲁0502执恢118号',
  filedOn: '2026-08-21',
  noticeServedOn: '2026-08-28',
  reportOrderedOn: '2026-08-28',
  consumptionLimitedOn: '2026-09-10',
  listing: { listedOn: '2026-09-15' },
  searched: { on: '2026-11-20', means: '网络查控、不动产登记中心查询、住所地调查' },
  found: 'NOTHING',
  whereabouts: 'KNOWN',
  obstruction: 'NONE',
  creditorHeardOn: '2026-11-23',
  confirmed: { by: 'PANEL', on: '2026-11-23' },
});
exampled(approveEndingForNow, { approved: true });
exampled(stateLongPerformance, { partyId: CREDITOR });
exampled(approveLongPerformance, { approved: true, reason: '申请执行人坚持，财产继续查封' });
exampled(
  applyForStay,
  { form: 'JOINT', by: [CREDITOR, DEBTOR] },
  { form: 'ONE_PARTY', by: [DEBTOR], acknowledgedBy: [CREDITOR] },
);
exampled(
  ruleOnStay,
  { decision: 'STAY', rulingNumber: '（2026）鲁0502执1234号之二' },
  {
    decision: 'STAY',
    paper: { facts: '双方达成执行和解协议并共同提交本院。', signatories: [{ role: 'JUDGE', name: '王某某' }] },
  },
);
exampled(applyForTermination, { signedBy: [CREDITOR] });
exampled(ruleOnTermination, {
  decision: 'TERMINATE',
  caseNumber: '（2026）鲁0502执1234号',
  rulingNumber: '（2026）鲁0502执1234号之二',
});
exampled(objectOnUnsubmitted, {
  objectionId: 'objection-1',
  partyId: DEBTOR,
  why: 'NOT_SUBMITTED',
  terms: {
    agreedOn: '2026-05-20',
    total: '8182.00',
    schedule: [
      { no: 1, due: '2026-06-30', amount: '4091.00' },
      { no: 2, due: '2026-12-31', amount: '4091.00' },
    ],
  },
  reason: '双方已自行达成分期协议，第一期已经支付',
});
exampled(ruleOnUnsubmitted, {
  found: { formedAndValid: true, payments: [{ paidOn: '2026-06-30', amount: '4091.00' }] },
  decision: 'STAY',
  caseNumber: '（2026）鲁0502执1234号',
  rulingNumber: '（2026）鲁0502执异9号',
  reason: '协议系双方真实意思表示，第一期已经支付，第二期未到期',
});
