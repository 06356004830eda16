import {
  answerDirectPayment,
  decideOnMoney,
  endWithholding,
  findDirectPayment,
  proposePayout,
  proposeWithholding,
  recordPayment,
  reportDirectPayment,
} from '../payouts.js';
import { CREDITOR, DEBTOR, exampled } from './examples.js';

exampled(
  proposePayout,
  { payoutId: 'out-20261008-1', amount: '25000.00', payeePartyId: CREDITOR },
  { payoutId: 'out-20261120-1', kind: 'SURPLUS', amount: '18.00', payeePartyId: DEBTOR },
  { payoutId: 'out-20261121-1', kind: 'BY_MISTAKE', amount: '3000.00', receiptId: 'bank-1/20261119-0007/1' },
);
exampled(decideOnMoney, { approved: true }, { approved: false, reason: '收款账户户名与申请执行人不符' });
exampled(recordPayment, { paidOn: '2026-10-08', bankReference: '20261008-0031' });
exampled(proposeWithholding, {
  withholdingId: 'hold-1',
  ground: 'DISTRIBUTION',
  reason: '另有两案申请参与分配，分配方案尚未生效',
  until: '2026-11-30',
});
exampled(endWithholding, { endedOn: '2026-11-20', reason: '分配方案已生效' });
exampled(
  reportDirectPayment,
  {
    paymentId: 'direct-1',
    payerPartyId: DEBTOR,
    amount: '4091.00',
    valueDate: '2026-10-15',
    proof: '银行转账电子回单，收款人为申请执行人',
  },
  {
    paymentId: 'direct-2',
    payerPartyId: DEBTOR,
    payeePartyId: CREDITOR,
    kind: 'IN_KIND',
    thing: '货车一辆',
    amount: '50000.00',
    valueDate: '2026-10-16',
    proof: '车辆交接单，双方签字',
  },
);
exampled(answerDirectPayment, { partyId: CREDITOR, received: true });
exampled(findDirectPayment, { found: true, reason: '转账回单收款账户为申请执行人本人账户，附言写明案号' });
