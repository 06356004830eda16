import { type RetentionRule } from '@hejie/persistence';

/** PIPL 19, 47: what is about nobody of the court's cases, or was for a purpose that is over, stays so many days. */
const KEPT_DAYS = 30;
/** What a clerk has seen proves a certificate, as long as somebody may doubt it. */
const IMAGES_KEPT_DAYS = 366;

/** Names and numbers of strangers: whom a body has named and nobody of the court is. A keyed digest stays, by which the same notice is known again. */
const unmatchedNotices: RetentionRule = {
  table: 'agency_notice',
  since: 'kept_at',
  oldestFirst: 'kept_at',
  only: `content is not null and match in ('NOT_ENOUGH', 'NO_MATCH')`,
  keepDays: KEPT_DAYS,
  reducedTo: 'content = null',
};

/** Whether he is public staff, and who stands above him, was asked because he was listed: from the end of the entry on. The letters stay in the file of the case. */
const staffAnswers: RetentionRule = {
  table: 'staff_question',
  since: 'ended_at',
  oldestFirst: 'ended_at',
  only: 'ended_at is not null',
  keepDays: KEPT_DAYS,
};

/** Images go once their publication has ended and nobody looks at them any more; their digests stay with the delivery and in the audit. */
const images: RetentionRule = {
  table: 'seen_evidence',
  since: 'kept_at',
  oldestFirst: 'kept_at',
  only: `exists (select 1 from file f where f.case_id = seen_evidence.case_id and f.about = seen_evidence.publication_id and f.stage = 'ENDED')`,
  keepDays: IMAGES_KEPT_DAYS,
};

/** How long what came from bodies, and what was seen there, is kept. */
export const exchangeRetention: readonly RetentionRule[] = [unmatchedNotices, staffAnswers, images];
