import { importFile, takeOverSettlement } from '../imports.js';
import { exampled } from './examples.js';

/** 外部编号,案由,申请标的额 and a row of them. */
const FILE = '5aSW6YOo57yW5Y+3LOahiOeUsSznlLPor7fmoIfnmoTpop0KRkRDLTIwMjYtMDAwMSzlirPliqHlkIjlkIznuqDnurcsODE4Mi4wMAo=';

exampled(importFile, { packId: 'dongying-2020', format: 'CSV', file: FILE });

exampled(takeOverSettlement, {
  application: {
    court: '鲁0502',
    packId: 'dongying-2020',
    cause: '劳务合同纠纷',
    claim: '12000.00',
    title: {
      number: '（2025）鲁0502民初77号',
      maker: '某某区人民法院',
      principal: '12000.00',
      dailyRate: '0',
      expiry: '2025-08-31',
      fee: '0.00',
    },
    parties: [
      { side: 'CREDITOR', kind: 'NATURAL_PERSON', name: '张某某', partyRef: 'creditor-1' },
      { side: 'DEBTOR', kind: 'ENTERPRISE', name: '某某建筑有限公司', partyRef: 'debtor-1' },
    ],
  },
  caseNumber: '（2025）鲁0502执前调12号',
  confirmedOn: '2025-11-03',
  terms: {
    total: '12000.00',
    mode: 'INSTALMENTS',
    schedule: [
      { no: 1, due: '2025-12-31', amount: '6000.00' },
      { no: 2, due: '2026-12-31', amount: '6000.00' },
    ],
    breachConsequence: {
      kind: 'RESUME_ORIGINAL',
      text: '债务人不履行本协议的，债权人可以申请恢复执行原生效法律文书。',
    },
    signatories: [
      { id: 's-creditor', role: 'CREDITOR', partyId: '1', by: 'SELF', specialAuthority: false },
      { id: 's-debtor', role: 'DEBTOR', partyId: '2', by: 'LEGAL_REPRESENTATIVE', specialAuthority: false },
    ],
  },
  receipts: [{ receiptId: 'bank-2025-1', valueDate: '2025-12-30', amount: '6000.00', payerPartyId: '2' }],
  periodActs: [{ kind: 'DEMAND', actId: 'demand-1', day: '2026-01-15', evidence: '书面催告函及签收回执' }],
});
