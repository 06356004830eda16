import {
  adjournSession,
  answerOnline,
  noticeSession,
  recordSession,
  signRecord,
  startSession,
  type NoticeSession,
} from '../sessions.js';
import { CREDITOR, DEBTOR, exampled } from './examples.js';

const contact = { name: '赵某某', phone: '0546-8250000' };
const conference: NoticeSession = {
  kind: 'CONFERENCE',
  at: '2026-09-25T14:30:00+08:00',
  manner: 'AT_COURT',
  place: '东营区人民法院第三调解室',
  bring: ['近两年财务报表'],
  invited: [
    { capacity: 'GUARANTOR', name: '某某担保有限公司' },
    { capacity: 'EXPERT', name: '某某会计师事务所' },
    { capacity: 'TRADE_ASSOCIATION', name: '某某区商会' },
  ],
  contact,
};

exampled(answerOnline, { partyId: DEBTOR, consents: true });
exampled(
  noticeSession,
  { at: '2026-09-18T09:30:00+08:00', manner: 'ONLINE', place: '人民法院调解平台', contact },
  conference,
);
exampled(startSession, {
  present: [
    { partyId: CREDITOR, by: 'SELF', identityChecked: true, identifiedBy: 'ID_CARD' },
    {
      partyId: DEBTOR,
      by: 'LEGAL_REPRESENTATIVE',
      name: '李某某',
      identityChecked: true,
      identifiedBy: 'BUSINESS_LICENCE',
    },
  ],
  invitedPresent: [1, 2],
});
exampled(recordSession, {
  statements: [
    { by: 'MEDIATOR', words: '告知双方和解协议的效力和不履行的后果' },
    { by: { partyId: DEBTOR }, words: '愿分两期付清' },
    { by: { invited: 2 }, words: '按近两年报表，企业每月可支配现金约三十万元' },
    { by: { partyId: CREDITOR }, decides: true, words: '同意分两期' },
  ],
  consequencesTold: true,
  recorder: '孙某某',
});
exampled(signRecord, { signerId: CREDITOR }, { signerId: 'invited/1', refused: '因故先行离场' });
exampled(adjournSession, { reason: '债务人申请补充财务资料', next: conference });
