import { controlOrder, propertyQuery, searchRequest } from '../../exchange/property-exchange.js';
import { AUTHORITY, exampled } from './examples.js';

const ASKED_AT = '2026-10-09T10:00:00+08:00';
const SUBJECT = { kind: 'UNIT', name: '某某建设有限公司', idNumber: '91370502MA00000000' } as const;
const PAPER = {
  number: `${AUTHORITY}之一`,
  hash: 'sha256:0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e',
  mediaType: 'application/pdf',
  content: 'JVBERi0xLjcK',
} as const;

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
  subject: SUBJECT,
  officer: { name: '钱某某', telephone: '000-00000000' },
  cap: '120000.00',
  from: '2026-10-09',
  to: '2027-10-08',
  ruling: PAPER,
  notice: PAPER,
});
