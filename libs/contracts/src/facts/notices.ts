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
const noticeIssued = (context: string, aggregate: string) =>
  defineFact(
    { context, aggregate },
    'notice-issued',
    { zh: '已向当事人发出通知', en: 'A notice was issued to a party' },
    letter,
    letterSample,
  );

export const intakeNoticeIssued = noticeIssued('intake', 'case');
export const mediationNoticeIssued = noticeIssued('mediation', 'negotiation');
export const performanceNoticeIssued = noticeIssued('performance', 'settlement');
export const assetControlNoticeIssued = noticeIssued('asset-control', 'property');
export const creditRepairNoticeIssued = noticeIssued('credit-repair', 'credit');
export const agencyExchangeNoticeIssued = noticeIssued('agency-exchange', 'publication');

export const noticeFacts = [
  intakeNoticeIssued,
  mediationNoticeIssued,
  performanceNoticeIssued,
  assetControlNoticeIssued,
  creditRepairNoticeIssued,
  agencyExchangeNoticeIssued,
] as const;
