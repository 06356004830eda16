import { describe, expect, it } from '@jest/globals';
import { legalDate, packOf, parseYuan } from '@hejie/law';
import { decideControl } from './control.js';
import { type Decision } from './decision.js';
import { decideConsumptionLimit, decideListing, type ListingInput } from './listing.js';

const d = legalDate;
const refused = (decision: Decision<unknown>): readonly [code: string, rule: string | undefined] | null =>
  decision.ok ? null : [decision.error.code, decision.error.rule];
const person = (age: number, standsFor: 'HIMSELF' | 'UNIT' = 'HIMSELF', campusLoanStudent = false) => ({
  kind: 'PERSON' as const,
  age,
  standsFor,
  campusLoanStudent,
});
const LISTING: ListingInput = {
  ground: 6,
  on: d('2026-11-23'),
  subject: person(40),
  performed: false,
  owed: parseYuan('736610'),
  controlled: 0n,
  secured: 0n,
  planPerformed: false,
  creditorHoldsOff: false,
  appliedBy: 'c-1',
  deletedAtRequest: null,
};
const listing = (more: Partial<ListingInput>) => decideListing({ ...LISTING, ...more });
const limit = (more: Partial<Parameters<typeof decideConsumptionLimit>[0]>) =>
  decideConsumptionLimit({ ...LISTING, debtorListed: false, campusLoanStudent: false, ...more });

describe('an entry on the dishonesty list', () => {
  it('DIS-ART-1: is open on the sixth ground, and remains the president’s decision', () => {
    expect(listing({})).toEqual({ ok: true, value: { ground: 6, decidedBy: 'PRESIDENT' } });
    expect(listing({ subject: { kind: 'UNIT' } }).ok).toBe(true);
  });

  it('DIS-ART-1: is made on no ground where everything is performed', () => {
    for (const ground of [1, 2, 3, 4, 5, 6] as const)
      expect(refused(listing({ ground, performed: true }))).toEqual(['LISTING.PERFORMED', 'DIS-ART-1']);
    expect(listing({ owed: 1n }).ok).toBe(true);
  });

  it('TITLE-ACT: an act that is owed no money pays: neither property nor security bars it', () => {
    for (const ground of [1, 6] as const)
      expect(listing({ ground, owed: 0n, controlled: 1n, secured: 1n, beyondMoney: true }).ok).toBe(true);
    expect(limit({ owed: 0n, controlled: 1n, beyondMoney: true }).ok).toBe(true);
  });

  it('DIS-GRACE-4: a student over a campus loan is not limited either, unless he is listed on another ground', () => {
    expect(refused(limit({ campusLoanStudent: true }))).toEqual(['LIMIT.STUDENT', 'DIS-GRACE-4']);
    expect(limit({ campusLoanStudent: true, debtorListed: true }).ok).toBe(true);
  });

  it('TV-D9: is never made of a debtor aged 17 (DIS-ART-4)', () => {
    expect(refused(listing({ subject: person(17) }))).toEqual(['LISTING.MINOR', 'DIS-ART-4']);
    expect(listing({ subject: person(18) }).ok).toBe(true);
  });

  it('TV-D10: is not made on the sixth ground where a frozen deposit covers the debt (DIS-GRACE-2)', () => {
    expect(refused(listing({ controlled: LISTING.owed }))).toEqual(['LISTING.PROPERTY_SUFFICES', 'DIS-GRACE-2']);
    expect(refused(listing({ ground: 1, controlled: LISTING.owed }))).toEqual([
      'LISTING.PROPERTY_SUFFICES',
      'DIS-GRACE-2',
    ]);
    expect(listing({ controlled: LISTING.owed - 1n }).ok).toBe(true);
    expect(listing({ ground: 4, controlled: LISTING.owed }).ok).toBe(true);
  });

  it('DIS-GRACE-2: waits where the creditor asks the court to hold off', () => {
    expect(refused(listing({ creditorHoldsOff: true }))).toEqual(['LISTING.CREDITOR_HOLDS_OFF', 'DIS-GRACE-2']);
    expect(listing({ ground: 3, creditorHoldsOff: true }).ok).toBe(true);
  });

  it('TV-D11: of a company does not reach its legal representative, whose consumption is limited all the same (DIS-GRACE-3, LIM-ART-3-2)', () => {
    expect(refused(listing({ subject: person(40, 'UNIT') }))).toEqual(['LISTING.REPRESENTATIVE', 'DIS-GRACE-3']);
    expect(limit({ debtorListed: true })).toEqual({
      ok: true,
      value: { mandatory: true },
    });
  });

  it('LIM-ART-1: a limit is open on non-performance and must be on listing; LIM-ART-9-2: none is left after full performance', () => {
    expect(limit({})).toEqual({ ok: true, value: { mandatory: false } });
    expect(refused(limit({ performed: true, debtorListed: true }))).toEqual(['LIMIT.PERFORMED', 'LIM-ART-9-2']);
  });

  it('CON-1: what holds a listing off holds a limit off too, unless the debtor is listed', () => {
    const bars = [{ controlled: LISTING.owed }, { planPerformed: true }, { creditorHoldsOff: true }];
    expect(bars.map((bar) => refused(limit(bar)))).toEqual([
      ['LIMIT.PROPERTY_SUFFICES', 'CON-1'],
      ['LIMIT.PLAN_PERFORMED', 'CON-1'],
      ['LIMIT.CREDITOR_HOLDS_OFF', 'CON-1'],
    ]);
    for (const bar of bars) expect(limit({ ...bar, debtorListed: true }).ok).toBe(true);
    for (const ground of [1, 6] as const)
      expect(bars.map((bar) => refused(listing({ ground, ...bar }))?.[0])).toEqual([
        'LISTING.PROPERTY_SUFFICES',
        'LISTING.PLAN_PERFORMED',
        'LISTING.CREDITOR_HOLDS_OFF',
      ]);
  });

  it('DIS-BAR: the first ground is closed where security suffices (DIS-ART-3), and for a full-time student over a campus loan (DIS-GRACE-4)', () => {
    expect(refused(listing({ ground: 1, secured: LISTING.owed }))).toEqual(['LISTING.SECURED', 'DIS-ART-3']);
    expect(listing({ ground: 1, secured: LISTING.owed - 1n }).ok).toBe(true);
    expect(refused(listing({ ground: 1, subject: person(20, 'HIMSELF', true) }))).toEqual([
      'LISTING.STUDENT',
      'DIS-GRACE-4',
    ]);
    expect(listing({ ground: 3, secured: LISTING.owed, subject: person(20, 'HIMSELF', true) }).ok).toBe(true);
  });

  it('TV-22: deleted at the creditor’s request on 2026-05-20, it is barred until 2026-11-20 and open on the 21st (DIS-ART-10-3)', () => {
    const deletedAtRequest = { on: d('2026-05-20'), by: 'c-1' };
    expect(refused(listing({ deletedAtRequest, on: d('2026-11-20') }))).toEqual(['LISTING.BARRED', 'DIS-ART-10-3']);
    expect(listing({ deletedAtRequest, on: d('2026-11-21') }).ok).toBe(true);
  });

  it('DIS-BAR: the six months bar that creditor’s application alone, not another’s, nor the court’s own motion', () => {
    const deletedAtRequest = { on: d('2026-05-20'), by: 'c-1' };
    for (const appliedBy of ['c-2', null])
      expect(listing({ deletedAtRequest, appliedBy, on: d('2026-11-20') }).ok).toBe(true);
  });
});

