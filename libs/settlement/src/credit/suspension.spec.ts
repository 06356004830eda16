import { describe, expect, it } from '@jest/globals';
import { legalDate, loadPack, packOf, POLICY_PACKS } from '@hejie/law';
import {
  DEBT,
  FILE,
  LISTING,
  PERFORMED,
  PLAN,
  SUSPENDED,
  SUSPENSION,
  after,
  at,
  happened,
  refused,
  turn,
} from '../../test/fixture/credit-files.js';
import { type CreditFile } from './credit-file.js';
import { type RepairApplication } from './repair-file.js';
import { decideSuspension, decideSuspensionRenewal, reviewSuspension, type FoundCondition } from './suspension.js';

const FOUND: readonly FoundCondition[] = [
  { condition: 'REPORTS_HONESTLY', basis: '财产报告核实无误' },
  { condition: 'COOPERATES', basis: '按传唤到庭' },
  { condition: 'LIMITS_KEPT', basis: '未发现违反' },
];
const APPLICATION: RepairApplication = {
  id: 'a',
  kind: 'SUSPENSION',
  concerns: 'l',
  state: 'UNDER_REVIEW',
  receivedAt: at('2026-06-01'),
  by: 'd',
  materials: [],
  steps: [],
  inquiries: [],
  complaints: [],
};
const ASKED: CreditFile = { ...FILE, applications: [APPLICATION], debt: { ...DEBT, ...PLAN } };
const grant = (file: CreditFile, found = FOUND, day = '2026-06-10', pack = packOf('national')) =>
  decideSuspension(
    file,
    { applicationId: 'a', listingId: 'l', suspensionId: 's', decisionNumber: '信修1号', found },
    turn(day, 'judge', pack),
  );

