import { adoptCalendar, answerConsent, fileApplication, fileAsEnforcement } from '../intake.js';
import { CREDITOR, exampled } from './examples.js';

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

exampled(answerConsent, { partyId: CREDITOR, answer: 'CONSENT' }, { partyId: CREDITOR, answer: 'REFUSE' });

exampled(fileAsEnforcement, { note: '和解不成，已移送立案' }, {});

exampled(adoptCalendar, { calendarEditions: ['state-council-2026'] });
