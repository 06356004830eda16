import { AGENCY_ENTRY_KINDS, LIFT_GROUNDS, PUBLISHED_DECISION_NAMES } from '@hejie/settlement';
import { z } from 'zod';
import { defineFact } from './definition.js';
import { CASE, d, i } from './samples.js';
import { caseId, date, identifier, instant, partyId, text } from './shapes.js';

const credit = { context: 'credit-repair', aggregate: 'credit' } as const;

/** Whose entry of which kind. */
const entry = {
  caseId,
  partyId,
  partyKind: z.enum(['PERSON', 'UNIT']),
  entryKind: z.enum(AGENCY_ENTRY_KINDS),
  /** Of the listing, limit or certificate; of the party where there is one a party. */
  rowId: identifier.or(partyId),
};
const SAMPLE_ENTRY = { caseId: CASE, partyId: 'p-2', partyKind: 'UNIT', entryKind: 'LISTING', rowId: 'l-1' } as const;
/** What agencies may be told of it: JWE, compact. */
const sealed = text(30_000);
const SEALED = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA';

/**
 * DIS-ART-8, CR-N-5: a decision of which agencies are told. What they may be told of him stands in `sealed` (JWE, compact): the topic holds no personal data in the
 * clear, and only agency exchange has the key.
 */
export const decisionForAgencies = defineFact(
  credit,
  'decision-for-agencies',
  { zh: '需向协助单位推送的决定', en: 'A decision of which agencies are told' },
  z.strictObject({
    ...entry,
    decision: z.enum(PUBLISHED_DECISION_NAMES),
    rule: text(40),
    /** DIS-ART-10-1: the last day by which the national list must show nothing; null where the law sets none. */
    lastDay: date.nullable(),
    /** Of a limit: which one, and on which ground it is lifted. */
    limit: z
      .strictObject({ kind: z.enum(['CONSUMPTION', 'EXIT']), ground: z.enum(LIFT_GROUNDS).optional() })
      .optional(),
    sealed,
    at: instant,
  }),
  {
    ...SAMPLE_ENTRY,
    decision: 'DELETED',
    rule: 'DIS-ART-10-1',
    lastDay: d('2026-12-16'),
    sealed: SEALED,
    at: i('2026-12-14T10:00:00+08:00'),
  },
);

/** DIS-ART-6, CR-N-5: who a party is was entered, of whom agencies were to be told before: what they may be told of that entry now. It is no decision. */
export const contentForAgencies = defineFact(
  credit,
  'content-for-agencies',
  { zh: '当事人身份已登记，补充推送内容', en: 'What agencies may be told of an entry was completed' },
  z.strictObject({
    ...entry,
    sealed,
    at: instant,
  }),
  {
    ...SAMPLE_ENTRY,
    sealed: SEALED,
    at: i('2026-12-14T11:00:00+08:00'),
  },
);

export const creditForAgenciesFacts = [decisionForAgencies, contentForAgencies] as const;