describe('a suspension', () => {
  it('CR-L-AH, CR-L-YZ, CR-REV: is granted on an application, bound to what is kept, for the pack’s months', () => {
    const decision = grant(ASKED);
    expect(happened(decision)).toEqual(['APPLICATION_GRANTED', 'SUSPENSION_GRANTED']);
    const file = after(ASKED, decision);
    expect(file.listings[0]).toMatchObject({ stage: 'SUSPENDED', suspensions: [SUSPENSION] });
    expect(file.applications[0]).toMatchObject({ state: 'GRANTED', decided: { by: 'judge' } });
    expect(refused(grant(file))?.[0]).toBe('APPLICATION.STATE');
  });

  it('CR-L-GRP-A, CR-L-GRP-B: names every condition that is not kept; security or force majeure serve as well as a plan', () => {
    const decision = grant({ ...ASKED, debt: DEBT }, FOUND.slice(0, 1));
    expect(decision).toMatchObject({
      ok: false,
      error: {
        code: 'SUSPENSION.CONDITIONS',
        rule: 'CR-L-GRP-A',
        problems: [
          { zh: '不符合条件：配合执行调查和财产处置。' },
          { zh: '不符合条件：遵守限制消费令。' },
          { rule: 'CR-L-GRP-B' },
        ],
      },
    });
    const kept = (debt: Partial<CreditFile['debt']>, found = FOUND) =>
      reviewSuspension({ ...ASKED, debt: { ...DEBT, ...debt } }, found, turn('2026-06-10')).oneNeededOf;
    expect(kept({})).toEqual(['PLAN_PERFORMED', 'SECURITY_STANDS', 'FORCE_MAJEURE']);
    expect(kept({ secured: DEBT.owed })).toEqual([]);
    expect(kept({ secured: DEBT.owed - 1n })).not.toEqual([]);
    expect(kept({}, [...FOUND, { condition: 'FORCE_MAJEURE', basis: '重病手术' }])).toEqual([]);
    expect(kept({}, [...FOUND, { condition: 'FORCE_MAJEURE', basis: ' ' }])).not.toEqual([]);
    expect(kept({ ...PLAN, inDefaultSince: at('2026-06-01') })).not.toEqual([]);
  });

  it('CR-L-GRP-A: conduct on record that is not mended speaks louder than a finding', () => {
    const broken = (
      kind: 'LIMIT_BROKEN' | 'FALSE_REPORT',
      cured?: { at: ReturnType<typeof at>; by: string; how: string },
    ) =>
      reviewSuspension(
        {
          ...ASKED,
          conducts: [
            {
              id: 'x',
              kind,
              on: legalDate('2026-05-01'),
              caseId: 'case',
              evidence: 'e',
              reported: { at: at('2026-05-02'), by: 'o' },
              of: 'DEBTOR',
              ...(cured === undefined ? {} : { cured }),
            },
          ],
        },
        FOUND,
        turn('2026-06-10'),
      ).lacking;
    expect([broken('LIMIT_BROKEN'), broken('FALSE_REPORT')]).toEqual([['LIMITS_KEPT'], ['REPORTS_HONESTLY']]);
    expect(broken('LIMIT_BROKEN', { at: at('2026-05-20'), by: 'j', how: '已缴罚款' })).toEqual([]);
  });

  it('CR-NEG, S22: is refused on the negative list, with each reason and its cure', () => {
    const decision = grant({ ...ASKED, listings: [{ ...LISTING, ground: 2 }] });
    expect(refused(decision)).toEqual(['REPAIR.NEGATIVE_LIST', 'CR-NEG']);
    expect(decision.ok ? '' : decision.error.zh).toBe(
      '2026年2月25日本案中有暴力、威胁情形，属于负面清单事项。修复途径：接受处罚，书面悔过，经法官认定已经改正。',
    );
  });

  it('CR-L-GRP-B, CR-NEG: a part that is paid bars nobody who has another ground', () => {
    const part = { ...ASKED, debt: { ...DEBT, performed: 1n } };
    const bars = (found: readonly FoundCondition[]) =>
      reviewSuspension(part, found, turn('2026-06-10')).bars.map(({ kind }) => kind);
    expect([bars(FOUND), bars([...FOUND, { condition: 'FORCE_MAJEURE', basis: '重病手术' }])]).toEqual([
      ['TOKEN_PERFORMANCE'],
      [],
    ]);
  });

  it('CR-L-AH: is of a published entry on which something is owed, and of the entry that the application names', () => {
    expect(refused(grant({ ...ASKED, debt: PERFORMED }))?.[0]).toBe('SUSPENSION.PERFORMED');
    expect(refused(grant({ ...ASKED, listings: [{ ...LISTING, stage: 'GRACE' }] }))?.[0]).toBe(
      'SUSPENSION.NOT_PUBLISHED',
    );
    expect(refused(grant({ ...ASKED, applications: [{ ...APPLICATION, concerns: 'k' }] }))?.[0]).toBe(
      'APPLICATION.OF_ANOTHER_KIND',
    );
    expect(refused(grant({ ...ASKED, applications: [] }))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
    expect(refused(grant({ ...ASKED, listings: [] }))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
  });

  it('CR-L-GRP-A: asks what the pack asks', () => {
    const source = { words: '原文', from: 'D' };
    const pack = loadPack(
      {
        id: 'own',
        version: 1,
        name: { zh: '本院', en: 'own' },
        parent: 'national@1',
        inForceFrom: '2026-01-01',
        settings: {
          'creditRepair.suspension.allOf': { value: [], source },
          'creditRepair.suspension.oneOf': { value: ['SECURITY_STANDS'], source },
          'creditRepair.effectMonths': { value: 3, source },
        },
        departures: [],
      },
      POLICY_PACKS,
    );
    const secured = { ...ASKED, debt: { ...DEBT, secured: DEBT.owed } };
    expect(refused(grant(ASKED, [], '2026-06-10', pack))).toEqual(['SUSPENSION.CONDITIONS', 'CR-L-GRP-B']);
    expect(after(secured, grant(secured, [], '2026-11-30', pack)).listings[0]?.suspensions[0]).toMatchObject({
      conditions: ['SECURITY_STANDS'],
      lastDay: '2027-02-28',
    });
  });
});

describe('the renewal of a suspension', () => {
  const renew = (file: CreditFile, day: string, found = FOUND) =>
    decideSuspensionRenewal(file, { listingId: 'l', found, decisionNumber: '信修2号' }, turn(day));

  it('CR-REV, PER-8: is open in the last thirty days, and begins the day after the old last day', () => {
    expect(refused(renew(SUSPENDED, '2026-11-09'))).toEqual(['SUSPENSION.TOO_EARLY', 'CR-REV']);
    const decision = renew(SUSPENDED, '2026-11-10');
    expect(happened(decision)).toEqual(['SUSPENSION_RENEWED']);
    expect(after(SUSPENDED, decision).listings[0]?.suspensions[0]).toMatchObject({
      lastDay: '2027-06-10',
      renewals: [{ from: '2026-12-11', lastDay: '2027-06-10', by: 'judge', decisionNumber: '信修2号' }],
    });
  });

  it('CR-REV: asks its conditions anew, and waits for a finding', () => {
    const findings = [
      {
        at: at('2026-11-20'),
        condition: 'PLAN_PERFORMED' as const,
        since: at('2026-11-20T00:00:00+08:00'),
      },
    ];
    const found = {
      ...SUSPENDED,
      listings: [{ ...LISTING, stage: 'SUSPENDED' as const, suspensions: [{ ...SUSPENSION, findings }] }],
    };
    expect(refused(renew(found, '2026-11-21'))?.[0]).toBe('SUSPENSION.FINDING_OPEN');
    expect(refused(renew(SUSPENDED, '2026-11-21', []))?.[0]).toBe('SUSPENSION.CONDITIONS');
    expect(refused(renew({ ...SUSPENDED, debt: PERFORMED }, '2026-11-21'))?.[0]).toBe('SUSPENSION.PERFORMED');
    expect(refused(renew(FILE, '2026-11-21'))?.[0]).toBe('SUSPENSION.NOT_IN_EFFECT');
    expect(refused(renew({ ...FILE, listings: [] }, '2026-11-21'))?.[0]).toBe('CREDIT.UNKNOWN_ROW');
  });
});
