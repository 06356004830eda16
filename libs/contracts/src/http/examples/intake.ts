import {
  adoptCalendar,
  answerConsent,
  complainOfCoercion,
  decideCoercion,
  fileApplication,
  fileAsEnforcement,
  insistOnApplication,
  mendFiling,
  registerAgent,
  reviewFiling,
  revokeAgent,
  withdrawApplication,
} from '../intake.js';
import { CREDITOR, DEBTOR, exampled } from './examples.js';

exampled(fileApplication, {
  court: '鲁0502',
  packId: 'dongying-2020',
  cause: '劳务合同纠纷',
  claim: '8182.00',
  title: {
    number: '（2026）鲁0502民初1号',
    maker: '某某区人民法院',
    principal: '8182.00',
    dailyRate: '0',
    expiry: '2026-08-31',
    fee: '0.00',
  },
  parties: [
    { side: 'CREDITOR', kind: 'NATURAL_PERSON', name: '张某某', partyRef: 'creditor-1' },
    { side: 'DEBTOR', kind: 'ENTERPRISE', name: '某某建筑有限公司', partyRef: 'debtor-1' },
  ],
  screening: { creditorKnowsNoAssets: true, creditorWilling: true, debtorWilling: true, debtorHasProspects: true },
});

exampled(
  answerConsent,
  { partyId: CREDITOR, answer: 'CONSENT' },
  { partyId: CREDITOR, answer: 'REFUSE' },
  { partyId: DEBTOR, answer: 'CONSENT', channel: 'TELEPHONE', statedBy: 'SELF', record: '二〇二六年九月一日电话录音' },
);

exampled(withdrawApplication, { signedBy: [CREDITOR], reason: '债务已在庭外清偿，撤回执行申请' });

exampled(complainOfCoercion, { partyId: DEBTOR, against: 'MEDIATOR', statement: '和解员称不签字就把公司列入失信名单' });

exampled(
  decideCoercion,
  { finding: 'UNFOUNDED', reason: '和解员仅告知法律后果，未强迫当事人' },
  { finding: 'FOUNDED', reason: '和解员以失信惩戒相威胁', complainantContinues: true },
);

exampled(
  reviewFiling,
  { defects: [{ condition: 'TITLE_EFFECTIVE', explanation: '判决尚在上诉期内，未发生法律效力' }] },
  { defects: [] },
);

exampled(mendFiling, { partyId: CREDITOR, statement: '提交生效证明' });

exampled(insistOnApplication, { partyId: CREDITOR, statement: '认为判决已经生效，坚持申请执行' });

exampled(registerAgent, {
  partyId: DEBTOR,
  name: '李某某',
  number: '13705201510000001',
  capacity: 'LAWYER',
  scope: 'SPECIAL',
  powers: ['SETTLE'],
  validFrom: '2026-05-01',
  paper: '授权委托书（2026）第12号',
});

exampled(revokeAgent, { reason: '当事人已书面解除委托' });

exampled(fileAsEnforcement, { note: '和解不成，已移送立案' }, {});

exampled(adoptCalendar, { calendarEditions: ['state-council-2026'] });
