import { legalDate, publishedCalendar, type Yuan } from '@hejie/law';
import { type ReviewedCase } from '../src/agreement/legality-rule.js';
import { type AgreementTerms, type Signatory } from '../src/agreement/terms.js';

const signatory = (id: string, role: Signatory['role'], more: Partial<Signatory> = {}): Signatory => ({
  id,
  role,
  by: 'SELF',
  specialAuthority: false,
  ...more,
});

/** S7's agreement, in order: 900,000 in three instalments, interest waived on full performance, four signatories. */
export const AGREEMENT: AgreementTerms = {
  version: 1,
  total: '900000.00' as Yuan,
  mode: 'INSTALMENTS',
  schedule: [
    { no: 1, due: legalDate('2026-06-30'), amount: '300000.00' as Yuan },
    { no: 2, due: legalDate('2026-09-30'), amount: '300000.00' as Yuan },
    { no: 3, due: legalDate('2026-12-31'), amount: '300000.00' as Yuan },
  ],
  inKind: [],
  labour: [],
  equity: [],
  security: [],
  guarantors: [],
  waivers: [{ of: 'INTEREST', condition: 'FULL_PERFORMANCE' }],
  breachConsequence: {
    kind: 'RESUME_ORIGINAL',
    text: '任何一期未按期足额履行，申请执行人可以申请恢复执行原生效法律文书',
  },
  allocationOrder: null,
  feeBurden: 'DEBTOR',
  releases: [],
  signatories: [
    signatory('creditor', 'CREDITOR', { partyId: 'c' }),
    signatory('debtor', 'DEBTOR', { partyId: 'd', by: 'AGENT', specialAuthority: true }),
    signatory('mediator', 'MEDIATOR'),
    signatory('clerk', 'CLERK'),
  ],
  account: { holder: 'COURT', court: '鲁0502' },
  otherClauses: ['双方自行办理交接'],
};

/** The case of that agreement: 鲁0502, 1,000,000 of principal, one creditor, one debtor, a draft of 2026-05-20. */
export const REVIEWED: ReviewedCase = {
  court: '鲁0502',
  principal: '1000000.00' as Yuan,
  parties: [
    { partyId: 'c', side: 'CREDITOR' },
    { partyId: 'd', side: 'DEBTOR' },
  ],
  calendar: publishedCalendar(),
  agreedOn: legalDate('2026-05-20'),
};
