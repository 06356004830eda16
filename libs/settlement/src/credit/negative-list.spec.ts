import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan } from '@hejie/law';
import fc from 'fast-check';
import {
  DEBT,
  FILE,
  LISTING,
  PERFORMED,
  PLAN,
  after,
  at,
  happened,
  refused,
  turn,
} from '../../test/fixture/credit-files.js';
import { decideAttribution, decideConductCure, decideConductReport, type ConductReport } from './conduct.js';
import { type CreditFile, type Listing } from './credit-file.js';
import { negativeGrounds, standingConducts } from './negative-list.js';
import { openDeletions } from './open-deletions.js';
import { CONDUCT_KINDS, type Conduct } from './repair-file.js';

const VIOLENCE: ConductReport = {
  id: 'v',
  kind: 'VIOLENCE',
  on: legalDate('2026-02-20'),
  evidence: '执法记录仪录像',
  of: 'DEBTOR',
  listingId: 'l',
};
const reported = (more: Partial<ConductReport> = {}): CreditFile =>
  after(FILE, decideConductReport(FILE, { ...VIOLENCE, ...more }, turn('2026-02-25', 'officer')));
const kinds = (file: CreditFile, day = '2026-06-10') => negativeGrounds(file, turn(day)).map(({ kind }) => kind);
const listed = (ground: Listing['ground']): CreditFile => ({ ...FILE, listings: [{ ...LISTING, ground }] });

