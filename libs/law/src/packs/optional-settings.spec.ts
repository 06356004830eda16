import { describe, expect, it } from '@jest/globals';
import { type JsonValue } from '../basics/derivation.js';
import { LAW_KINDS } from '../calculator/kinds.js';
import { diffPacks } from './diff.js';
import { enforcementTypes } from './enforcement-types.js';
import { loadPack, readPack, settingOf } from './load.js';
import { type PackDefinition } from './policy-pack.js';
import { packOf, POLICY_PACKS } from './published.js';

const source = { words: '申请执行费每件三百元', from: 'D' };
const child = (settings: PackDefinition['settings']): PackDefinition => ({
  id: 'national',
  version: 2,
  name: { zh: '子', en: 'child' },
  parent: 'national@1',
  inForceFrom: '2026-01-01',
  settings,
  departures: [],
});
const problemsOf = (settings: PackDefinition['settings']) => {
  const reading = readPack(child(settings), POLICY_PACKS);
  return 'problems' in reading ? reading.problems.map(({ path, code }) => [path, code]) : [];
};

describe('a setting that came after the first packs', () => {
  it('is in none of them, and they mean what they meant', () => {
    for (const pack of POLICY_PACKS)
      for (const path of ['regionalNotices', 'feeWithoutSum', 'unitCodeAlone']) {
        expect([pack.ref, path, Object.hasOwn(pack, path)]).toEqual([pack.ref, path, false]);
        expect([pack.ref, path, Object.hasOwn(pack.sources, path)]).toEqual([pack.ref, path, false]);
      }
  });

  it('FEE-1: the fee on a title without a sum is the court’s choice within the law, and the least where it makes none', () => {
    const pack = loadPack(child({ feeWithoutSum: { value: '300.00', source } }), POLICY_PACKS);
    expect(pack.feeWithoutSum).toBe('300.00');
    for (const value of ['49.99', '500.01', 'x', 300])
      expect([value, problemsOf({ feeWithoutSum: { value, source } }).map(([path]) => path)]).toEqual([
        value,
        ['/settings/feeWithoutSum/value'],
      ]);
    expect(LAW_KINDS['enforcementFee']?.({ pack: 'national' })).toMatchObject({ value: '50.00' });
    expect(LAW_KINDS['enforcementFee']?.({ pack: 'nowhere' })).toMatchObject({
      error: { code: 'PACK.UNKNOWN', path: '/pack' },
    });
  });

  it('DIS-ART-8: whether the code of a unit suffices under another name is the court’s choice', () => {
    expect(loadPack(child({ unitCodeAlone: { value: true, source } }), POLICY_PACKS).unitCodeAlone).toBe(true);
    expect(problemsOf({ unitCodeAlone: { value: 'yes', source } }).map(([path]) => path)).toEqual([
      '/settings/unitCodeAlone/value',
    ]);
  });

  it('DIS-ART-2-1: the term of an entry on the dishonesty list runs from the decision or from the entry, and no published pack says which', () => {
    const path = 'creditRepair.listingTermFrom';
    for (const pack of POLICY_PACKS)
      expect([pack.ref, pack.creditRepair.listingTermFrom]).toEqual([pack.ref, undefined]);
    const settings = (value: string) => ({ [path]: { value, source: { words: '自公布之日起计算', from: 'D' } } });
    expect(loadPack(child(settings('ENTRY')), POLICY_PACKS).creditRepair.listingTermFrom).toBe('ENTRY');
    expect(problemsOf(settings('SERVICE')).map(([where]) => where)).toEqual([`/settings/${path}/value`]);
  });

  it('is told in the difference of two versions, set or taken away', () => {
    const [before, after] = [
      packOf('national@1'),
      loadPack(child({ feeWithoutSum: { value: '300.00', source } }), POLICY_PACKS),
    ];
    expect(diffPacks(before, after)).toEqual([
      {
        path: 'feeWithoutSum',
        before: null,
        after: '300.00',
        source,
        text: {
          zh: '无执行金额的申请执行费（元）：由 未设 改为 300.00（D：“申请执行费每件三百元”）。',
          en: 'fee on a title without a sum (yuan): from not set to 300.00 (D: “申请执行费每件三百元”).',
        },
      },
    ]);
    expect(diffPacks(after, before)).toMatchObject([{ path: 'feeWithoutSum', before: '300.00', after: null }]);
  });

  it('PER-4: names notices of an autonomous region, never the State Council’s and none that this build does not have', () => {
    for (const value of [['state-council-2026'], ['nowhere-2026'], [2026]])
      expect([value, problemsOf({ regionalNotices: { value, source } })]).toEqual([
        value,
        [['/settings/regionalNotices/value/0', 'CALENDAR.EDITION_UNKNOWN']],
      ]);
    expect(problemsOf({ regionalNotices: { value: [], source } })).toEqual([
      ['/settings/regionalNotices/value', 'INPUT.TOO_FEW'],
    ]);
  });
});

