import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, d, i, NUMBER } from './samples.js';
import { caseId, caseNumber, courtCode, date, identifier, instant, partyId, text } from './shapes.js';

const credit = { context: 'credit-repair', aggregate: 'credit' } as const;
const rule = text(40, 0);

/** Opens the case of the record: the bridge starts `credit-record/<caseId>/<partyId>` with it. The debtor's first proposal in the case. */
export const creditOpened = defineFact(
  credit,
  'credit-opened',
  { zh: '信用惩戒与修复卷已建立', en: 'The credit record of a debtor was opened' },
  z.strictObject({ caseId, partyId, court: courtCode, caseNumber, at: instant }),
  { caseId: CASE, partyId: 'p-2', court: '鲁0502', caseNumber: NUMBER, at: i('2026-06-02T09:00:00+08:00') },
);

/** Opens the case of the record again after its end. `reopenings`: how often that has been so, with this time. */
export const creditReopened = defineFact(
  credit,
  'credit-reopened',
  { zh: '信用惩戒与修复卷已重新开启', en: 'The credit record of a debtor was opened again' },
  z.strictObject({
    caseId,
    partyId,
    court: courtCode,
    caseNumber,
    reopenings: z.number().int().positive(),
    at: instant,
  }),
  {
    caseId: CASE,
    partyId: 'p-2',
    court: '鲁0502',
    caseNumber: NUMBER,
    reopenings: 1,
    at: i('2027-01-11T09:00:00+08:00'),
  },
);

/** Wakes the case of the record: it stands otherwise than its case was told. */
export const creditChanged = defineFact(
  credit,
  'credit-changed',
  { zh: '信用惩戒与修复情况有变动', en: 'The credit record of a debtor stands otherwise' },
  z.strictObject({ caseId, partyId, at: instant }),
  { caseId: CASE, partyId: 'p-2', at: i('2026-06-30T14:00:00+08:00') },
);

export const listingProposed = defineFact(
  credit,
  'listing-proposed',
  { zh: '拟将被执行人纳入失信名单', en: 'It was proposed to enter a debtor on the dishonesty list' },
  z.strictObject({ caseId, partyId, listingId: identifier, ground: z.number().int().min(1).max(6), at: instant }),
  { caseId: CASE, partyId: 'p-2', listingId: 'l-1', ground: 1, at: i('2026-06-02T09:00:00+08:00') },
);

/** DIS-ART-5-1: the president has decided; `graceEndsOn`: last day of the grace that the decision gives, null for none. */
export const listingDecided = defineFact(
  credit,
  'listing-decided',
  { zh: '已就纳入失信名单作出决定', en: 'It was decided whether to enter a debtor on the dishonesty list' },
  z.strictObject({
    caseId,
    partyId,
    listingId: identifier,
    listed: z.boolean(),
    graceEndsOn: date.nullable(),
    at: instant,
  }),
  {
    caseId: CASE,
    partyId: 'p-2',
    listingId: 'l-1',
    listed: true,
    graceEndsOn: d('2026-09-03'),
    at: i('2026-06-03T09:00:00+08:00'),
  },
);

export const listingPublished = defineFact(
  credit,
  'listing-published',
  { zh: '失信信息已公布', en: 'The entry on the dishonesty list was published' },
  z.strictObject({ caseId, partyId, listingId: identifier, at: instant }),
  { caseId: CASE, partyId: 'p-2', listingId: 'l-1', at: i('2026-09-04T09:00:00+08:00') },
);

export const creditEnded = defineFact(
  credit,
  'credit-ended',
  { zh: '信用惩戒与修复卷已结', en: 'The credit record of a debtor has ended' },
  z.strictObject({ caseId, partyId, ending: identifier, rule, at: instant }),
  { caseId: CASE, partyId: 'p-2', ending: 'DELETED', rule: 'DIS-ART-10-1', at: i('2026-12-16T10:00:00+08:00') },
);

export const creditRepairFacts = [
  creditOpened,
  creditReopened,
  creditChanged,
  listingProposed,
  listingDecided,
  listingPublished,
  creditEnded,
] as const;
