import {
  acceptDesignation,
  answerDisclosure,
  decideRecusal,
  declareFailure,
  declineDesignation,
  designateMediator,
  discloseConflict,
  endAppraisal,
  enrolMediator,
  extendNegotiation,
  proposeAgreement,
  registerGuarantor,
  replaceMediator,
  requestRecusal,
  signAgreement,
  signAsGuarantor,
  startAppraisal,
  withdraw,
} from '../mediation.js';
import { CREDITOR, DEBTOR, exampled } from './examples.js';

exampled(
  enrolMediator,
  {
    mediatorId: 'm-12',
    court: '鲁0502',
    name: '王某某',
    profession: 'PEOPLES_MEDIATOR',
    specialities: ['劳动争议'],
    subject: 'mediator-12',
  },
  {
    mediatorId: 'm-13',
    court: '鲁0502',
    name: '陈某某',
    profession: 'LAWYER',
    specialities: ['建设工程', '买卖合同'],
    subject: 'mediator-13',
    organisation: '某某律师事务所',
    fee: { kind: 'PER_CASE', amount: '800.00' },
    maxOpenCases: 8,
    relations: [{ to: '某某砂石有限公司', relation: '常年法律顾问' }],
  },
);

exampled(
  designateMediator,
  { mediatorId: 'm-12', chosenBy: 'PARTIES' },
  { mediatorId: 'm-12', chosenBy: 'COURT', partiesDisagree: true },
  {
    mediatorId: 'm-12',
    chosenBy: 'PARTIES',
    conflict: { disclosed: '和解员三年前曾受债务人委托', acceptedBy: [CREDITOR, DEBTOR] },
  },
);

exampled(acceptDesignation, {});
exampled(declineDesignation, { reason: '与债务人有业务往来' });

exampled(discloseConflict, { relation: 'RELATIVE', disclosed: '债权人的委托代理人系本人配偶' });
exampled(answerDisclosure, { partyId: DEBTOR, consents: false });
exampled(requestRecusal, { partyId: DEBTOR, relation: 'INTEREST', reason: '和解员持有债权人的股份' });
exampled(decideRecusal, { granted: true, reason: '经查，和解员与本案有利害关系' });
exampled(replaceMediator, { reason: '和解员因病不能继续主持和解' });

exampled(startAppraisal, { subject: '被执行人名下厂房的市场价值', until: '2026-11-14' });
exampled(endAppraisal, {});

exampled(extendNegotiation, {
  days: 30,
  signedBy: [CREDITOR, DEBTOR],
  request: { paper: '延长和解期限申请书', signedOn: '2026-06-20' },
});
exampled(declareFailure, { reason: '双方对分期期限不能达成一致' });
exampled(withdraw, { partyId: CREDITOR, reason: '已收到全部款项' });

exampled(proposeAgreement, {
  terms: {
    version: 1,
    total: '8182.00',
    mode: 'INSTALMENTS',
    schedule: [
      { no: 1, due: '2026-10-15', amount: '4091.00' },
      { no: 2, due: '2026-11-16', amount: '4091.00' },
    ],
    grace: { days: 3, unit: 'WORKING' },
    restDay: 'NEXT_WORKDAY',
    account: { holder: 'COURT', court: '鲁0502' },
    waivers: [{ of: 'DOUBLED', condition: 'FULL_PERFORMANCE' }],
    breachConsequence: {
      kind: 'RESUME_ORIGINAL',
      text: '债务人不履行本协议的，债权人可以申请恢复执行原生效法律文书。',
    },
    feeBurden: 'DEBTOR',
    releases: [{ measure: '解除基本账户的冻结', at: 'INSTALMENT', instalment: 1 }],
    signatories: [
      { id: 's-creditor', role: 'CREDITOR', partyId: CREDITOR, by: 'SELF', specialAuthority: false },
      { id: 's-debtor', role: 'DEBTOR', partyId: DEBTOR, by: 'LEGAL_REPRESENTATIVE', specialAuthority: false },
      { id: 's-mediator', role: 'MEDIATOR', by: 'SELF', specialAuthority: false },
      { id: 's-clerk', role: 'CLERK', by: 'SELF', specialAuthority: false },
    ],
  },
});

exampled(signAgreement, { signatoryId: 's-creditor' }, { signatoryId: 's-debtor', agentId: 'agent-1' });
exampled(registerGuarantor, { guarantorId: 'g-1', partyRef: 'guarantor-li', identifiedBy: '居民身份证原件，当面核对' });
exampled(signAsGuarantor, { version: 1, signatoryId: 's-guarantor' });
