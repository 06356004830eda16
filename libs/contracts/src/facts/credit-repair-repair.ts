import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, d, i, y } from './samples.js';
import { caseId, date, identifier, instant, partyId, yuan } from './shapes.js';

const credit = { context: 'credit-repair', aggregate: 'credit' } as const;
const AT = i('2026-12-15T10:00:00+08:00');
const OF = { caseId: CASE, partyId: 'p-2' };

/** CR-L-HRB: an application for repair has come into another state. */
export const repairApplicationMoved = defineFact(
  credit,
  'repair-application-moved',
  { zh: '信用修复申请办理状态有变动', en: 'An application for credit repair has come into another state' },
  z.strictObject({
    caseId,
    partyId,
    applicationId: identifier,
    state: z.enum(['RECEIVED', 'DEFECTIVE', 'UNDER_REVIEW', 'GRANTED', 'REFUSED']),
    at: instant,
  }),
  { ...OF, applicationId: 'a-1', state: 'UNDER_REVIEW', at: AT },
);

/** CR-L-AH, CR-REV: the entry is not shown up to and with `lastDay`, which a renewal moves. */
export const listingSuspended = defineFact(
  credit,
  'listing-suspended',
  { zh: '失信信息已屏蔽', en: 'The entry on the dishonesty list is suspended' },
  z.strictObject({ caseId, partyId, listingId: identifier, suspensionId: identifier, lastDay: date, at: instant }),
  { ...OF, listingId: 'l-1', suspensionId: 's-1', lastDay: d('2027-06-15'), at: AT },
);

/** CR-REV: the suspension is over, by its term or on a finding that a judge confirmed: the entry is published again. */
export const listingReinstated = defineFact(
  credit,
  'listing-reinstated',
  { zh: '失信信息已恢复公布', en: 'The entry on the dishonesty list is published again' },
  z.strictObject({
    caseId,
    partyId,
    listingId: identifier,
    suspensionId: identifier,
    why: z.enum(['TERM', 'FINDING']),
    at: instant,
  }),
  { ...OF, listingId: 'l-1', suspensionId: 's-1', why: 'FINDING', at: AT },
);

/** CR-L-PD, CR-L-SY, PRE-13: a document of repair was issued. WHOLE: no other case was open; THIS_CASE: it speaks of this case alone. */
export const repairCertified = defineFact(
  credit,
  'repair-certified',
  { zh: '已出具信用修复文书', en: 'A document of credit repair was issued' },
  z.strictObject({
    caseId,
    partyId,
    certificateId: identifier,
    kind: z.enum(['NOTICE', 'DECISION', 'CERTIFICATE', 'VOLUNTARY']),
    scope: z.enum(['WHOLE', 'THIS_CASE']),
    at: instant,
  }),
  { ...OF, certificateId: 'c-1', kind: 'CERTIFICATE', scope: 'WHOLE', at: AT },
);

/** CR-REV: a document of repair holds no longer, and its credential is revoked in the status list. */
export const repairCertificateRevoked = defineFact(
  credit,
  'repair-certificate-revoked',
  { zh: '信用修复文书已撤销', en: 'A document of credit repair was revoked' },
  z.strictObject({ caseId, partyId, certificateId: identifier, why: identifier, at: instant }),
  { ...OF, certificateId: 'c-1', why: 'RELAPSE', at: AT },
);

/** CR-REV: a document of repair may not be relied on while it is examined: its credential is suspended in the status list. */
export const repairCertificateHeld = defineFact(
  credit,
  'repair-certificate-held',
  { zh: '信用修复文书暂停使用', en: 'A document of credit repair was suspended' },
  z.strictObject({ caseId, partyId, certificateId: identifier, at: instant }),
  { ...OF, certificateId: 'c-1', at: AT },
);

/** CR-REV: a document of repair that was examined may be relied on again. */
export const repairCertificateHoldEnded = defineFact(
  credit,
  'repair-certificate-hold-ended',
  { zh: '信用修复文书恢复使用', en: 'A document of credit repair may be relied on again' },
  z.strictObject({ caseId, partyId, certificateId: identifier, at: instant }),
  { ...OF, certificateId: 'c-1', at: AT },
);

/** PRE-13, K13: a debtor has performed in full, was never in default and not listed (正向激励). */
export const performedOnTime = defineFact(
  credit,
  'performed-on-time',
  { zh: '被执行人自动按期履行完毕', en: 'A debtor has performed in full and on time' },
  z.strictObject({ caseId, partyId, performedOn: date, performed: yuan, at: instant }),
  { ...OF, performedOn: d('2026-12-11'), performed: y('8182.00'), at: AT },
);

/** K13: what was told of a debtor's performance does not hold any longer: money that counted was taken back. */
export const performedOnTimeWithdrawn = defineFact(
  credit,
  'performed-on-time-withdrawn',
  { zh: '撤回按期履行信息', en: 'What was told of performance on time does not hold' },
  z.strictObject({ caseId, partyId, at: instant }),
  { ...OF, at: AT },
);

export const repairFacts = [
  repairApplicationMoved,
  listingSuspended,
  listingReinstated,
  repairCertified,
  repairCertificateRevoked,
  repairCertificateHeld,
  repairCertificateHoldEnded,
  performedOnTime,
  performedOnTimeWithdrawn,
] as const;
