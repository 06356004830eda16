import {
  CONSUMPTION_CLASSES,
  DELETION_GROUNDS,
  LIFT_GROUNDS,
  type DeletionGround,
  type LiftGround,
} from '@hejie/settlement';
import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, i } from './samples.js';
import { caseId, date, identifier, instant, partyId, text } from './shapes.js';

const credit = { context: 'credit-repair', aggregate: 'credit' } as const;
const ofListing = { caseId, partyId, listingId: identifier, at: instant };
const limitKind = z.enum(['CONSUMPTION', 'EXIT']);
/** `subjectPartyId`: the debtor, or one of those who stand behind a unit. */
const ofLimit = { caseId, partyId, limitId: identifier, kind: limitKind, subjectPartyId: partyId, at: instant };
const LISTING = { caseId: CASE, partyId: 'p-2', listingId: 'l-1' };
const LIMIT = { caseId: CASE, partyId: 'p-2', limitId: 'm-1', kind: 'CONSUMPTION', subjectPartyId: 'p-2' } as const;

/** Grounds of which facts of their own tell: what was promised of a fact is not widened. */
const DELETED_ON = DELETION_GROUNDS.filter(
  (ground): ground is Exclude<DeletionGround, 'SUPERSEDED'> => ground !== 'SUPERSEDED',
);
const LIFTED_ON = LIFT_GROUNDS.filter(
  (ground): ground is Exclude<LiftGround, 'ENFORCEMENT_ENDED' | 'CORRECTED'> =>
    ground !== 'ENFORCEMENT_ENDED' && ground !== 'CORRECTED',
);

/** DIS-GRACE-1, DIS-ART-10-1: everything was performed, enforcement has ended, the term is over, or another entry was published in its place before publication, which is not carried out any more. */
export const listingNotExecuted = defineFact(
  credit,
  'listing-not-executed',
  { zh: '失信决定不再执行', en: 'A decision to list is not carried out any more' },
  z.strictObject(ofListing),
  { ...LISTING, at: i('2026-12-20T10:00:00+08:00') },
);

/** DIS-ART-10-1, DIS-ART-10-2: the entry is off the list. */
export const listingDeleted = defineFact(
  credit,
  'listing-deleted',
  { zh: '失信信息已删除', en: 'An entry on the dishonesty list was deleted' },
  z.strictObject({ ...ofListing, ground: z.enum(DELETED_ON) }),
  { ...LISTING, ground: 'SETTLEMENT_PERFORMED', at: i('2026-12-16T10:00:00+08:00') },
);

/** DIS-ART-2-1: the entry is off the list, for one on another ground has taken its place. */
export const listingSuperseded = defineFact(
  credit,
  'listing-superseded',
  { zh: '失信信息已由新的失信信息取代', en: 'An entry on the dishonesty list gave way to another' },
  z.strictObject(ofListing),
  { ...LISTING, at: i('2026-12-16T10:00:00+08:00') },
);

/** DIS-ART-11: the entry should never have stood. */
export const listingRevoked = defineFact(
  credit,
  'listing-revoked',
  { zh: '失信信息已撤销', en: 'An entry on the dishonesty list was revoked' },
  z.strictObject(ofListing),
  { ...LISTING, at: i('2026-10-12T10:00:00+08:00') },
);

/** DIS-ART-11: wrong data of an entry that stands were put right (更正), or what was upheld was carried out otherwise. */
export const listingCorrected = defineFact(
  credit,
  'listing-corrected',
  { zh: '失信信息已纠正', en: 'An entry on the dishonesty list was corrected' },
  z.strictObject({ ...ofListing, ground: z.enum(['NOT_TO_BE_LISTED', 'WRONG_DATA', 'TO_BE_DELETED']) }),
  { ...LISTING, ground: 'WRONG_DATA', at: i('2026-10-12T10:00:00+08:00') },
);

/** LIM-ART-1, LIM-EXIT: consumption or exit is limited by order; it holds once it is in force and served. */
export const limitOrdered = defineFact(
  credit,
  'limit-ordered',
  { zh: '已签发限制措施', en: 'A limit of consumption or exit was ordered' },
  z.strictObject({ ...ofLimit, mandatory: z.boolean(), inForce: z.boolean() }),
  { ...LIMIT, mandatory: true, inForce: true, at: i('2026-12-02T10:00:00+08:00') },
);

/** DIS-GRACE-1: a limit whose grace is over is in force. */
export const limitInForce = defineFact(
  credit,
  'limit-in-force',
  { zh: '限制措施已生效', en: 'A limit of consumption or exit is in force' },
  z.strictObject(ofLimit),
  { ...LIMIT, at: i('2027-01-04T10:00:00+08:00') },
);

