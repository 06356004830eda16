import { recordEntryParticulars } from '../credit-entries.js';
import { openCreditRecord, receiveProof } from '../credit-repair-records.js';
import { proposeListing } from '../credit-repair.js';
import { AUTHORITY, CREDITOR, DEBTOR, exampled, NOTICE } from './examples.js';

exampled(
  proposeListing,
  {
    partyId: DEBTOR,
    listingId: 'listing-1',
    caseNumber: AUTHORITY,
    notice: NOTICE,
    ground: 1,
    appliedBy: CREDITOR,
    evidence: ['查询结果显示有存款而拒不履行'],
    subject: { kind: 'UNIT' },
  },
  {
    partyId: DEBTOR,
    listingId: 'listing-2',
    caseNumber: AUTHORITY,
    ground: 3,
    evidence: ['限期内未报告财产'],
    subject: { kind: 'PERSON', bornOn: '1980-05-06' },
  },
);

exampled(openCreditRecord, { kind: 'UNIT' }, { kind: 'PERSON' });

exampled(recordEntryParticulars, {
  person: { sex: '男', age: 46 },
  court: '某某区人民法院',
  filedOn: '2026-09-01',
  obligation: '给付货款8182.00元',
  performance: '全部未履行',
  conduct: '有履行能力而拒不履行生效法律文书确定义务',
});

exampled(receiveProof, {
  documentId: 'proof-1',
  name: '付款凭证.pdf',
  mediaType: 'application/pdf',
  // What is said is the beginning of such a file, and no more.
  content: 'JVBERi0xLjcK',
});
