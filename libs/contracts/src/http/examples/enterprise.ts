import {
  assessEnterprise,
  bankruptcyReply,
  decideBankruptcyBody,
  makeFirstOffer,
  raiseBankruptcy,
} from '../enterprise.js';
import { CREDITOR, DEBTOR, exampled } from './examples.js';

exampled(assessEnterprise, {
  partyId: DEBTOR,
  statements: [
    { aspect: 'OPERATIONS', statement: '停产三个月后恢复两条生产线', source: '现场调查笔录', asOf: '2026-05-10' },
    { aspect: 'ASSETS', statement: '厂房一处、设备若干', source: '财产报告', asOf: '2026-05-08' },
    { aspect: 'DEBTS', statement: '银行贷款和货款共计约八百万元', source: '审计报告', asOf: '2026-03-31' },
    { aspect: 'PROSPECTS', statement: '在手订单可供生产半年', source: '订单合同', asOf: '2026-05-10' },
  ],
  assets: '12000000.00',
  debts: '8000000.00',
  conclusion: 'POSSIBLE',
});

exampled(
  makeFirstOffer,
  { partyId: DEBTOR, plan: '分六期履行，首期十万元', security: '以厂房提供担保' },
  { partyId: DEBTOR, none: true },
);

exampled(raiseBankruptcy, { partyId: DEBTOR, reasons: '停产一年，无可供执行的财产，债权人众多' });

exampled(
  decideBankruptcyBody,
  { finding: 'REFER', reasons: '符合破产条件，申请执行人同意', consentOf: CREDITOR, court: '某某市中级人民法院' },
  { finding: 'GUIDE', reasons: '尚未进入执行程序，告知可以自行申请破产' },
);

exampled(bankruptcyReply, { reply: 'ACCEPTED', on: '2026-06-20', note: '裁定受理破产清算申请' });