/** LIM-ART-1, CLS-2: the limit is lifted, for enforcement, of which it is a measure, has ended. */
export const limitEnded = defineFact(
  credit,
  'limit-ended',
  { zh: '执行终结，限制措施已解除', en: 'A limit was lifted because enforcement has ended' },
  z.strictObject(ofLimit),
  { ...LIMIT, at: i('2026-12-16T10:00:00+08:00') },
);

/** DIS-ART-11, 法发〔2019〕35号 18: the limit is lifted, for it should never have stood. */
export const limitRevoked = defineFact(
  credit,
  'limit-revoked',
  { zh: '限制消费措施不当，已解除', en: 'A limit was lifted because it should never have stood' },
  z.strictObject(ofLimit),
  { ...LIMIT, at: i('2026-12-16T10:00:00+08:00') },
);

/** DIS-ART-11, DIS-ART-12: a correction of a limit that was upheld has been carried out: its particulars are put right, or it is known that it should never have stood. */
export const limitCorrected = defineFact(
  credit,
  'limit-corrected',
  { zh: '限制消费措施已纠正', en: 'A limit of consumption was corrected' },
  z.strictObject({ ...ofLimit, ground: z.enum(['NOT_TO_BE_LIMITED', 'WRONG_DATA']) }),
  { ...LIMIT, ground: 'WRONG_DATA', at: i('2026-12-16T10:00:00+08:00') },
);

/** LIM-ART-9-1, LIM-ART-9-2, CR-L-AH; `scope`: the classes of consumption that are free again, empty: lifted in whole; `until`: the last day for which they are (LIM-ART-8), left out: for good. */
export const limitLifted = defineFact(
  credit,
  'limit-lifted',
  { zh: '限制措施已解除', en: 'A limit of consumption or exit was lifted' },
  z.strictObject({
    ...ofLimit,
    ground: z.enum(LIFTED_ON),
    scope: z.array(z.enum(CONSUMPTION_CLASSES)),
    until: date.optional(),
  }),
  { ...LIMIT, ground: 'PERFORMED', scope: [], at: i('2026-12-14T10:00:00+08:00') },
);

/** LIM-35-17: consumption is permitted once, between two instants; it ends by itself. */
export const permissionGranted = defineFact(
  credit,
  'permission-granted',
  { zh: '已批准单次许可', en: 'Consumption was permitted once' },
  z.strictObject({ ...ofLimit, permissionId: identifier, from: instant, until: instant }),
  {
    ...LIMIT,
    permissionId: 't-1',
    from: i('2026-12-22T00:00:00+08:00'),
    until: i('2026-12-25T00:00:00+08:00'),
    at: i('2026-12-21T10:00:00+08:00'),
  },
);

/** LIM-35-17: the window of a single permission is over, or it was taken back before. */
export const permissionEnded = defineFact(
  credit,
  'permission-ended',
  { zh: '单次许可已届满或者撤回', en: 'A single permission has ended, or was taken back' },
  z.strictObject({ ...ofLimit, permissionId: identifier }),
  { ...LIMIT, permissionId: 't-1', at: i('2026-12-25T00:00:00+08:00') },
);

/** PROC-27, 民诉法118: a fine, detention or referral was decided. */
export const penaltyDecided = defineFact(
  credit,
  'penalty-decided',
  { zh: '已决定罚款、拘留或者移送', en: 'A fine, detention or referral was decided' },
  z.strictObject({
    caseId,
    partyId,
    penaltyId: identifier,
    kind: z.enum(['FINE', 'DETENTION', 'REFERRAL']),
    decisionNumber: text(80),
    at: instant,
  }),
  {
    caseId: CASE,
    partyId: 'p-2',
    penaltyId: 'f-1',
    kind: 'FINE',
    decisionNumber: '（2026）鲁0502司惩1号',
    at: i('2026-12-02T10:00:00+08:00'),
  },
);

/** PROC-27, 民诉法119: the court above has reconsidered a fine or detention: it stands, is revoked, or is changed. */
export const penaltyReconsidered = defineFact(
  credit,
  'penalty-reconsidered',
  { zh: '罚款、拘留复议已有结果', en: 'A fine or detention was reconsidered by the court above' },
  z.strictObject({
    caseId,
    partyId,
    penaltyId: identifier,
    kind: z.enum(['FINE', 'DETENTION']),
    outcome: z.enum(['UPHELD', 'REVOKED', 'CHANGED']),
    at: instant,
  }),
  {
    caseId: CASE,
    partyId: 'p-2',
    penaltyId: 'f-1',
    kind: 'FINE',
    outcome: 'REVOKED',
    at: i('2026-12-10T10:00:00+08:00'),
  },
);

export const creditSanctionFacts = [
  listingNotExecuted,
  listingDeleted,
  listingSuperseded,
  listingRevoked,
  listingCorrected,
  limitOrdered,
  limitInForce,
  limitLifted,
  limitEnded,
  limitRevoked,
  limitCorrected,
  permissionGranted,
  permissionEnded,
  penaltyDecided,
  penaltyReconsidered,
] as const;