describe('what a pack says of property under control', () => {
  it('PROC-12, PROC-13: is said class by class and use by use, each with its source, and silent in the first packs', () => {
    for (const { ref, assets } of POLICY_PACKS)
      expect([ref, Object.keys(assets).sort()]).toEqual([
        ref,
        ['controlBeforeCaseNumber', 'coverageTarget', 'haircut'],
      ]);
    const pack = loadPack(
      child({
        'assets.haircutOf.REAL_ESTATE': { value: '0.56', source },
        'assets.harmOf.BASIC_ACCOUNT': { value: 90, source },
        'assets.harmOf.DEPOSIT': { value: 0, source },
        'assets.exposure': { value: 'ORIGINAL', source },
        'assets.queuedTermRuns': { value: true, source },
        'assets.receiptWorkingDays': { value: 5, source },
      }),
      POLICY_PACKS,
    );
    expect(pack.assets).toEqual({
      ...packOf('national@1').assets,
      haircutOf: { REAL_ESTATE: '0.56' },
      harmOf: { BASIC_ACCOUNT: 90, DEPOSIT: 0 },
      exposure: 'ORIGINAL',
      queuedTermRuns: true,
      receiptWorkingDays: 5,
    });
    expect(diffPacks(packOf('national@1'), pack).map(({ path, text }) => [path, text.en.split(' (')[0]])).toEqual([
      ['assets.haircutOf.REAL_ESTATE', 'haircut: real estate: from not set to 0.56'],
      ['assets.harmOf.DEPOSIT', 'harm of control: deposits: from not set to 0'],
      ['assets.harmOf.BASIC_ACCOUNT', 'harm of control: basic account: from not set to 90'],
      [
        'assets.exposure',
        'debt of which the coverage target speaks: from not set to the balance of the original title',
      ],
      ['assets.queuedTermRuns', 'the term of a queued control runs from its receipt: from not set to yes'],
      ['assets.receiptWorkingDays', 'receipt of an order'],
    ]);
  });

  it('PROC-12: a haircut is a part of the whole, a harm a small whole number, and nothing is said of another class', () => {
    for (const [path, value] of [
      ['assets.haircutOf.EQUITY', '1.01'],
      ['assets.harmOf.EQUITY', 1001],
      ['assets.harmOf.EQUITY', 0.5],
      ['assets.exposure', 'BOTH'],
      ['assets.receiptWorkingDays', 0],
    ] as const)
      expect([path, problemsOf({ [path]: { value, source } }).map(([at]) => at)]).toEqual([
        path,
        [`/settings/${path}/value`],
      ]);
    expect(problemsOf({ 'assets.haircutOf.SHIP': { value: '0.5', source } })).toMatchObject([
      ['/settings/assets.haircutOf.SHIP', 'PACK.SETTING_UNKNOWN'],
    ]);
  });
});

describe('what a pack asks of a repair', () => {
  const PATHS = [
    'suspension.allOf',
    'suspension.oneOf',
    'fields',
    'examineWorkingDays',
    'supplementDays',
    'falseMaterialBarYears',
  ].map((name) => `creditRepair.${name}`);

  it('CR-L-GRP-A, CR-L-GRP-B, CR-L-SY, CR-N-8, CR-N-9: is in none of the first packs', () => {
    for (const pack of POLICY_PACKS)
      for (const path of PATHS) expect([pack.ref, path, settingOf(pack, path)]).toEqual([pack.ref, path, undefined]);
  });

  it('CR-L-GRP-A, CR-L-GRP-B: is told by name, and nothing else may be asked', () => {
    const asking = (path: string, value: JsonValue) => ({ [path]: { value, source } });
    const [allOf = '', oneOf = '', fields = '', examine = '', supplement = '', bar = ''] = PATHS;
    const pack = loadPack(
      child({
        ...asking(allOf, ['REPORTS_HONESTLY']),
        ...asking(oneOf, ['SECURITY_STANDS', 'PLAN_PERFORMED']),
        ...asking(fields, ['招标投标']),
        ...asking(examine, 5),
        ...asking(supplement, 15),
        ...asking(bar, 2),
      }),
      POLICY_PACKS,
    );
    expect(pack.creditRepair).toMatchObject({
      effectMonths: 6,
      suspension: { allOf: ['REPORTS_HONESTLY'], oneOf: ['SECURITY_STANDS', 'PLAN_PERFORMED'] },
      fields: ['招标投标'],
      examineWorkingDays: 5,
      supplementDays: 15,
      falseMaterialBarYears: 2,
    });
    expect(diffPacks(packOf('national@1'), pack).map(({ text }) => text.zh)).toContainEqual(
      expect.stringContaining('由 未设 改为 已提供足以清偿债务的有效担保、正在按照和解协议或者履行计划履行（'),
    );
    for (const [path, value] of [
      [allOf, ['RICH']],
      [oneOf, []],
      [fields, []],
      [examine, 0],
      [supplement, 61],
      [bar, 0],
    ] as const)
      expect([path, problemsOf(asking(path, value)).length]).toEqual([path, 1]);
  });
});

