import { matchBankLine, namePayer, receiveBankFile, registerBankAccount, unmatchBankLine } from '../case-money.js';
import { CASE } from '../../facts/samples.js';
import { DEBTOR, exampled } from './examples.js';

exampled(registerBankAccount, {
  number: '37000012345678',
  bank: '示例银行东营分行',
  holder: '东营市东营区人民法院执行案款专户',
  packId: 'dongying-2020',
});
exampled(receiveBankFile, {
  account: 1,
  format: 'CSV',
  content:
    'reference,direction,amount,valueDate,bookedOn,name,account,memo\n20260928-0001,IN,25000.00,2026-09-28,2026-09-28,甲公司,6222000000000001,（2026）鲁0502执前调5号第二期\n',
  noticeOn: '2026-09-28',
});
exampled(namePayer, { partyId: DEBTOR, name: '某某建材有限公司', account: '6222000000000001' });
exampled(matchBankLine, {
  parts: [{ caseId: CASE, amount: '25000.00', payerPartyId: DEBTOR }],
  note: '被执行人提交付款回单，与附言和金额一致',
});
exampled(unmatchBankLine, { note: '系另一同名被执行人所付' });
