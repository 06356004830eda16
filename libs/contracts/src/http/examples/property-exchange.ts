import { controlOrder, propertyQuery, searchRequest } from '../../exchange/property-exchange.js';
import { AUTHORITY, exampled } from './examples.js';

const ASKED_AT = '2026-10-09T10:00:00+08:00';
const SUBJECT = { kind: 'UNIT', name: '某某建设有限公司', idNumber: '91370502MA00000000' } as const;
const PAPER = { number: `${AUTHORITY}之一`, hash: `sha256:${'ab'.repeat(32)}` };

exampled(propertyQuery, {
  caseNumber: AUTHORITY,
  askedAt: ASKED_AT,
  subject: SUBJECT,
  classes: ['DEPOSIT', 'REAL_ESTATE'],
});
exampled(
  searchRequest,
  { caseNumber: AUTHORITY, askedAt: ASKED_AT, subject: SUBJECT },
  { caseNumber: AUTHORITY, askedAt: ASKED_AT, subject: SUBJECT, vehicle: 'vehicle-registry:car-1' },
);
exampled(controlOrder, {
  caseNumber: AUTHORITY,
  orderedAt: ASKED_AT,
  action: 'CONTROL',
  reference: 'bank-a:account-1',
  cap: '120000.00',
  from: '2026-10-09',
  to: '2027-10-08',
  ruling: PAPER,
  notice: PAPER,
});