describe('the types of a case in enforcement (CASE-6)', () => {
  it('are the first enforcement and the resumed one', () => {
    for (const pack of POLICY_PACKS) expect([pack.ref, enforcementTypes(pack)]).toEqual([pack.ref, ['执', '执恢']]);
  });
});

describe('E7: what a pack says of tasks that nobody does', () => {
  const rung = { offset: 1, unit: 'WORKING_DAY', whom: 'SUPERIOR', how: 'ITEM', ifNobody: '报告' };
  const ladders = (value: JsonValue) => ({ 'ladder.ladders': { value, source } });
  const superiors = (value: JsonValue) => ({ 'ladder.superiors': { value, source } });
  const above = superiors([{ role: 'clerk', superior: 'court-president' }]);
  const codes = (settings: PackDefinition['settings']) => problemsOf(settings).map(([, code]) => code);

  it('is in none of the first packs, and in each second one: from ten days before the term up to the president', () => {
    for (const { ref, ladder, version } of POLICY_PACKS)
      expect([ref, ladder?.ladders?.[0]?.rungs.at(-1)?.whom]).toEqual([ref, version === 1 ? undefined : 'PRESIDENT']);
    expect(packOf('national@2').ladder?.ladders?.[0]?.rungs.map(({ offset }) => offset)).toEqual([
      -10, -5, -1, 0, 1, 3, 5,
    ]);
    expect(packOf('jianli-2023@2').sources['ladder.ladders']?.words).toContain('全程监管');
  });

  it('names rungs of which none stands twice, kinds with one ladder each, and superiors that lead upwards', () => {
    expect(codes({ ...ladders([{ kinds: ['*'], rungs: [rung] }]), ...above })).toEqual([]);
    expect(codes({ ...ladders([{ kinds: ['*'], rungs: [rung, rung] }]), ...above })).toEqual(['PACK.REPEATED']);
    expect(
      codes({
        ...ladders([
          { kinds: ['A'], rungs: [rung] },
          { kinds: ['A', 'B'], rungs: [rung] },
        ]),
        ...above,
      }),
    ).toEqual(['PACK.LADDER_TWICE']);
    expect(codes(ladders([{ kinds: ['*'], rungs: [rung] }]))).toEqual(['PACK.SUPERIORS_MISSING']);
    expect(codes(ladders([{ kinds: ['pay out'], rungs: [{ ...rung, whom: 'NOBODY' }] }])).sort()).toEqual([
      'INPUT.FORMAT',
      'INPUT.NOT_ALLOWED',
    ]);
    expect(
      codes(
        superiors([
          { role: 'clerk', superior: 'supervisor' },
          { role: 'supervisor', superior: 'clerk' },
        ]),
      ),
    ).toEqual(['PACK.SUPERIORS_CIRCLE']);
    expect(
      codes({ 'ladder.redWorkingDays': { value: 6, source }, 'ladder.amberWorkingDays': { value: 5, source } }),
    ).toEqual(['PACK.RED_BEFORE_AMBER']);
  });

  it('is told in the difference of two versions in words', () => {
    const told = diffPacks(packOf('national@1'), packOf('national@2')).find(({ path }) => path === 'ladder.ladders');
    expect(told?.text.zh).toContain('5 个工作日 院长 督办事项 由院长决定如何处理');
  });
});

describe('the green channel (A8)', () => {
  const green = (path: string, value: JsonValue) => ({ [`greenChannel.${path}`]: { value, source } });
  const codes = (settings: PackDefinition['settings']) => problemsOf(settings).map(([, code]) => code);

  it('is in each third version: acceptance within a day, and a person for each of twelve matters (SEED4)', () => {
    for (const { ref, version, greenChannel } of POLICY_PACKS) {
      expect([ref, greenChannel?.acceptanceWorkingDays]).toEqual([ref, version < 3 ? undefined : 1]);
      expect([ref, greenChannel?.items?.length]).toEqual([ref, version < 3 ? undefined : 12]);
    }
    expect(packOf('jianli-2023@3').greenChannel?.tags).toEqual(['ENTERPRISE']);
    expect(packOf('dongying-2020@3').greenChannel?.tags).toBeUndefined();
  });

  it('gives a kind of task one clock, and one matter with its person', () => {
    const [a, b] = [
      { kinds: ['A', 'B'], workingDays: 1 },
      { kinds: ['B'], workingDays: 2 },
    ];
    expect(codes(green('clocks', [a!]))).toEqual([]);
    expect(codes(green('clocks', [a!, b!]))).toEqual(['PACK.GREEN_CLOCK_TWICE']);
    const item = { item: 'MONEY', name: '案款', kinds: ['PAY_OUT'] };
    expect(codes(green('items', [item]))).toEqual([]);
    expect(codes(green('items', [item, { ...item, item: 'OTHER' }]))).toEqual(['PACK.GREEN_ITEM_TWICE']);
    expect(codes(green('items', [item, { ...item, kinds: ['OTHER'] }]))).toEqual(['PACK.REPEATED']);
    expect(codes(green('tags', ['POOR']))).toEqual(['INPUT.NOT_ALLOWED']);
  });
});
