import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, i } from './samples.js';
import { caseId, identifier, instant, noticeId, partyId, prose } from './shapes.js';

/** A letter to one party. The text is served once; the id is a business key. */
const letter = z.strictObject({
  caseId,
  noticeId,
  partyId,
  kind: identifier,
  subject: prose,
  at: instant,
});
const letterSample = {
  caseId: CASE,
  noticeId: `${CASE}:consent:p-1`,
  partyId: 'p-1',
  kind: 'consent-request',
  subject: '征询执前和解意愿通知书',
  at: i('2026-05-08T09:30:01+08:00'),
};

/** One definition a context: who tells a party is visible in the type. */
export const intakeNoticeIssued = defineFact(
  { context: 'intake', aggregate: 'case' },
  'notice-issued',
  { zh: '已向当事人发出通知', en: 'A notice was issued to a party' },
  letter,
  letterSample,
);
export const mediationNoticeIssued = defineFact(
  { context: 'mediation', aggregate: 'negotiation' },
  'notice-issued',
  { zh: '已向当事人发出通知', en: 'A notice was issued to a party' },
  letter,
  letterSample,
);
export const performanceNoticeIssued = defineFact(
  { context: 'performance', aggregate: 'settlement' },
  'notice-issued',
  { zh: '已向当事人发出通知', en: 'A notice was issued to a party' },
  letter,
  letterSample,
);
export const assetControlNoticeIssued = defineFact(
  { context: 'asset-control', aggregate: 'property' },
  'notice-issued',
  { zh: '已向当事人发出通知', en: 'A notice was issued to a party' },
  letter,
  letterSample,
);
export const creditRepairNoticeIssued = defineFact(
  { context: 'credit-repair', aggregate: 'credit' },
  'notice-issued',
  { zh: '已向当事人发出通知', en: 'A notice was issued to a party' },
  letter,
  letterSample,
);

export const noticeFacts = [
  intakeNoticeIssued,
  mediationNoticeIssued,
  performanceNoticeIssued,
  assetControlNoticeIssued,
  creditRepairNoticeIssued,
] as const;