describe('the control of property (PRE-CTRL)', () => {
  const dongying = packOf('dongying-2020');

  it('TV-D15: is blocked under a 执前调 number and without any', () => {
    expect(refused(decideControl('（2026）鲁0502执前调7号', dongying))).toEqual(['CONTROL.NO_CASE_NUMBER', 'PRE-CTRL']);
    expect(refused(decideControl(null, dongying))).toEqual(['CONTROL.NO_CASE_NUMBER', 'PRE-CTRL']);
    expect(refused(decideControl('（2026）鲁502执保7号', dongying))).toEqual([
      'CONTROL.CASE_NUMBER_INVALID',
      'PRE-CTRL',
    ]);
  });

  it('is open under a case of enforcement or of preservation', () => {
    for (const type of ['执', '执恢', '执保'])
      expect(decideControl(`(2026)鲁0502${type}7号`, dongying)).toEqual({
        ok: true,
        value: { caseNumber: `（2026）鲁0502${type}7号` },
      });
    expect(decideControl('(2026)鲁0502民初7号', dongying).ok).toBe(false);
  });

  it('follows a pack that insists, and no published pack does', () => {
    expect(decideControl(null, { assets: { ...dongying.assets, controlBeforeCaseNumber: true } })).toEqual({
      ok: true,
      value: { caseNumber: null },
    });
    for (const pack of ['national', 'jianli-2023', 'enterprise-2025'])
      expect(decideControl(null, packOf(pack)).ok).toBe(false);
  });
});
