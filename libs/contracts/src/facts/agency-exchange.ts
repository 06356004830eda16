import { AGENCY_ENTRY_KINDS, DISCREPANCY_KINDS, PARTY_ENDED_KINDS, PUBLISHED_DECISION_NAMES } from '@hejie/settlement';
import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, d, i, NUMBER } from './samples.js';
import { caseId, caseNumber, courtCode, date, identifier, instant, partyId, text } from './shapes.js';

const publication = { context: 'agency-exchange', aggregate: 'publication' } as const;
const rule = text(40, 0);
const decision = z.enum(PUBLISHED_DECISION_NAMES);
const ofPublication = { caseId, publicationId: identifier, partyId, at: instant };
const OF = { caseId: CASE, publicationId: 'p-2.listing.l-1.2', partyId: 'p-2' };
const AT = i('2026-12-14T10:00:00+08:00');
const opening = {
  caseId,
  publicationId: identifier,
  court: courtCode,
  caseNumber,
  decision,
  entryKind: z.enum(AGENCY_ENTRY_KINDS),
};
const OPENING = {
  caseId: CASE,
  publicationId: OF.publicationId,
  court: '鲁0502',
  caseNumber: NUMBER,
  decision: 'DELETED',
  entryKind: 'LISTING',
} as const;

/** K12: the bridge starts `publication/<caseId>/<publicationId>` with it. */
export const publicationOpened = defineFact(
  publication,
  'publication-opened',
  { zh: '推送卷已建立', en: 'The publication of a decision was opened' },
  z.strictObject({ ...opening, at: instant }),
  { ...OPENING, at: AT },
);

/** K12: the bridge starts the case of the publication again after its end: a body shows something else. `reopenings`: how often, with this time. */
export const publicationReopened = defineFact(
  publication,
  'publication-reopened',
  { zh: '推送卷已重新开启', en: 'The publication of a decision was opened again' },
  z.strictObject({ ...opening, reopenings: z.number().int().positive(), at: instant }),
  { ...OPENING, reopenings: 1, at: i('2026-12-21T02:00:00+08:00') },
);

/** Wakes the case of the publication: it stands otherwise than its case was told. */
export const publicationChanged = defineFact(
  publication,
  'publication-changed',
  { zh: '推送情况有变动', en: 'The publication of a decision stands otherwise' },
  z.strictObject({ caseId, publicationId: identifier, at: instant }),
  { caseId: CASE, publicationId: OF.publicationId, at: AT },
);

export const publicationEnded = defineFact(
  publication,
  'publication-ended',
  { zh: '推送卷已结', en: 'The publication of a decision has ended' },
  z.strictObject({ caseId, publicationId: identifier, ending: identifier, rule, at: instant }),
  { caseId: CASE, publicationId: OF.publicationId, ending: 'CONVERGED', rule: 'CR-N-5', at: AT },
);

/** K12: every body of the part shows what was decided, each by its proof. */
export const convergenceCertified = defineFact(
  publication,
  'convergence-certified',
  { zh: '推送结果已全部核验', en: 'Everybody shows what was decided' },
  z.strictObject({
    ...ofPublication,
    certificateId: identifier,
    part: z.enum(['STATUTORY', 'PLATFORM']),
    decision,
    deliveries: z.number().int().positive(),
  }),
  { ...OF, certificateId: 'statutory-1', part: 'STATUTORY', decision: 'DELETED', deliveries: 36, at: AT },
);

/** K12: what was certified does not hold any longer: a body shows something else. */
export const convergenceWithdrawn = defineFact(
  publication,
  'convergence-withdrawn',
  { zh: '推送核验证明已撤回', en: 'The certificate that everybody shows it was withdrawn' },
  z.strictObject({ ...ofPublication, certificateId: identifier, why: identifier }),
  { ...OF, certificateId: 'statutory-1', why: 'RESURRECTED', at: i('2026-12-21T02:00:00+08:00') },
);

/** K12: a body has not carried out what it was told; `step`: 1 letter, 2 work item, 3 president. */
export const agencyLags = defineFact(
  publication,
  'agency-lags',
  { zh: '协助单位逾期未办理', en: 'A body has not carried out what it was told' },
  z.strictObject({ ...ofPublication, agencyId: identifier, step: z.number().int().min(1).max(3) }),
  { ...OF, agencyId: 'tax', step: 1, at: i('2026-12-15T00:00:00+08:00') },
);

/** K12: the nightly comparison has found a body whose record differs from the court's truth. */
export const discrepancyFound = defineFact(
  publication,
  'discrepancy-found',
  { zh: '比对发现差异', en: 'A body keeps something else than the court' },
  z.strictObject({
    ...ofPublication,
    agencyId: identifier,
    discrepancyId: identifier,
    kind: z.enum(DISCREPANCY_KINDS),
  }),
  {
    ...OF,
    agencyId: 'platform-a',
    discrepancyId: 'g-1',
    kind: 'RESURRECTED',
    at: i('2026-12-21T02:00:00+08:00'),
  },
);

/** 民诉法267, 268: a judge has found that a party has died, or was deregistered, of which a body had told the court. What follows of it is decided elsewhere. */
export const partyEndedFound = defineFact(
  publication,
  'party-ended-found',
  { zh: '已认定当事人死亡或者注销', en: 'A party was found to have died, or to be deregistered' },
  z.strictObject({ caseId, partyId, kind: z.enum(PARTY_ENDED_KINDS), on: date, at: instant }),
  { caseId: CASE, partyId: 'p-2', kind: 'DEREGISTRATION', on: d('2026-12-01'), at: AT },
);

export const agencyExchangeFacts = [
  publicationOpened,
  publicationReopened,
  publicationChanged,
  publicationEnded,
  convergenceCertified,
  convergenceWithdrawn,
  agencyLags,
  discrepancyFound,
  partyEndedFound,
] as const;
