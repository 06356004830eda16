import { describe, expect, it } from '@jest/globals';
import { legalDate, parseYuan, type Fen } from '@hejie/law';
import {
  abuseFlags,
  allStated,
  countsAsPerformed,
  decideCreditorStatement,
  decideLongPerformance,
  decideLongPerformanceApproval,
  type LongPerformanceFacts,
  type LongPerformanceStanding,
} from './long-performance.js';

const S24: LongPerformanceFacts = {
  signedOn: legalDate('2026-12-30'),
  on: legalDate('2026-12-30'),
  lastDay: legalDate('2028-12-30'),
  debt: parseYuan('1000000'),
  assets: parseYuan('1200000'),
  pairThisQuarter: 9,
};
const code = (decision: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  decision.ok ? 'ACCEPTED' : decision.error!.code;
const fresh: LongPerformanceStanding = {
  settlement: 'PERFORMING',
  proposed: false,
  proposedBy: null,
  creditors: ['p-1', 'p-3'],
  statedBy: [],
  decided: false,
};
const proposed: LongPerformanceStanding = { ...fresh, proposed: true, proposedBy: 'judge-1' };

describe('S24, CLS-5: enforcement closed for a long performance', () => {
  it('raises every flag of the scenario, and none just below', () => {
    expect(abuseFlags(S24)).toEqual(['ASSETS_SUFFICIENT', 'OVER_SIX_MONTHS', 'QUARTER_END', 'PAIR_FREQUENCY']);
    const below = {
      signedOn: legalDate('2026-12-26'),
      on: legalDate('2026-12-26'),
      lastDay: legalDate('2027-06-26'),
      debt: S24.debt,
      assets: (S24.assets - 1n) as Fen,
      pairThisQuarter: 4,
    };
    expect(abuseFlags(below)).toEqual([]);
    expect(abuseFlags({ ...below, signedOn: legalDate('2026-12-27') })).toEqual(['QUARTER_END']);
    expect(abuseFlags({ ...below, lastDay: legalDate('2027-06-27') })).toEqual(['OVER_SIX_MONTHS']);
    // Of signing or of closing: what was signed long before is closed for the figures all the same, and S24 goes by the day of the signature.
    expect(abuseFlags({ ...below, on: legalDate('2026-12-27') })).toEqual(['QUARTER_END']);
    expect(abuseFlags({ ...below, signedOn: legalDate('2026-12-30'), on: legalDate('2027-01-04') })).toEqual([
      'QUARTER_END',
    ]);
  });

  it('is proposed while a settlement is performed, once', () => {
    expect(code(decideLongPerformance(fresh))).toBe('ACCEPTED');
    expect(code(decideLongPerformance(proposed))).toBe('LONG_PERFORMANCE.PROPOSED');
    expect(code(decideLongPerformance({ ...proposed, decided: true }))).toBe('ACCEPTED');
    expect(code(decideLongPerformance({ ...fresh, settlement: 'RESUMED' }))).toBe('LONG_PERFORMANCE.NOT_PERFORMING');
    expect(code(decideLongPerformance({ ...fresh, settlement: null }))).toBe('LONG_PERFORMANCE.NOT_PERFORMING');
  });

  it('needs the statement of every creditor, apart from the agreement', () => {
    const one = { ...proposed, statedBy: ['p-1'] };
    expect(code(decideCreditorStatement(proposed, 'p-1'))).toBe('ACCEPTED');
    expect(code(decideCreditorStatement(one, 'p-3'))).toBe('ACCEPTED');
    expect(code(decideCreditorStatement(proposed, 'p-2'))).toBe('LONG_PERFORMANCE.NOT_CREDITOR');
    expect(code(decideCreditorStatement(fresh, 'p-1'))).toBe('LONG_PERFORMANCE.NOT_PROPOSED');
    expect(code(decideCreditorStatement(one, 'p-1'))).toBe('LONG_PERFORMANCE.STATED');
    expect([allStated(one), allStated({ ...one, statedBy: ['p-3', 'p-1'] })]).toEqual([false, true]);
  });

  it('and the approval of another person, against flags with his reason', () => {
    const approves = (standing: LongPerformanceStanding, over: object = {}) =>
      code(
        decideLongPerformanceApproval(standing, {
          approved: true,
          by: 'president',
          reason: '',
          flags: [],
          ...over,
        }),
      );
    const stated = { ...proposed, statedBy: ['p-1', 'p-3'] };
    expect(approves(stated)).toBe('ACCEPTED');
    expect(approves({ ...proposed, statedBy: ['p-1'] })).toBe('LONG_PERFORMANCE.NOT_STATED');
    expect(approves(fresh)).toBe('LONG_PERFORMANCE.NOT_PROPOSED');
    expect(approves(stated, { by: 'judge-1' })).toBe('LONG_PERFORMANCE.OWN_PROPOSAL');
    expect(approves(stated, { flags: abuseFlags(S24) })).toBe('LONG_PERFORMANCE.REASON_MISSING');
    expect(approves(stated, { flags: abuseFlags(S24), reason: '债权人坚持' })).toBe('ACCEPTED');
    expect(approves(stated, { approved: false })).toBe('LONG_PERFORMANCE.REASON_MISSING');
    expect(approves(proposed, { approved: false, reason: '财产足以清偿' })).toBe('ACCEPTED');
    expect(approves({ ...stated, settlement: 'PERFORMED' })).toBe('LONG_PERFORMANCE.NOT_PERFORMING');
  });

  it('KPI-31-4: counts as performed from the day of full payment, and not before', () => {
    expect(countsAsPerformed(null, legalDate('2027-01-01'))).toBe(false);
    expect(countsAsPerformed(legalDate('2028-12-30'), legalDate('2028-12-29'))).toBe(false);
    expect(countsAsPerformed(legalDate('2028-12-30'), legalDate('2028-12-30'))).toBe(true);
  });
});