describe('the negative list of credit repair', () => {
  it('CR-NEG, CR-L-MH, S22: violent obstruction and a payment of a tenth are two grounds, each with the way to cure it', () => {
    const file = {
      ...reported(),
      debt: { ...DEBT, owed: parseYuan('90000'), performed: parseYuan('10000') },
    };
    const grounds = negativeGrounds(file, turn('2026-06-10'));
    expect(grounds.map(({ kind }) => kind)).toEqual(['VIOLENCE', 'TOKEN_PERFORMANCE']);
    expect(grounds.map(({ reason }) => reason.zh)).toEqual([
      '2026年2月20日本案中有暴力、威胁情形，属于负面清单事项。',
      '仅履行10000.00元，尚欠90000.00元，既无正在履行的计划，也无足额有效担保，以部分履行换取信用修复。',
    ]);
    expect(grounds.map(({ cure }) => cure.zh)).toEqual([
      '接受处罚，书面悔过，经法官认定已经改正。',
      '全部履行完毕，或者达成和解协议并按约履行，或者提供足以清偿债务的有效担保。',
    ]);
    expect(kinds({ ...file, debt: { ...file.debt, planPerformed: true } })).toEqual(['VIOLENCE']);
    expect(kinds({ ...file, debt: { ...file.debt, secured: parseYuan('90000') } })).toEqual(['VIOLENCE']);
  });

  it('CR-NEG: an entry tells of conduct by its ground where nobody has reported it; grounds 1 and 5 of none', () => {
    expect(([1, 2, 3, 4, 5, 6] as const).map((ground) => kinds(listed(ground)))).toEqual([
      [],
      ['VIOLENCE'],
      ['HIDDEN_ASSETS'],
      ['FALSE_REPORT'],
      [],
      ['REFUSED_SETTLEMENT'],
    ]);
    // Ground 4 is any breach of the system of reporting, late or not at all too; a false report is what somebody has reported as one.
    const reason = (file: CreditFile) => negativeGrounds(file, turn('2026-06-10'))[0]?.reason.zh;
    expect(reason(listed(4))).toContain('有违反财产报告制度情形');
    expect(reason({ ...listed(4), conducts: reported({ kind: 'FALSE_REPORT' }).conducts })).toContain('有虚假报告情形');
    const forged = {
      ...listed(2),
      conducts: [
        { ...VIOLENCE, kind: 'FORGED_EVIDENCE' as const, caseId: 'case', reported: { at: at('2026-02-25'), by: 'o' } },
      ],
    };
    expect(kinds(forged)).toEqual(['FORGED_EVIDENCE']);
    const relatives = { ...forged, conducts: forged.conducts.map((one) => ({ ...one, of: { relatedPartyId: 'r' } })) };
    expect(kinds(relatives)).toEqual(['VIOLENCE']);
    // In another case an entry of the same id: what was reported of that one says nothing of this one.
    const elsewhere = { ...forged, conducts: forged.conducts.map((one) => ({ ...one, caseId: 'other' })) };
    expect(kinds(elsewhere)).toEqual(['FORGED_EVIDENCE', 'VIOLENCE']);
    expect(kinds({ ...FILE, listings: [{ ...LISTING, ground: 2, stage: 'PROPOSED' }] })).toEqual([]);
  });

  it('CR-NEG: is cumulative over the cases of a debtor, and says which', () => {
    const elsewhere: Conduct = { ...VIOLENCE, id: 'w', caseId: 'other', reported: { at: at('2025-01-02'), by: 'o' } };
    const file = { ...reported(), conducts: [...reported().conducts, elsewhere] };
    expect(negativeGrounds(file, turn('2026-06-10')).map(({ reason }) => reason.en)).toEqual([
      'On the negative list: violence or threats, on 2026-02-20 in this case.',
      'On the negative list: violence or threats, on 2026-02-20 in another case.',
    ]);
    // So it is laid into this file from that of the other case, where an entry tells of it.
    const its = { ...listed(2), caseId: 'other', conducts: [] };
    expect(kinds({ ...FILE, conducts: standingConducts(its, turn('2026-06-10')) })).toEqual(['VIOLENCE']);
    expect(refused(decideConductCure(file, { id: 'w', how: '悔过' }, turn('2026-06-01')))).toEqual([
      'CONDUCT.OF_ANOTHER_CASE',
      'CR-NEG',
    ]);
  });

  it('CR-NEG: what a related party did counts once a person has found it the debtor’s, never the one who reported it', () => {
    const file = reported({ kind: 'HIDDEN_ASSETS', of: { relatedPartyId: 'wife' } });
    const attribute = (by: string, why = '配偶名下的转账由被执行人指使') =>
      decideAttribution(file, { id: 'v', why }, turn('2026-03-01', by));
    expect(kinds(file)).toEqual([]);
    expect(refused(attribute('officer'))).toEqual(['CONDUCT.SAME_PERSON', 'CR-NEG']);
    expect(refused(attribute('judge', ' '))).toEqual(['CONDUCT.WHY_MISSING', 'CR-NEG']);
    const found = after(file, attribute('judge'));
    expect(kinds(found)).toEqual(['HIDDEN_ASSETS']);
    expect(negativeGrounds(found, turn('2026-06-10'))[0]?.reason.zh).toContain('（经认定为被执行人所为）');
    expect(refused(decideAttribution(found, { id: 'v', why: 'x' }, turn('2026-03-02')))?.[0]).toBe('CONDUCT.OF_DEBTOR');
    expect(refused(decideAttribution(found, { id: 'x', why: 'x' }, turn('2026-03-02')))?.[0]).toBe(
      'CREDIT.UNKNOWN_ROW',
    );
  });

  it('CR-L-GRP-B: is cured by a person’s finding, also what only the ground of an entry tells of', () => {
    const cure = (file: CreditFile, id: string, how = '已缴纳罚款并书面悔过') =>
      decideConductCure(file, { id, how }, turn('2026-06-01'));
    expect(happened(cure(reported(), 'v'))).toEqual(['CONDUCT_CURED']);
    expect(kinds(after(reported(), cure(reported(), 'v')))).toEqual([]);
    expect(kinds(after(listed(2), cure(listed(2), 'l')))).toEqual([]);
    expect(refused(cure(reported(), 'v', ''))?.[0]).toBe('CONDUCT.WHY_MISSING');
    expect(refused(cure(after(reported(), cure(reported(), 'v')), 'v'))?.[0]).toBe('CONDUCT.CURED');
    expect(refused(cure(FILE, 'v'))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
  });

  it('CR-NEG: a refused settlement is cured by performance, which the ledger tells', () => {
    const file = (debt: Partial<CreditFile['debt']>) => ({ ...listed(6), debt: { ...DEBT, ...debt } });
    expect(kinds(file(PLAN))).toEqual([]);
    expect(kinds(file({ ...PLAN, inDefaultSince: at('2026-05-01') }))).toEqual(['REFUSED_SETTLEMENT']);
    expect(kinds(file(PERFORMED))).toEqual([]);
  });

  it('CR-REV: a revoked repair is cured by the pack’s months, to the day, and by nobody', () => {
    const revoked: Conduct = {
      id: 'revoked:s',
      kind: 'REPAIR_REVOKED',
      on: legalDate('2026-08-31'),
      caseId: 'case',
      evidence: '信修1号',
      reported: { at: at('2026-08-31'), by: 'judge' },
      of: 'DEBTOR',
    };
    const file = { ...FILE, conducts: [revoked] };
    expect([kinds(file, '2027-02-28'), kinds(file, '2027-03-01')]).toEqual([['REPAIR_REVOKED'], []]);
    expect(negativeGrounds(file, turn('2026-09-01'))[0]?.cure.zh).toBe(
      '间隔期满后可以再次申请（间隔期至2027年2月28日）。',
    );
    expect(refused(decideConductCure(file, { id: 'revoked:s', how: 'x' }, turn('2026-09-01')))).toEqual([
      'CONDUCT.BY_TIME',
      'CR-REV',
    ]);
  });

  it('CR-NEG: conduct comes on record once, with evidence, and not before it happened', () => {
    const report = (more: Partial<ConductReport>) =>
      refused(decideConductReport(reported(), { ...VIOLENCE, id: 'w', ...more }, turn('2026-02-25')))?.[0];
    expect([
      report({ id: 'v' }),
      report({ evidence: ' ' }),
      report({ on: legalDate('2026-02-26') }),
      report({}),
    ]).toEqual(['CONDUCT.ON_RECORD', 'CONDUCT.EVIDENCE_MISSING', 'CONDUCT.IN_FUTURE', undefined]);
  });

  it('CR-NEG, DIS-ART-10-1: nothing on it delays or bars a deletion', () => {
    const conduct: Conduct = { ...VIOLENCE, caseId: 'case', reported: { at: at('2026-02-25'), by: 'o' } };
    for (const ground of [1, 2, 6] as const) {
      const listing: Listing = {
        ...LISTING,
        ground,
        ...(ground === 1 ? {} : { termLastDay: legalDate('2028-03-02') }),
      };
      const file = { ...FILE, listings: [listing], debt: PERFORMED };
      expect(openDeletions({ ...file, conducts: [conduct] }, turn('2026-12-12'))).toEqual(
        openDeletions(file, turn('2026-12-12')),
      );
      expect(openDeletions(file, turn('2026-12-12'))).toHaveLength(1);
    }
  });

  it('CR-NEG: holds only what the pack lists and what counts as the debtor’s, in whatever order it came on record', () => {
    const conducts = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1 }),
        kind: fc.constantFrom(...CONDUCT_KINDS),
        related: fc.boolean(),
        found: fc.boolean(),
        cured: fc.boolean(),
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    const who = { at: at('2026-02-25'), by: 'o' };
    fc.assert(
      fc.property(conducts, (some) => {
        const rows = some.map(({ id, kind, related, found, cured }): Conduct => ({
          id,
          kind,
          on: legalDate('2026-06-01'),
          caseId: 'other',
          evidence: 'e',
          reported: who,
          of: related ? { relatedPartyId: 'r' } : 'DEBTOR',
          ...(related && found ? { attributed: { ...who, why: 'w' } } : {}),
          ...(cured ? { cured: { ...who, how: 'h' } } : {}),
        }));
        const ids = (order: readonly Conduct[]) =>
          negativeGrounds({ ...FILE, conducts: order }, turn('2026-06-10'))
            .map(({ conductId }) => conductId)
            .sort();
        expect(ids(rows.toReversed())).toEqual(ids(rows));
        const expected = some.filter(
          ({ kind, related, found, cured }) => kind !== 'LIMIT_BROKEN' && (!related || found) && !cured,
        );
        expect(ids(rows)).toEqual(expected.map(({ id }) => id).sort());
      }),
    );
  });
});
